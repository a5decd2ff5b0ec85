import { describe, expect, it } from 'vitest';
import { readReviewChapters } from '#domain/review-chapters.ts';

const chaptersOf = (lines: readonly string[]) => {
  const text = lines.join('\n');
  return readReviewChapters(text, 0, text.length, true).map(({ title, start, end }) => [title, text.slice(start, end).trim().slice(-6)]);
};

describe('readReviewChapters', () => {
  it.each([
    {
      why: 'an overview with figures is a chapter without a title',
      lines: ['2022年，完成农业总产值2.46亿元。', '（一）农业稳中有进。播种3.1万亩。', '（二）民生改善。改厕260户。'],
      chapters: [
        ['', '.46亿元。'],
        ['农业稳中有进', '3.1万亩。'],
        ['民生改善', '厕260户。'],
      ],
    },
    {
      why: 'an overview without is none',
      lines: ['2022年，各项任务完成较好。', '（一）农业稳中有进。播种3.1万亩。'],
      chapters: [['农业稳中有进', '3.1万亩。']],
    },
    {
      why: 'a whole sentence is no title',
      lines: ['过去一年，我们坚持以新思想为指导，高效统筹发展和安全，全县经济运行稳中向好。增长4.1%。', '——项目提速增效。实施118个。'],
      chapters: [
        ['', '长4.1%。'],
        ['项目提速增效', '施118个。'],
      ],
    },
    {
      why: 'a 一年来 line is one',
      lines: ['一年来，我们兴产业、促增收，底子越来越厚', '出栏生猪1.9万头。'],
      chapters: [['一年来，我们兴产业、促增收，底子越来越厚', '1.9万头。']],
    },
    {
      why: 'the last chapter ends before the problems',
      lines: ['（一）政府建设加强。办理建议23件。', '各位代表，在肯定成绩的同时，我们也清醒看到：产业规模不大。'],
      chapters: [['政府建设加强', '建议23件。']],
    },
    {
      why: 'and before the thanks',
      lines: [
        '（一）政府建设加强。办理建议23件。',
        '同时，档案工作有新进步。',
        '各位代表！成绩来之不易，表示衷心感谢！',
        '我们也看到，还有不足。',
      ],
      chapters: [['政府建设加强', '作有新进步。']],
    },
    {
      why: 'and before what is seen beside the achievements',
      lines: ['（一）政府效能提升。办理提案168件。', '在看到成绩的同时，我们也认识到总量偏小。'],
      chapters: [['政府效能提升', '案168件。']],
    },
  ])('$why', ({ lines, chapters }) => expect(chaptersOf(lines)).toEqual(chapters));

  it('is one chapter without headings', () => expect(chaptersOf(['2022年，完成产值2.46亿元。'])).toEqual([['', '.46亿元。']]));
});

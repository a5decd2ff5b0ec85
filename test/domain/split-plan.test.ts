import { describe, expect, it } from 'vitest';
import { parseReport } from '#domain/parse-report.ts';
import { splitPlan } from '#domain/split-plan.ts';

/** The plan’s pieces: a task as its words, what is none as “why: words”. */
const pieces = (plan: string): string[] => {
  const text = `石河镇政府工作报告\n一、2023年工作回顾\n成效明显。\n二、2024年工作安排\n${plan}`;
  const { blocks, year } = parseReport(text);
  return splitPlan({ text, year }, blocks)
    .slice(1)
    .map(({ start, end, why }) => (why === null ? '' : `${why}: `) + text.slice(start, end));
};

describe('splitPlan', () => {
  it.each<{ rule: string; plan: string; pieces: string[] }>([
    {
      rule: 'P1 the heading of an area, S1 a sentence',
      plan: '（一）办实事\n新建公路3公里，改造危桥1座。加强管护。',
      pieces: ['heading: （一）办实事', '新建公路3公里，改造危桥1座。', '加强管护。'],
    },
    {
      rule: 'P2 ordinals are numbering',
      plan: '（一）办实事\n一是新建公路3公里；二是改造危桥1座。',
      pieces: ['heading: （一）办实事', 'numbering: 一是', '新建公路3公里；', 'numbering: 二是', '改造危桥1座。'],
    },
    {
      rule: 'P3 a run-in theme',
      plan: '（一）办实事。新建公路3公里。',
      pieces: ['heading: （一）办实事。', '新建公路3公里。'],
    },
    {
      rule: 'P3 a theme alone on its line, its full stop kept',
      plan: '（一）做强产业。\n1.做优农业。新建大棚20个。',
      pieces: ['heading: （一）做强产业。', 'heading: 1.做优农业。', '新建大棚20个。'],
    },
    {
      rule: 'S2 semicolons with a verb on each side',
      plan: '（一）办实事\n改造雨污管网2公里、人行道3600平方米；新建停车场1个。',
      pieces: ['heading: （一）办实事', '改造雨污管网2公里、人行道3600平方米；', '新建停车场1个。'],
    },
    {
      rule: 'S3 indicators, each a task',
      plan: '主要预期目标是：地区生产总值增长8%；城乡居民收入分别增长7%、8%；物价涨幅3%以内。\n（一）办实事\n加强管护。',
      pieces: [
        'framing: 主要预期目标是：',
        '地区生产总值增长8%；',
        '城乡居民收入分别增长7%、8%；',
        '物价涨幅3%以内。',
        'heading: （一）办实事',
        '加强管护。',
      ],
    },
    {
      rule: 'S7 a note of who is responsible stays',
      plan: '（一）办实事\n新建公路3公里。（责任科室：村建办）',
      pieces: ['heading: （一）办实事', '新建公路3公里。（责任科室：村建办）'],
    },
    {
      rule: 'N1 the lead-in of a numbered list',
      plan: '（一）办实事\n今年办好两件民生实事：（1）新建幼儿园1所；（2）建设口袋公园6个。',
      pieces: [
        'heading: （一）办实事',
        'framing: 今年办好两件民生实事：',
        'numbering: （1）',
        '新建幼儿园1所；',
        'numbering: （2）',
        '建设口袋公园6个。',
      ],
    },
    {
      rule: 'P2 a number before a date is numbering',
      plan: '（一）办实事\n1.6月底前完成排查。\n2.新建公路3公里。',
      pieces: ['heading: （一）办实事', 'numbering: 1.', '6月底前完成排查。', 'numbering: 2.', '新建公路3公里。'],
    },
    {
      rule: 'an appendix is framing',
      plan: '（一）办实事\n加强管护。\n名词解释：\n口袋公园：小型绿地。',
      pieces: ['heading: （一）办实事', '加强管护。', 'framing: 名词解释：\n口袋公园：小型绿地。'],
    },
  ])('$rule', ({ plan, pieces: expected }) => {
    expect(pieces(plan)).toEqual(expected);
  });
});

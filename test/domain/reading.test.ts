import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_DEPARTMENTS } from '#domain/default-departments.ts';
import { inSource, readingOf, wordsOf } from '#domain/reading.ts';
import { splitReport } from '#domain/split-report.ts';
import { layouts } from '../support/layouts.ts';

describe('readingOf', () => {
  it.each([
    { source: '硬化道路１４．３公里，覆盖率达９５％。', text: '硬化道路14.3公里，覆盖率达95%。', why: 'full-width digits and signs' },
    {
      source: '新建公路 12.5 公里 , 改造危桥 2 座 ;',
      text: '新建公路12.5公里，改造危桥2座；',
      why: 'space round figures, half-width marks',
    },
    { source: '总产值12,500万元,增长5%', text: '总产值12,500万元，增长5%', why: 'a comma inside a number stays' },
    { source: '二 〇 二 四 年 工 作', text: '二〇二四年工作', why: 'letters set apart' },
    { source: '建设5 G基站，开展 APP Store 宣传', text: '建设5G基站，开展APP Store宣传', why: 'only Latin words stay apart' },
    { source: '1 实施有机更新', text: '1 实施有机更新', why: 'the space behind an item number is its mark' },
    { source: '2.1 做强产业', text: '2.1 做强产业', why: 'and behind one of several parts' },
    { source: '1.5 公里背街小巷', text: '1.5公里背街小巷', why: 'not the space before a unit' },
    {
      source: '| 序号 | 项目 |\n|---|:--:|\n| 1 | 改造**食堂**。配套餐桌 |\n| 2 | 修路 | 5 公里 |',
      text: '序号，项目\n1、改造食堂，配套餐桌\n2、修路，5公里',
      why: 'a table of Markdown, a row a sentence',
    },
    { source: '修路 | 5公里 | 8月底', text: '修路，5公里，8月底', why: 'a row without its outer bars' },
    { source: '1\t修路。\t\t5公里\t8月底', text: '1、修路，5公里，8月底', why: 'a row of tabs, an empty cell' },
    { source: '修路\t5公里', text: '修路，5公里', why: 'a row of two cells' },
    { source: '1.\t修路5公里', text: '1.修路5公里', why: 'no row: a tab behind a number' },
    { source: '二、2024年\t工作安排', text: '二、2024年工作安排', why: 'no row: a tab inside a heading' },
    { source: '\t修路5公里。', text: '修路5公里。', why: 'no row: an indent' },
    { source: '- [x] 修路5公里', text: '修路5公里', why: 'a box that was ticked' },
    { source: '工作时间9:00至17:00:以上', text: '工作时间9:00至17:00：以上', why: 'a colon inside a time stays' },
    { source: '实施"雪亮"工程.继续推进', text: '实施“雪亮”工程。继续推进', why: 'straight quotation marks, a Latin full stop' },
    { source: '## 二、**2024年**工作安排', text: '二、2024年工作安排', why: 'marks of Markdown' },
    { source: '- 新建*便民*桥', text: '新建*便民*桥', why: 'a bullet is layout, a single star may be a placeholder' },
    { source: '\u2f00、\u2f2f作回顾', text: '一、工作回顾', why: 'radicals that PDFs write for characters' },
    { source: '各位代表\u200b：\ufeff', text: '各位代表：', why: 'what nobody sees' },
    { source: '第一段。\r\n\r\n— 3 —\r\n第二段。', text: '第一段。\n第二段。', why: 'a page number between paragraphs' },
    {
      source: '围绕生态宜居加快推进农村人居环境整治提升五年行动和\n- 12 -\n厕所革命。',
      text: '围绕生态宜居加快推进农村人居环境整治提升五年行动和厕所革命。',
      why: 'a page number inside a sentence',
    },
    {
      source: '持续推进移风易俗工作，\n倡导文明新风。',
      text: '持续推进移风易俗工作，倡导文明新风。',
      why: 'no paragraph ends with a comma',
    },
    { source: '实施以下项目：\n（1）道路工程；', text: '实施以下项目：\n（1）道路工程；', why: 'a list stays a list' },
    {
      source: Array.from({ length: 24 }, (_, i) => `完成${'甲乙丙丁戊己'[i % 6]}村第${i + 10}组道路硬化`).join('\n'),
      text: Array.from({ length: 24 }, (_, i) => `完成${'甲乙丙丁戊己'[i % 6]}村第${i + 10}组道路硬化`).join('\n'),
      why: 'short lines of one width in which no sentence ends are no column',
    },
    {
      source:
        '石河镇2024年政府工作报告各位代表：我报告工作。一、2023年工作回顾2023年，修路3公里。二、2024年工作安排（一）抓农业。种粮3万亩；（二）抓民生。改厕500户。各位代表，让我们努力奋斗，再创新的辉煌！',
      text: '石河镇2024年政府工作报告各位代表：我报告工作。\n一、2023年工作回顾\n2023年，修路3公里。\n二、2024年工作安排\n（一）抓农业。种粮3万亩；\n（二）抓民生。改厕500户。\n各位代表，让我们努力奋斗，再创新的辉煌！',
      why: 'a text that has lost its line breaks',
    },
  ])('$why', ({ source, text }) => expect(readingOf(source).text).toBe(text));

  it('tells where each piece stands in the file', () => {
    const source = '新建公路 １２ 公里。';
    const reading = readingOf(source);
    const piece = inSource(reading, { start: 4, end: 8 });
    expect(reading.text.slice(4, 8)).toBe('12公里');
    expect(source.slice(piece.start, piece.end)).toBe('１２ 公里');
  });

  it('keeps the order of the file, whatever stands in it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (source) => {
        const { text, starts } = readingOf(source);
        expect(starts.length).toBe(text.length);
        starts.forEach((start, i) => {
          expect(start).toBeGreaterThanOrEqual(starts[i - 1] ?? 0);
          expect(start).toBeLessThan(source.length);
        });
      }),
      { numRuns: 500 },
    );
  });
});

describe('a report is the same report in any layout', () => {
  const gold = new URL('../gold/reports/', import.meta.url);
  const reports = readdirSync(gold).map((name) => readFileSync(new URL(name, gold), 'utf8'));
  const bare = (text: string): string => wordsOf(text).replace(/[，；：（）。.！]/g, '');
  const tasksOf = (text: string): string[] =>
    splitReport(text, DEFAULT_DEPARTMENTS).areas.flatMap((area) =>
      area.tasks.map((task) => `${bare(area.title)}|${bare(task.text)}|${task.due}|${task.targets.map(({ value, unit }) => value + unit)}`),
    );
  const plain = reports.map(tasksOf);

  it.each(Object.entries(layouts))('%s', (_name, { lay, most }) => {
    const told = reports.map((text) => tasksOf(lay(text)));
    const missed = plain.flatMap((tasks, i) => tasks.filter((task) => !told[i]!.includes(task)));
    expect(missed.length).toBeLessThanOrEqual(most);
    reports.forEach((text) => {
      const laid = lay(text);
      for (const { tasks } of splitReport(laid, DEFAULT_DEPARTMENTS).areas)
        for (const task of tasks) expect(laid.slice(task.start, task.end)).toBe(task.text);
    });
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ask, measure, milestone, target } from '#contract/promise.ts';
import { dayIn } from '#domain/cell-words.ts';
import { measuresText, readMeasures } from '#domain/measure-cell.ts';
import { ACCUMULATIONS, COMPARISONS, type Measure, type Milestone, type SupportAsk, type Target } from '#domain/plan.ts';
import { readSteps, stepsText } from '#domain/step-cell.ts';
import { readSupport, supportText } from '#domain/support-cell.ts';
import { readTargets, targetsText } from '#domain/target-cell.ts';
import { aTarget } from '../support/builders.ts';

/** Words with the very signs of the cells' grammar, quotes, lines, marks that nobody sees, and what begins a formula. */
const SIGNS = [...'玉米面积其中至属于=＝<>≥~～–-—"“”\\；;，,、：: \n\t\r@+=#%约１1.​\u0301𠮷⚠\uE000\u2028'];
const chars = fc.oneof(fc.constantFrom(...SIGNS, '万', '亿'), fc.string({ unit: 'grapheme', minLength: 1, maxLength: 2 }));
const textOf = (most: number) =>
  fc
    .array(chars, { maxLength: most })
    .map((all) => all.join('').slice(0, most))
    .filter((one) => one.isWellFormed());
const nameOf = (most: number) =>
  textOf(most)
    .map((one) => one.trim())
    .filter((one) => one !== '');
const number = fc
  .oneof(
    fc.integer({ min: -1e6, max: 1e6 }).map((one) => one * 10_000),
    fc.integer({ min: -1e6, max: 1e6 }).map((one) => one * 100),
    fc.integer({ min: -1e12, max: 1e12 }),
    fc.double({ min: -1e12, max: 1e12, noNaN: true }).filter((one) => one === 0 || Math.abs(one) >= 1e-6),
  )
  .map((one) => one + 0);
const day = fc
  .date({ min: new Date('1990-01-01'), max: new Date('2090-01-01'), noInvalidDate: true })
  .map((one) => one.toISOString().slice(0, 10));

const targets: fc.Arbitrary<Target[]> = fc
  .array(
    fc.record({
      metric: nameOf(60),
      comparison: fc.constantFrom(...COMPARISONS),
      value: number,
      valueMax: fc.option(number),
      unit: textOf(20),
      of: fc.option(fc.nat(5)),
      place: fc.option(nameOf(60)),
      by: fc.option(day),
    }),
    { maxLength: 6 },
  )
  .map((all) => all.map(({ of, ...one }) => ({ ...one, within: of === null ? null : (all[of]?.metric ?? null) })));

const measures: fc.Arbitrary<Measure[]> = fc.array(
  fc
    .record({
      name: nameOf(60),
      unit: textOf(20),
      source: fc.constantFrom('plan', 'last-review', 'catalogue', 'head'),
      lastYear: fc.option(number),
      season: fc.option(fc.array(fc.record({ from: day, to: day }), { maxLength: 3 })),
      accumulation: fc.option(fc.constantFrom(...ACCUMULATIONS)),
    })
    .map(({ season, accumulation, ...one }) => ({
      ...one,
      ...(season && { season }),
      ...(accumulation && { accumulation }),
    })) as fc.Arbitrary<Measure>,
  { maxLength: 6 },
);

const steps: fc.Arbitrary<Milestone[]> = fc.array(fc.record({ name: nameOf(60), by: day }), { maxLength: 6 });

const support = fc
  .record({
    supporting: fc.uniqueArray(
      textOf(40).filter((one) => one !== ''),
      { maxLength: 5 },
    ),
    said: fc.array(fc.record({ of: fc.nat(4), ask: nameOf(200) }), { maxLength: 6 }),
  })
  .map(({ supporting, said }) => ({
    supporting,
    asks: said.flatMap(({ of, ask }): SupportAsk[] => (supporting[of] === undefined ? [] : [{ department: supporting[of], ask }])),
  }));

/** As a workbook keeps a cell: trimmed, its line breaks as they are. */
const kept = (cell: string): string => cell.trim();

describe('what a compound cell says', () => {
  const runs = { numRuns: 2000 };

  it('is read back as the same figures', () =>
    fc.assert(
      fc.property(targets, (all) => {
        for (const one of all.filter(({ metric }) => metric.length <= 60)) expect(target.safeParse(one).success).toBe(true);
        expect(readTargets(kept(targetsText(all)))).toEqual(all);
      }),
      runs,
    ));

  it('is read back as the same measures', () =>
    fc.assert(
      fc.property(measures, (all) => {
        expect(readMeasures(kept(measuresText(all)))).toEqual(all);
      }),
      runs,
    ));

  it('is read back as the same steps', () =>
    fc.assert(
      fc.property(steps, (all) => {
        for (const one of all) expect(milestone.parse(one)).toEqual(one);
        expect(readSteps(kept(stepsText(all)))).toEqual(all);
      }),
      runs,
    ));

  it('is read back as the same supporting departments with their asks', () =>
    fc.assert(
      fc.property(support, (one) => {
        for (const said of one.asks) expect(ask.safeParse(said).success).toBe(true);
        expect(readSupport(kept(supportText(one)))).toEqual(one);
      }),
      runs,
    ));

  it('holds no sign that nobody sees, and no line that is not one of its things', () =>
    fc.assert(
      fc.property(targets, (all) => {
        const cell = targetsText(all);
        expect(cell).not.toMatch(/[^\P{C}\n]/u);
        expect(cell === '' ? 0 : cell.split('\n').length).toBe(all.length);
      }),
      runs,
    ));
});

it.each<{ why: string; targets: Target[]; cell: string }>([
  { why: 'one figure', targets: [aTarget()], cell: '玉米种植面积 = 6000 亩' },
  {
    why: 'a range, and a part of it with a place and a day',
    targets: [
      aTarget({ metric: '专业合作社', comparison: '>=', value: 3, valueMax: 5, unit: '个' }),
      aTarget({ metric: '茶叶', value: 1, unit: '个', within: '专业合作社', place: '白鹤村', by: '2022-06-30' }),
    ],
    cell: '专业合作社 >= 3–5 个\n其中 茶叶 = 1 个，地点 白鹤村，至 2022-06-30',
  },
  {
    why: 'a part of a figure that is not the one above',
    targets: [aTarget({ metric: '粮食' }), aTarget({ metric: '茶叶' }), aTarget({ metric: '大豆', within: '粮食' })],
    cell: '粮食 = 6000 亩\n茶叶 = 6000 亩\n大豆 = 6000 亩，属于 粮食',
  },
  {
    why: 'a name with marks of its own',
    targets: [aTarget({ metric: '净增“四上”、规上企业', unit: '家' })],
    cell: '净增“四上”、规上企业 = 6000 家',
  },
  {
    why: 'ten thousands and more',
    targets: [aTarget({ value: 18_600 }), aTarget({ metric: '投资', value: 420_000_000, unit: '元' })],
    cell: '玉米种植面积 = 1.86万亩\n投资 = 4.2亿元',
  },
  { why: 'a unit that is counted so itself', targets: [aTarget({ value: 20_000, unit: '万元' })], cell: '玉米种植面积 = 20000 万元' },
  { why: 'a range of two sizes', targets: [aTarget({ value: 3, valueMax: 50_000 })], cell: '玉米种植面积 = 3–50000 亩' },
  { why: 'a range of one size', targets: [aTarget({ value: 30_000, valueMax: 50_000 })], cell: '玉米种植面积 = 3万–5万亩' },
  { why: 'a name that looks like a comparison', targets: [aTarget({ metric: 'A=B', unit: '' })], cell: '"A=B" = 6000' },
])('figures stand in a cell as people write them: $why', ({ targets, cell }) => {
  expect(targetsText(targets)).toBe(cell);
  expect(readTargets(cell)).toEqual(targets);
});

it.each([
  { why: 'signs of the full width, no spaces', cell: '卫生厕所覆盖率≥60%', says: { comparison: '>=', value: 60, unit: '%' } },
  { why: 'thousands', cell: '玉米 ＝ 6,000亩', says: { comparison: '=', value: 6000, unit: '亩' } },
  { why: 'ten thousands of both ends', cell: '玉米 = 3–5万亩', says: { value: 30_000, valueMax: 50_000, unit: '亩' } },
  { why: 'ten thousands that are the unit', cell: '投资 = 3 万元', says: { value: 3, unit: '万元' } },
  { why: 'ten thousands that are the figure', cell: '投资=3万元', says: { value: 30_000, unit: '元' } },
  { why: 'a range with a hyphen', cell: '合作社 = 3-5个', says: { value: 3, valueMax: 5, unit: '个' } },
  { why: 'a day as it is spoken', cell: '玉米 = 1 亩，至2022年6月3日', says: { by: '2022-06-03' } },
  { why: 'less than nothing', cell: '增速 >= -3.5 %', says: { value: -3.5 } },
])('what people write otherwise is understood: $why', ({ cell, says }) => expect(readTargets(cell)[0]).toMatchObject(says));

it.each([
  { read: readTargets, cell: '玉米6000亩', says: '第1项“玉米6000亩”：应写成“指标 比较符 数 单位”' },
  { read: readTargets, cell: '玉米 = 6000 亩\n大豆 = 约', says: '第2项“大豆 = 约”：“=”后面应为数' },
  { read: readTargets, cell: '其中 玉米 = 3 亩', says: '前面没有它所属的指标' },
  { read: readTargets, cell: '玉米 = 3 亩，明年', says: '看不懂“明年”' },
  { read: readTargets, cell: '玉米 = 3 亩，至 2022-02-30', says: '“2022-02-30”不是存在的日期' },
  { read: readTargets, cell: '"玉米 = 3 亩', says: '应写成“指标 比较符 数 单位”' },
  { read: readMeasures, cell: '护林员 名，上年 三十', says: '“三十”不是数' },
  { read: readMeasures, cell: '护林员 名 人', says: '应写成“名称 单位”' },
  { read: readMeasures, cell: '护林员 名，累计 平均', says: '没有“平均”，应为以下之一：各次相加、最近一次、比率' },
  { read: readMeasures, cell: '护林员 名，时段 三月', says: '应写成 2022-03-01–2022-05-31' },
  { read: readSteps, cell: '圈舍建成', says: '应写成“日期 做到什么”' },
  { read: readSteps, cell: '2022-13-01 圈舍建成', says: '应写成“日期 做到什么”' },
  { read: readSteps, cell: '2022-06-01 "圈舍', says: '引号不成对' },
])('what cannot be read says why: $cell', ({ read, cell, says }) => {
  expect(() => read(cell)).toThrow(expect.objectContaining({ code: 'CellIsWrong', message: expect.stringContaining(says) }));
});

it.each([
  { text: '2022-06-30', day: '2022-06-30' },
  { text: '2022/6/3', day: '2022-06-03' },
  { text: ' 2022.6.3', day: '2022-06-03' },
  { text: '2022年6月3日', day: '2022-06-03' },
  { text: '44742', day: '2022-06-30' },
  { text: '2022-02-30', day: null },
  { text: '6月30日', day: null },
  { text: '6000', day: null },
])('a day is read as people write it: $text', ({ text, day }) => expect(dayIn(text)).toBe(day));

it('departments in one line are parted as people part them', () => {
  expect(readSupport('财政所、民政办\n派出所：维持秩序，每日巡逻')).toEqual({
    supporting: ['财政所', '民政办', '派出所'],
    asks: [{ department: '派出所', ask: '维持秩序，每日巡逻' }],
  });
});

it('a number, a measure that nobody promised, and one without a unit', () => {
  const all: Measure[] = [
    { name: '护林员', unit: '名', source: 'catalogue', lastYear: 35, accumulation: 'level' },
    { name: '造林', unit: '', source: 'head', lastYear: null, season: [{ from: '2022-03-01', to: '2022-04-30' }] },
  ];
  expect(measuresText(all)).toBe('护林员 名，取自 目录，上年 35，累计 最近一次\n造林，取自 单位，时段 2022-03-01–2022-04-30');
  expect(all.map((one) => measure.safeParse(one).success)).toEqual([true, true]);
  expect(readMeasures(measuresText(all))).toEqual(all);
});

import { describe, expect, it } from 'vitest';
import { draftWithLastResults, lastResultsFinder, type Result, resultsOf } from '#domain/last-results.ts';
import { lastYearDoubts } from '#domain/last-year-doubts.ts';
import type { Measure } from '#domain/plan.ts';
import { aMeasure, aTask } from '../support/builders.ts';
import { aDraftRow } from '../support/town.ts';

const measure = (name: string, unit: string, more: Partial<Measure> = {}): Measure => ({
  name,
  unit,
  source: 'plan',
  lastYear: null,
  ...more,
});
const result = (n: string, text: string, metric: string, unit: string, value: number): Result => ({
  task: `shihe-2021-${n}`,
  text,
  metric,
  unit,
  value,
});

const RESULTS = [
  result('001', '全年种植玉米5900亩、大豆1800亩、大豆玉米带状复合种植700亩。', '玉米种植面积', '亩', 5790),
  result('001', '全年种植玉米5900亩、大豆1800亩、大豆玉米带状复合种植700亩。', '大豆种植面积', '亩', 1830),
  result('001', '全年种植玉米5900亩、大豆1800亩、大豆玉米带状复合种植700亩。', '大豆玉米带状复合种植面积', '亩', 650),
  result('002', '扎实抓好森林防灭火，开展巡查。', '巡查', '次', 120),
  result('003', '深入开展安全生产大检查，开展巡查。', '巡查', '次', 44),
  result('004', '建成高标准农田，改善灌溉条件。', '高标准农田', '亩', 800),
  result('005', '推进招商引资，完成投资。', '投资', '万元', 3000),
];
const found = (text: string, measures: readonly Measure[]) =>
  lastResultsFinder(RESULTS)({ text, measures }).measures.map(({ lastYear, lastResult }) => [lastYear, lastResult?.task.slice(-3) ?? null]);

describe('what last year ended with', () => {
  it.each([
    {
      why: 'of the promise that says the same, each measure its own',
      text: '种植玉米6200亩、大豆2100亩、大豆玉米带状复合种植900亩。',
      measures: [measure('大豆种植面积', '亩'), measure('玉米种植面积', '亩'), measure('大豆玉米带状复合种植面积', '亩')],
      is: [
        [1830, '001'],
        [5790, '001'],
        [650, '001'],
      ],
    },
    {
      why: 'of the likest of two that count the same',
      text: '抓好森林防灭火，开展巡查。',
      measures: [measure('巡查', '次', { source: 'catalogue' })],
      is: [[120, '002']],
    },
    { why: 'not in another unit', text: '抓好森林防灭火，开展巡查。', measures: [measure('巡查', '人')], is: [[null, null]] },
    {
      why: 'of another promise by the very name, for a figure of the plan',
      text: '实施农田水利项目。',
      measures: [measure('高标准农田', '亩')],
      is: [[800, '004']],
    },
    {
      why: 'not for one that the catalogue proposed: any work may have it',
      text: '实施农田水利项目。',
      measures: [measure('高标准农田', '亩', { source: 'catalogue' })],
      is: [[null, null]],
    },
    { why: 'not where two other promises have the name', text: '组织河道管护。', measures: [measure('巡查', '次')], is: [[null, null]] },
    { why: 'not by a name that any work has', text: '建设污水管网。', measures: [measure('投资', '万元')], is: [[null, null]] },
    {
      why: 'beside the figure of the report, which stays',
      text: '建成高标准农田500亩。',
      measures: [measure('高标准农田', '亩', { lastYear: 820 })],
      is: [[820, '004']],
    },
  ])('is taken $why', ({ text, measures, is }) => expect(found(text, measures)).toEqual(is));

  it('changes nothing without a year before', () => {
    const row = { text: '种植玉米6200亩。', measures: [measure('玉米种植面积', '亩')] };
    expect(lastResultsFinder([])(row)).toBe(row);
  });

  it('is what was reported of tasks that were not ended', () => {
    const ended = {
      how: 'cancelled',
      day: '2022-06-01',
      update: 3,
      basis: { text: '', date: '2022-06-01', decidedBy: '' },
      replacedBy: null,
    } as const;
    const tasks = [
      aTask({ n: '001', measures: [aMeasure({ value: 5790 }), aMeasure({ name: '大豆' })] }),
      aTask({ n: '002', measures: [aMeasure({ value: 10 })], ended }),
    ];
    expect(resultsOf(tasks)).toEqual([
      { task: 'wangjing-2022-001', value: 5790, metric: '玉米种植面积', unit: '亩', text: tasks[0]!.text },
    ]);
  });
});

describe('where report and own figures differ', () => {
  const lastResult = { task: 'shihe-2021-001', value: 5790 };

  it.each([
    {
      why: 'they do',
      one: measure('玉米', '亩', { lastYear: 5800, lastResult }),
      says: ['玉米：报告写5800亩，上年台账为5790亩（shihe-2021-001）'],
    },
    { why: 'they are the same', one: measure('玉米', '亩', { lastYear: 5790, lastResult }), says: [] },
    { why: 'they are printed the same', one: measure('玉米', '亩', { lastYear: 5790.004, lastResult }), says: [] },
    { why: 'only the report has one', one: measure('玉米', '亩', { lastYear: 5800 }), says: [] },
    { why: 'neither has one', one: measure('玉米', '亩'), says: [] },
  ])('is said when $why', ({ one, says }) => expect(lastYearDoubts({ measures: [one] })).toEqual(says));

  it('is an open question of the row and of its proposal', () => {
    const row = aDraftRow('shihe-2022', '001', {
      text: '建成高标准农田500亩。',
      measures: [measure('高标准农田', '亩', { lastYear: 820 })],
    });
    const [asked] = draftWithLastResults([row], RESULTS);
    expect(asked).toMatchObject({ open: true, proposed: { open: true, measures: [{ lastResult: { value: 800 } }] } });
    const [same] = draftWithLastResults(
      [aDraftRow('shihe-2022', '001', { text: '建成高标准农田500亩。', measures: [measure('高标准农田', '亩')] })],
      RESULTS,
    );
    expect(same).toMatchObject({ open: false, measures: [{ lastYear: 800 }] });
  });
});

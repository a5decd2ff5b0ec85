import { describe, expect, it } from 'vitest';
import { taskAt } from '#domain/cut-off.ts';
import { evidenceOf } from '#domain/evidence.ts';
import { missingOf, refuseShares, shareWarnings, totalOf } from '#domain/shares.ts';
import type { Task } from '#domain/task.ts';
import { moveTask } from '#domain/task-moves.ts';
import type { Share } from '#domain/task-records.ts';
import { aMeasure, aReport, aTask, calendar, policy } from '../support/builders.ts';
import { aHistory, type Event, reported } from '../support/lived-task.ts';
import { refusalOf } from '../support/refusal.ts';

const CORN = '玉米种植面积';
const task = aTask({
  kind: 'quantity',
  measures: [
    aMeasure({ name: CORN, target: 1000 }),
    aMeasure({ name: '覆盖率', accumulation: 'ratio', unit: '%' }),
    aMeasure({ name: '存栏', accumulation: 'level' }),
  ],
});
const share = (unit: string, value: number | null, target: number | null = null): Share => ({ unit, target, value });
const filled = (day: string, shares: readonly Share[], measure = CORN): Event => ({
  day,
  move: { kind: 'fill-shares', measures: [{ measure, shares }] },
});
const measureOf = (of: Task, name = CORN) => of.measures.find((one) => one.name === name)!;
const fill = (of: Task, measures: readonly { measure: string; shares: readonly Share[] }[], day = '2022-03-24') =>
  moveTask(of, { kind: 'fill-shares', measures }, { day, calendar, policy });

describe('a grid of villages', () => {
  it.each([
    { shares: [share('甲', 300), share('乙', 200)], value: 500, missing: [], why: 'all have reported' },
    { shares: [share('甲', 300), share('乙', null)], value: 300, missing: ['乙'], why: 'empty is not reported' },
    { shares: [share('甲', 0), share('乙', null)], value: 0, missing: ['乙'], why: '0 is nothing, and reported' },
    { shares: [share('甲', 0.1), share('乙', 0.2)], value: 0.3, missing: [], why: 'without the dust of fractions' },
    { shares: [share('甲', null)], value: null, missing: ['甲'], why: 'nobody has' },
  ])('adds up to $value: $why', ({ shares, value, missing }) => {
    expect([totalOf(shares), missingOf(shares)]).toEqual([value, missing]);
    const after = fill(task, [{ measure: CORN, shares }]);
    expect(measureOf(after)).toMatchObject({
      value,
      shares,
      updates: value === null ? [] : [2],
      asOf: value === null ? null : '2022-03-24',
    });
  });

  it('takes nothing from what was reported for the whole until a village reports', () => {
    const { task: lived } = aHistory(task, [
      reported('2022-03-20', [{ measure: CORN, added: 450 }]),
      filled('2022-03-24', [share('甲', null, 600)]),
    ]);
    expect(measureOf(lived)).toMatchObject({ value: 450, updates: [2] });
    expect(measureOf(fill(lived, [{ measure: CORN, shares: [share('甲', 460, 600)] }]))).toMatchObject({ value: 460, updates: [4] });
  });

  it.each([
    { targets: [600, 400], warns: [], why: 'they add up' },
    { targets: [600, 300], warns: [{ measure: CORN, targets: 900, target: 1000, difference: -100 }], why: 'too few' },
    { targets: [700, 400], warns: [{ measure: CORN, targets: 1100, target: 1000, difference: 100 }], why: 'too many' },
    { targets: [null, null], warns: [], why: 'no village has a target' },
  ])('is taken whatever the villages’ targets are, and says so: $why', ({ targets, warns }) => {
    expect(shareWarnings(fill(task, [{ measure: CORN, shares: [share('甲', 1, targets[0]), share('乙', 1, targets[1])] }]))).toEqual(warns);
  });

  it('answers what is asked only when a village tells something new', () => {
    const empty = fill(task, [{ measure: CORN, shares: [share('甲', null, 600)] }]);
    expect(empty.reported).toEqual([]);
    const told = fill(empty, [{ measure: CORN, shares: [share('甲', 10, 600)] }]);
    expect(told.reported).not.toEqual([]);
    expect(fill(told, [{ measure: CORN, shares: [share('甲', 10, 500)] }], '2022-06-20').reported).toEqual(told.reported);
  });

  it('leaves measures that it does not name as they are', () => {
    expect(measureOf(fill(task, [{ measure: '存栏', shares: [share('甲', 5)] }]))).toEqual(measureOf(task));
  });
});

describe('what a figure of villages rests on', () => {
  const { task: lived, history } = aHistory(task, [
    filled('2022-03-24', [share('甲', 300), share('乙', null)]),
    filled('2022-04-24', [share('甲', 300), share('乙', 250)]),
  ]);

  it('is the grid', () => {
    expect(evidenceOf(lived, measureOf(lived), history)).toMatchObject({
      exact: 550,
      doubt: null,
      figure: { value: 550, sources: ['wangjing-2022-001@3'] },
    });
  });

  it('is incomplete while a village has not reported', () => {
    const before = taskAt(lived, history, { day: '2022-03-31' }, { calendar, policy });
    expect(evidenceOf(before, measureOf(before), history.slice(0, 1))).toMatchObject({ exact: 300, doubt: '合计缺分项' });
  });

  it('is made again from the history, whatever came since', () => {
    const issued = taskAt(lived, history, { day: '2022-03-01' }, { calendar, policy });
    expect(measureOf(issued)).toMatchObject({ value: null, shares: [], updates: [] });
  });
});

describe('a grid is refused', () => {
  it.each([
    { measures: [{ measure: '大豆', shares: [share('甲', 1)] }], at: '/measures/0/measure', why: 'of what the task does not count' },
    { measures: [{ measure: '覆盖率', shares: [share('甲', 1)] }], at: '/measures/0/measure', why: 'of a ratio' },
    { measures: [CORN, CORN].map((measure) => ({ measure, shares: [share('甲', 1)] })), at: '/measures/1/measure', why: 'twice' },
    {
      measures: [{ measure: CORN, shares: [share('甲', 1), share('甲', 2)] }],
      at: '/measures/0/shares/1/unit',
      why: 'with a village twice',
    },
    {
      measures: [CORN, '存栏'].map((measure) => ({
        measure,
        shares: Array.from({ length: 40 }, (_, i) => share(`第${i}村民委员会第二小组`, 1_000_000, 1_000_000)),
      })),
      at: '/measures',
      why: 'larger than a task can carry',
    },
  ])('$why', ({ measures, at }) => {
    const { code, fields } = refusalOf(() => fill(task, measures));
    expect([code, fields.map(([pointer]) => pointer)]).toEqual(['SharesAreWrong', [at]]);
  });

  it('a report of a measure that villages fill in, also as a correction', () => {
    const divided = fill(task, [{ measure: CORN, shares: [share('甲', 1)] }]);
    const report = (said: object) =>
      refusalOf(() => moveTask(divided, { kind: 'report', report: aReport(said) }, { day: '2022-04-01', calendar, policy }));
    expect(report({ measures: [{ measure: CORN, added: 5 }] }).fields).toEqual([
      ['/measures/0/measure', `“${CORN}”已分解到村，请填村级分解表。`],
    ]);
    expect(report({ corrections: [{ measure: CORN, value: 5, reason: 'x' }] }).fields[0]?.[0]).toBe('/corrections/0/measure');
  });
});

describe('refuseShares: the room of all grids', () => {
  const grid = (unit: string) => ({
    kind: 'fill-shares' as const,
    measures: [
      { measure: '玉米种植面积', shares: Array.from({ length: 40 }, (_, i) => ({ unit: `${unit}${i}`, target: 123456, value: 123456 })) },
    ],
  });
  const corn = aTask({ kind: 'quantity', measures: [aMeasure()] });

  it.each([
    { unit: '村'.repeat(15), fits: true, why: 'three bytes a character' },
    { unit: '𠮷'.repeat(15), fits: false, why: 'four bytes a rare character' },
  ])('counts $why', ({ unit, fits }) => {
    const fill = () => refuseShares(corn, grid(unit));
    if (fits) expect(fill()).toBeUndefined();
    else expect(refusalOf(fill).code).toBe('SharesAreWrong');
  });
});

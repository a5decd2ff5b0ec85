import { describe, expect, it } from 'vitest';
import { taskAt } from '#domain/cut-off.ts';
import { baseEvidence, evidenceOf } from '#domain/evidence.ts';
import { recompute } from '#domain/figure.ts';
import type { Report, Task } from '#domain/task.ts';
import { moveTask } from '#domain/task-moves.ts';
import type { Correction } from '#domain/task-records.ts';
import { aMeasure, aReport, aTask, calendar, policy } from '../support/builders.ts';
import { aHistory, reported } from '../support/lived-task.ts';
import { refusalOf } from '../support/refusal.ts';

const CORN = '玉米种植面积';
const TOILETS = '卫生厕所覆盖率';
const corn = aTask({
  kind: 'quantity',
  measures: [aMeasure({ name: CORN, target: 6000 }), aMeasure({ name: '在册', accumulation: 'level' })],
});
const toilets = aTask({ kind: 'coverage', measures: [aMeasure({ name: TOILETS, unit: '%', accumulation: 'ratio', target: 60 })] });
const fixed = (day: string, corrections: readonly Correction[], rest: Partial<Report> = {}) => reported(day, [], { corrections, ...rest });
const measureOf = (task: Task, name = CORN) => task.measures.find((one) => one.name === name)!;

describe('更正 of a sum', () => {
  const { task, history } = aHistory(corn, [
    reported('2022-03-24', [{ measure: CORN, added: 1900 }]),
    reported('2022-04-12', [{ measure: CORN, added: 4000 }]),
    fixed('2022-04-20', [{ measure: CORN, value: 5500, reason: '八柏村重复上报' }]),
    reported('2022-04-22', [{ measure: CORN, added: 300 }]),
  ]);

  it('sets the value; what is added later is added to it', () => {
    expect(measureOf(task)).toMatchObject({ value: 5800, updates: [4, 5], corrected: { update: 4, corrects: 3 }, asOf: '2022-04-22' });
  });

  it('is what the figure rests on, with the additions since', () => {
    const { figure, doubt, exact } = evidenceOf(task, measureOf(task), history);
    expect([doubt, exact, recompute(figure!)]).toEqual([null, 5800, 5800]);
    expect(figure!.derivation).toMatchObject({
      rule: 'sum',
      of: [
        { source: 'wangjing-2022-001@4', value: 5500 },
        { source: 'wangjing-2022-001@5', value: 300 },
      ],
    });
  });

  it('shows both in the history', () => {
    const [, wrong, right] = history;
    expect([wrong!.after.values[CORN], right!.before!.values[CORN], right!.after.values[CORN]]).toEqual([5900, 5900, 5500]);
    expect(right!.move).toMatchObject({ report: { corrections: [{ reason: '八柏村重复上报' }] } });
  });

  it('is not there yet on an earlier day', () => {
    const before = taskAt(task, history, { day: '2022-04-15' }, { calendar, policy });
    expect(measureOf(before)).toMatchObject({ value: 5900, updates: [2, 3], corrected: null });
    expect(taskAt(task, history, { version: 5 }, { calendar, policy })).toEqual(task);
  });
});

describe('更正 of a level and of a ratio', () => {
  it('of a level replaces it, and leaves the day of the figure', () => {
    const { task, history } = aHistory(corn, [
      reported('2022-03-24', [{ measure: '在册', total: 400 }]),
      fixed('2022-06-20', [{ measure: '在册', value: 380, reason: '笔误' }]),
    ]);
    expect(measureOf(task, '在册')).toMatchObject({ value: 380, asOf: '2022-03-24', updates: [3] });
    expect(evidenceOf(task, measureOf(task, '在册'), history)).toMatchObject({
      doubt: null,
      figure: { value: 380, sources: ['wangjing-2022-001@3'] },
    });
  });

  it.each([
    { why: 'the first figure of the year moves the base', later: [], base: 50, value: 50, from: 3 },
    {
      why: 'a later figure leaves it',
      later: [
        reported('2022-09-22', [{ measure: TOILETS, numerator: 600 }]),
        fixed('2022-09-23', [{ measure: TOILETS, numerator: 580, reason: '笔误' }]),
      ],
      base: 50,
      value: 58,
      from: 3,
    },
  ])('of a ratio: $why', ({ later, base, value, from }) => {
    const { task, history } = aHistory(toilets, [
      reported('2022-03-24', [{ measure: TOILETS, numerator: 520, denominator: 1000 }]),
      fixed('2022-03-28', [{ measure: TOILETS, numerator: 500, reason: '笔误' }]),
      ...later,
    ]);
    expect(measureOf(task, TOILETS)).toMatchObject({ base, value, denominator: 1000 });
    expect(baseEvidence(task, measureOf(task, TOILETS), history)).toMatchObject({ value: base, sources: [`wangjing-2022-001@${from}`] });
    expect(evidenceOf(task, measureOf(task, TOILETS), history)).toMatchObject({ doubt: null, figure: { value } });
  });
});

describe('a report of corrections alone', () => {
  const before = aHistory(corn, [reported('2022-03-24', [{ measure: CORN, added: 1900 }], { progress: '已播种' })]).task;
  const correct = (rest: Partial<Report> = {}) =>
    moveTask(
      before,
      { kind: 'report', report: aReport({ corrections: [{ measure: CORN, value: 1800, reason: '笔误' }], ...rest }) },
      { day: '2022-06-20', calendar, policy },
    );

  it('answers nothing that is asked, and is no last report', () => {
    expect(correct().reported).toEqual(before.reported);
    expect(correct().lastReport).toEqual(before.lastReport);
  });

  it('with a word of progress answers as any report', () => {
    expect(correct({ progress: '推进' }).reported.length).toBeGreaterThan(before.reported.length);
  });
});

describe('更正 is refused', () => {
  const lived = aHistory(corn, [reported('2022-03-24', [{ measure: CORN, added: 1900 }])]).task;
  const base = { measure: CORN, value: 1800, reason: '笔误' };
  const ratio = aHistory(toilets, [reported('2022-03-24', [{ measure: TOILETS, numerator: 520, denominator: 1000 }])]).task;

  it.each([
    { why: 'of what the task does not count', task: lived, said: { ...base, measure: '大豆' }, at: '/corrections/0/measure' },
    { why: 'of what was never reported', task: lived, said: { ...base, measure: '在册' }, at: '/corrections/0/measure' },
    { why: 'without a reason', task: lived, said: { ...base, reason: ' ' }, at: '/corrections/0/reason' },
    { why: 'of an update on which nothing rests', task: lived, said: { ...base, update: 9 }, at: '/corrections/0/update' },
    { why: 'below nothing', task: lived, said: { ...base, value: -1 }, at: '/corrections/0/value' },
    { why: 'a ratio by a value', task: ratio, said: { ...base, measure: TOILETS }, at: '/corrections/0/value' },
    { why: 'a sum by a numerator', task: lived, said: { measure: CORN, numerator: 1, reason: 'x' }, at: '/corrections/0/numerator' },
    { why: 'more than the whole', task: ratio, said: { measure: TOILETS, numerator: 1001, reason: 'x' }, at: '/corrections/0/numerator' },
    {
      why: 'of nothing',
      task: ratio,
      said: { measure: TOILETS, numerator: 1, denominator: 0, reason: 'x' },
      at: '/corrections/0/denominator',
    },
  ])('$why', ({ task, said, at }) => {
    const move = { kind: 'report', report: aReport({ corrections: [said as Correction] }) } as const;
    const { code, fields } = refusalOf(() => moveTask(task, move, { day: '2022-06-20', calendar, policy }));
    expect([code, fields.map(([pointer]) => pointer)]).toEqual(['ReportIsWrong', [at]]);
  });

  it.each([
    { why: 'twice', report: { corrections: [base, base] }, at: ['/corrections/1/measure'] },
    { why: 'beside an addition', report: { corrections: [base], measures: [{ measure: CORN, added: 1 }] }, at: ['/corrections/0/measure'] },
  ])('$why in one report', ({ report, at }) => {
    const { fields } = refusalOf(() =>
      moveTask(lived, { kind: 'report', report: aReport(report) }, { day: '2022-06-20', calendar, policy }),
    );
    expect(fields.map(([pointer]) => pointer)).toEqual(at);
  });
});

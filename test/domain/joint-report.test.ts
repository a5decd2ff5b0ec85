import { describe, expect, it } from 'vitest';
import { answersTogether, isJoint } from '#domain/joint-report.ts';
import type { Move } from '#domain/move.ts';
import type { Task } from '#domain/task.ts';
import { moveTask } from '#domain/task-moves.ts';
import { aMeasure, aReport, aTask, calendar, policy } from '../support/builders.ts';

const context = { day: '2022-06-22', calendar, policy };
const report: Move = { kind: 'report', report: aReport({ progress: '已巡查' }) };
const of = (n: string, over: Partial<Task> = {}): Task => aTask({ n, kind: 'continuing', together: 'g1', reported: ['2022-Q1'], ...over });
const FIRST = of('002');

describe('isJoint', () => {
  it.each<{ other: Partial<Task>; is: boolean; why: string }>([
    { other: {}, is: true, why: 'of one group' },
    { other: { together: null }, is: false, why: 'it left the group' },
    { other: { together: 'g2' }, is: false, why: 'another group' },
    { other: { lead: '水利站' }, is: false, why: 'another lead' },
    { other: { state: 'claimed' }, is: false, why: 'it is claimed' },
    { other: { state: 'suspended' }, is: false, why: 'it rests' },
    { other: { state: 'issued' }, is: true, why: 'not acknowledged yet' },
    { other: { plan: 'wangjing-2021' }, is: false, why: 'another year’s' },
    { other: { n: '002' }, is: false, why: 'the task itself' },
  ])('$is: $why', ({ other, is }) => expect(isJoint(FIRST, of('004', other))).toBe(is));

  it('is nothing for a task by itself', () => expect(isJoint(of('002', { together: null }), of('004', { together: null }))).toBe(false));
});

describe('what a report answers of the others of its group', () => {
  const answered = (move: Move, other: Partial<Task> = {}, first = FIRST) =>
    answersTogether(first, moveTask(first, move, context), move, [of('004', other)], context).map(({ after, move: { periods } }) => ({
      periods,
      reported: after.reported,
      state: after.state,
      version: after.version,
    }));

  it('the form due on the same day, and acknowledges it', () => {
    expect(answered(report, { state: 'issued', acknowledgedOn: null, version: 3 })).toEqual([
      { periods: ['2022-Q2'], reported: ['2022-Q1', '2022-Q2'], state: 'underway', version: 4 },
    ]);
  });

  it('those that are late with it, too', () => {
    const late = of('002', { reported: [] });
    expect(answered(report, { reported: [] }, late)[0]!.periods).toEqual(['2022-Q1', '2022-Q2']);
    expect(answered(report, { reported: [] })[0]!.periods).toEqual(['2022-Q2']);
  });

  it.each<{ why: string; move: Move; other?: Partial<Task>; first?: Task }>([
    { why: 'it was answered before', move: report, other: { reported: ['2022-Q1', '2022-Q2'] } },
    { why: 'the report answered nothing itself', move: report, first: of('002', { reported: ['2022-Q1', '2022-Q2'] }) },
    { why: 'a claim speaks for its own task alone', move: { kind: 'claim' }, first: of('002', { kind: 'campaign' }) },
    { why: 'so does a verdict', move: { kind: 'assess', verdict: 'met', sentence: '已达到。' } },
    {
      why: 'the other is due on another day',
      move: report,
      other: {
        kind: 'quantity',
        reported: [],
        measures: [aMeasure({ name: '秋粮收割', season: [{ from: '2022-09-01', to: '2022-09-30' }] })],
      },
    },
    { why: 'it left the group', move: report, other: { together: null } },
  ])('nothing: $why', ({ move, other, first }) => expect(answered(move, other, first)).toEqual([]));

  it('leaves figures, words and the last report of the other alone', () => {
    const measures = [aMeasure({ name: '图斑整改', value: 4 })];
    const [one] = answersTogether(FIRST, moveTask(FIRST, report, context), report, [of('004', { measures })], context);
    expect(one!.after).toMatchObject({ measures, lastReport: null });
    expect(one!.move.with).toBe('wangjing-2022-002');
  });
});

import { describe, expect, it } from 'vitest';
import { RuleError } from '#domain/errors.ts';
import type { Move, MoveName } from '#domain/move.ts';
import { KINDS, type Kind } from '#domain/plan.ts';
import { TASK_STATES, type Task, type TaskState } from '#domain/task.ts';
import { MOVES, moveTask } from '#domain/task-moves.ts';
import { aMeasure, aReport, aTask, calendar, policy } from '../support/builders.ts';

const EXAMPLES: Record<MoveName, Move> = {
  acknowledge: { kind: 'acknowledge' },
  report: { kind: 'report', report: aReport({ progress: '正在推进' }) },
  claim: { kind: 'claim' },
  verify: { kind: 'verify' },
  return: { kind: 'return', reason: '缺八柏村验收面积' },
  assess: { kind: 'assess', verdict: 'met', sentence: '全年未发生较大以上安全事故。' },
};
const names = Object.keys(EXAMPLES) as MoveName[];

const move = (task: Task, name: MoveName, day = '2022-06-22') => moveTask(task, EXAMPLES[name], { day, calendar, policy });

const refusal = (act: () => unknown): RuleError | null => {
  try {
    act();
    return null;
  } catch (error) {
    if (error instanceof RuleError) return error;
    throw error;
  }
};

/** The whole table, said a second time: where each move leads from each state. */
const LEADS_TO: Record<TaskState, Partial<Record<MoveName, TaskState>>> = {
  issued: { acknowledge: 'underway', report: 'underway', assess: 'assessed' },
  underway: { report: 'underway', claim: 'claimed', assess: 'assessed' },
  claimed: { verify: 'completed', return: 'underway' },
  completed: {},
  assessed: {},
};

describe('moveTask', () => {
  it.each(TASK_STATES.flatMap((state) => names.map((name) => ({ state, name, to: LEADS_TO[state][name] ?? 'WrongState' }))))(
    '$state –$name→ $to',
    ({ state, name, to }) => {
      const task = aTask({ kind: 'quantity', state, version: 4 });
      if (to === 'WrongState') expect(refusal(() => move(task, name))?.code).toBe('WrongState');
      else expect(move(task, name)).toMatchObject({ state: to, version: 5 });
    },
  );

  it.each(KINDS.map((kind) => ({ kind, may: !['zero-incident', 'continuing'].includes(kind) })))(
    '$kind may be claimed: $may',
    ({ kind, may }) => {
      expect(refusal(() => move(aTask({ kind: kind as Kind }), 'claim'))?.code).toBe(may ? undefined : 'WrongKind');
    },
  );

  it.each(KINDS.map((kind) => ({ kind })))('$kind may be assessed', ({ kind }) =>
    expect(move(aTask({ kind }), 'assess').state).toBe('assessed'),
  );

  it('names the state in the refusal', () => {
    expect(refusal(() => move(aTask({ kind: 'quantity', state: 'claimed' }), 'report'))?.message).toBe('事项待核验，现在不能反馈进展。');
  });
});

describe('what a move keeps', () => {
  it('a report acknowledges, answers the open and late periods, and is remembered by its update', () => {
    const task = move(
      aTask({ state: 'issued', acknowledgedOn: null, version: 1, returned: { day: '2022-06-20', reason: '缺' } }),
      'report',
    );
    expect(task).toMatchObject({
      acknowledgedOn: '2022-06-22',
      reported: ['2022-Q1', '2022-Q2'],
      lastReport: { day: '2022-06-22', update: 2, progress: '正在推进', problems: '' },
      returned: null,
    });
  });

  it('a report between two forms answers nothing, and keeps the acknowledgement', () => {
    const task = move(aTask({ reported: ['2022-Q1'] }), 'report', '2022-05-10');
    expect([task.reported, task.acknowledgedOn]).toEqual([['2022-Q1'], '2022-03-03']);
  });

  it('a report puts its figures under its own version', () => {
    const measures = [aMeasure({ target: 6000 })];
    const said: Move = { kind: 'report', report: aReport({ measures: [{ measure: '玉米种植面积', added: 1900 }] }) };
    const task = moveTask(aTask({ kind: 'quantity', measures, version: 7 }), said, { day: '2022-03-25', calendar, policy });
    expect(task.measures[0]).toMatchObject({ value: 1900, updates: [8] });
  });

  it('keeps the first 200 characters of a narrative', () => {
    const said: Move = { kind: 'report', report: aReport({ progress: '进'.repeat(300) }) };
    expect(moveTask(aTask(), said, { day: '2022-03-25', calendar, policy }).lastReport?.progress).toHaveLength(200);
  });

  it('a claim answers the form of its period and waits from that day; its return reopens the task', () => {
    const claimed = move(aTask({ kind: 'campaign', reported: ['2022-Q1'] }), 'claim');
    expect(claimed).toMatchObject({ claimedOn: '2022-06-22', reported: ['2022-Q1', '2022-Q2'] });
    expect(move(claimed, 'return', '2022-06-24')).toMatchObject({
      state: 'underway',
      claimedOn: null,
      returned: { day: '2022-06-24', reason: '缺八柏村验收面积' },
    });
  });

  it('a second claim clears the return', () => {
    expect(move(aTask({ kind: 'campaign', returned: { day: '2022-06-20', reason: '缺' } }), 'claim').returned).toBeNull();
  });

  it('a verified task is complete on that day', () => {
    expect(move(aTask({ kind: 'campaign', state: 'claimed', claimedOn: '2022-06-20' }), 'verify').completedOn).toBe('2022-06-22');
  });

  it('an assessment is the closing form, also of a task that nobody acknowledged', () => {
    expect(move(aTask({ state: 'issued', acknowledgedOn: null, version: 1 }), 'assess', '2022-12-05')).toMatchObject({
      acknowledgedOn: '2022-12-05',
      assessment: { verdict: 'met', day: '2022-12-05', update: 2 },
      reported: ['2022-Q1', '2022-Q2', '2022-Q3', '2022-closing'],
    });
  });

  it('does not touch the task it is given', () => {
    const task = Object.freeze(aTask({ kind: 'campaign' }));
    expect(() => move(task, 'report')).not.toThrow();
  });
});

describe('MOVES', () => {
  it('lets a head do nothing that is the office’s to decide', () => {
    expect(names.filter((name) => !MOVES[name].by.includes('head'))).toEqual(['verify', 'return']);
    expect(names.every((name) => MOVES[name].by.includes('office'))).toBe(true);
  });
});

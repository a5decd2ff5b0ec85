import { describe, expect, it } from 'vitest';
import { deciderOf } from '#domain/extension.ts';
import { asksOf } from '#domain/feedback-rhythm.ts';
import type { Move } from '#domain/move.ts';
import type { Task } from '#domain/task.ts';
import type { Extension, PendingExtension } from '#domain/task-changes.ts';
import { moveTask } from '#domain/task-moves.ts';
import { lightOf } from '#domain/traffic-light.ts';
import { aNode, aTask, calendar, policy } from '../support/builders.ts';
import { refusalOf } from '../support/refusal.ts';

const barn = aTask({
  kind: 'milestone',
  due: '2022-09-30',
  dueStated: true,
  nodes: [
    aNode({ name: '选址', planned: '2022-04-20', doneOn: '2022-04-18' }),
    aNode({ name: '圈舍', planned: '2022-06-30' }),
    aNode({ planned: '2022-09-30' }),
  ],
});
const asks = (over: Partial<Extract<Move, { kind: 'ask-extension' }>> = {}): Move => ({
  kind: 'ask-extension',
  node: null,
  due: '2022-10-20',
  reason: '雨季停工',
  ...over,
});
const grants = (over: Partial<Extract<Move, { kind: 'decide-extension' }>> = {}): Move => ({
  kind: 'decide-extension',
  granted: true,
  due: null,
  note: '',
  ...over,
});
const given: Extension = { node: null, from: '2022-09-30', to: '2022-10-20', day: '2022-09-01', update: 2 };
const does = (task: Task, move: Move, day = '2022-09-22', limits = {}) =>
  moveTask(task, move, { day, calendar, policy: { ...policy, limits } });
const waiting = (over: Partial<PendingExtension> = {}): PendingExtension => ({
  kind: 'extension',
  node: null,
  from: '2022-09-30',
  due: '2022-10-20',
  reason: '雨季停工',
  day: '2022-09-22',
  update: 2,
  ...over,
});

describe('an application', () => {
  it('waits beside the state, with the date that it would move', () =>
    expect(does(barn, asks(), '2022-09-27')).toMatchObject({
      state: 'underway',
      due: '2022-09-30',
      pending: waiting({ day: '2022-09-27' }),
    }));

  it('names a node', () =>
    expect(does(barn, asks({ node: '圈舍', due: '2022-07-20' }), '2022-06-20').pending).toMatchObject({
      node: '圈舍',
      from: '2022-06-30',
    }));

  it.each<{ why: string; task?: Partial<Task>; ask?: Move; day?: string; limits?: object; code: string; at?: string }>([
    { why: 'two workdays before the date', day: '2022-09-28', code: 'ExtensionTooLate' },
    { why: 'after the date', day: '2022-10-10', code: 'ExtensionTooLate' },
    { why: 'earlier than the town asks', day: '2022-09-22', limits: { extensionAdvance: 10 }, code: 'ExtensionTooLate' },
    { why: 'beside another', task: { pending: waiting() }, code: 'DecisionPending' },
    { why: 'a third time', task: { extensions: [given, given] }, code: 'ExtensionsUsedUp' },
    { why: 'a first time where none is given', limits: { mostExtensions: 0 }, code: 'ExtensionsUsedUp' },
    { why: 'of a date that nobody stated', task: { dueStated: false }, code: 'MoveIsWrong', at: '/due' },
    { why: 'to an earlier date', ask: asks({ due: '2022-09-29' }), code: 'MoveIsWrong', at: '/due' },
    { why: 'to the same date', ask: asks({ due: '2022-09-30' }), code: 'MoveIsWrong', at: '/due' },
    { why: 'beyond the next year', ask: asks({ due: '2024-01-01' }), code: 'MoveIsWrong', at: '/due' },
    { why: 'of a node that the task has not', ask: asks({ node: '验收' }), code: 'MoveIsWrong', at: '/node' },
    { why: 'of a node that is done', ask: asks({ node: '选址' }), code: 'MoveIsWrong', at: '/node' },
    {
      why: 'of a node without a date',
      task: { nodes: [aNode({ name: '验收' })] },
      ask: asks({ node: '验收' }),
      code: 'MoveIsWrong',
      at: '/node',
    },
    { why: 'of a task that is claimed', task: { state: 'claimed' }, code: 'WrongState' },
  ])('is refused $why: $code', ({ task = {}, ask = asks(), day, limits, code, at }) => {
    const refusal = refusalOf(() => does({ ...barn, ...task }, ask, day, limits));
    expect([refusal.code, refusal.fields[0]?.[0]]).toEqual([code, at]);
  });
});

describe('the decision', () => {
  it.each<{ why: string; pending?: Partial<PendingExtension>; due?: string; is: object }>([
    {
      why: 'the task and its last node',
      is: { due: '2022-10-20', planned: ['2022-04-20', '2022-06-30', '2022-10-20'], from: '2022-09-30' },
    },
    {
      why: 'to the day that was granted',
      due: '2022-10-10',
      is: { due: '2022-10-10', planned: ['2022-04-20', '2022-06-30', '2022-10-10'], from: '2022-09-30' },
    },
    {
      why: 'a node alone',
      pending: { node: '圈舍', from: '2022-06-30', due: '2022-07-20' },
      is: { due: '2022-09-30', planned: ['2022-04-20', '2022-07-20', '2022-09-30'], from: '2022-06-30' },
    },
    {
      why: 'the last node and with it the task',
      pending: { node: '完成', from: '2022-09-30', due: '2022-11-01' },
      is: { due: '2022-11-01', planned: ['2022-04-20', '2022-06-30', '2022-11-01'], from: '2022-09-30' },
    },
  ])('granted moves $why', ({ pending = {}, due = null, is }) => {
    const after = does({ ...barn, pending: waiting(pending) }, grants({ due }));
    expect({ due: after.due, planned: after.nodes.map(({ planned }) => planned), from: after.extensions[0]?.from }).toEqual(is);
    expect(after).toMatchObject({ pending: null, state: 'underway' });
  });

  it('refused leaves all as it was', () =>
    expect(does({ ...barn, pending: waiting() }, grants({ granted: false }))).toEqual({ ...barn, version: 2, pending: null }));

  it.each<{ why: string; task: Task; move: Move; code: string }>([
    { why: 'nothing waits', task: barn, move: grants(), code: 'NothingPending' },
    {
      why: 'a date is named for a refusal',
      task: { ...barn, pending: waiting() },
      move: grants({ granted: false, due: '2022-10-10' }),
      code: 'MoveIsWrong',
    },
    { why: 'the date is no later one', task: { ...barn, pending: waiting() }, move: grants({ due: '2022-09-30' }), code: 'MoveIsWrong' },
  ])('is refused when $why: $code', ({ task, move, code }) => expect(refusalOf(() => does(task, move)).code).toBe(code));

  it('stays visible in the light’s reason', () => {
    const after = does({ ...barn, pending: waiting(), nodes: [aNode({ planned: '2022-09-30' })] }, grants());
    expect(lightOf(after, '2022-09-30', { calendar, policy }).reason).toMatch(/，已延期1次$/);
  });

  it('takes back no form that was asked, and asks for the new month too', () => {
    const campaign = aTask({ kind: 'campaign', due: '2022-05-31', dueStated: true });
    const months = (task: Task) => asksOf(task, calendar, policy).map(({ period }) => period);
    const after = does({ ...campaign, pending: waiting({ from: '2022-05-31', due: '2022-07-10' }) }, grants(), '2022-05-24');
    expect(months(campaign)).toEqual(['2022-03', '2022-04', '2022-05', '2022-closing']);
    expect(months(after)).toEqual(['2022-03', '2022-04', '2022-05', '2022-06', '2022-07', '2022-closing']);
  });
});

describe('while it waits', () => {
  it.each(['2022-09-22', '2022-09-30', '2022-10-03'])('the light of %s is what it was', (day) =>
    expect(lightOf({ ...barn, pending: waiting() }, day, { calendar, policy })).toEqual(lightOf(barn, day, { calendar, policy })),
  );
});

describe('deciderOf', () => {
  it.each<{ due: string; task?: Partial<Task>; relation?: 'dispatched'; limits?: object; is: string; why: string }>([
    { due: '2022-10-30', is: 'leader', why: '30 days later, a first time' },
    { due: '2022-10-31', is: 'chief', why: '31 days later' },
    { due: '2022-10-10', task: { extensions: [given] }, is: 'chief', why: 'a second time' },
    { due: '2022-10-31', limits: { leaderMayExtend: 60 }, is: 'leader', why: 'within what the town lets a leader give' },
    { due: '2022-10-10', relation: 'dispatched', is: 'office', why: 'a dispatched department has no leader in the town' },
  ])('$why: $is', ({ due, task = {}, relation, limits, is }) =>
    expect(deciderOf({ ...barn, pending: waiting(), ...task }, due, relation ?? 'internal', { limits })).toBe(is),
  );
});

import { describe, expect, it } from 'vitest';
import { issueTask } from '#domain/issue-task.ts';
import type { Move } from '#domain/move.ts';
import type { Task } from '#domain/task.ts';
import type { PendingObjection } from '#domain/task-changes.ts';
import { moveTask } from '#domain/task-moves.ts';
import { aRow, calendar, policy } from '../support/builders.ts';
import { refusalOf } from '../support/refusal.ts';

/** Given out on Wednesday 2 March, so objected to until Wednesday the 9th. */
const issued: Task = {
  ...issueTask(aRow({ supporting: ['村镇建设办', '派出所'], together: 'g1' }), { plan: 'wangjing-2022', day: '2022-03-02', leader: '' }),
  asks: [{ department: '村镇建设办', ask: '提供数据' }],
};
const objects: Move = { kind: 'object', reason: '不属我单位职责', proposed: '村镇建设办' };
const waiting: PendingObjection = { kind: 'objection', reason: '不属我单位职责', proposed: '村镇建设办', day: '2022-03-03', update: 2 };
const decides = (move: Partial<Extract<Move, { kind: 'decide-objection' }>>): Move => ({
  kind: 'decide-objection',
  upheld: true,
  lead: '村镇建设办',
  leader: '分管副镇长',
  note: '',
  ...move,
});
const does = (task: Task, move: Move, day: string, limits = {}) => moveTask(task, move, { day, calendar, policy: { ...policy, limits } });

describe('an objection', () => {
  it.each([
    { day: '2022-03-09', limits: {}, why: 'on the fifth workday' },
    { day: '2022-03-14', limits: { objectionWithin: 8 }, why: 'within what the town allows' },
  ])('is taken $why, and leaves the task issued', ({ day, limits }) =>
    expect(does(issued, objects, day, limits)).toMatchObject({
      state: 'issued',
      lead: '农业综合服务中心',
      pending: { kind: 'objection', reason: '不属我单位职责', proposed: '村镇建设办', day, update: 2 },
    }),
  );

  it.each<{ why: string; task?: Partial<Task>; move?: Move; day?: string; limits?: object; code: string; at?: string }>([
    { why: 'on the sixth workday', day: '2022-03-10', code: 'ObjectionTooLate' },
    { why: 'later than the town allows', day: '2022-03-04', limits: { objectionWithin: 1 }, code: 'ObjectionTooLate' },
    { why: 'beside another', task: { pending: waiting }, code: 'DecisionPending' },
    { why: 'for the present lead', move: { ...objects, proposed: '农业综合服务中心' } as Move, code: 'MoveIsWrong', at: '/proposed' },
    { why: 'after the task was acknowledged', task: { state: 'underway' }, code: 'WrongState' },
  ])('is refused $why: $code', ({ task = {}, move = objects, day = '2022-03-03', limits = {}, code, at }) => {
    const refusal = refusalOf(() => does({ ...issued, ...task }, move, day, limits));
    expect([refusal.code, refusal.fields[0]?.[0]]).toEqual([code, at]);
  });

  it('may be made anew by the department to which the task was moved, from that day on', () => {
    const moved = does({ ...issued, pending: waiting }, decides({}), '2022-03-21');
    expect(does(moved, { ...objects, proposed: null } as Move, '2022-03-28').pending).toMatchObject({ day: '2022-03-28' });
  });

  it.each<{ move: Move; why: string }>([
    { move: { kind: 'acknowledge' }, why: 'an acknowledgement' },
    { move: { kind: 'suspend', basis: { text: '县文件', date: '2022-03-01', decidedBy: '镇长' } }, why: 'a suspension' },
  ])('is void after $why', ({ move }) => expect(does({ ...issued, pending: waiting }, move, '2022-03-04').pending).toBeNull());
});

describe('the decision', () => {
  const objected = { ...issued, pending: waiting };

  it('upheld gives the task to another lead, still to be acknowledged', () =>
    expect(does(objected, decides({}), '2022-03-07')).toMatchObject({
      state: 'issued',
      lead: '村镇建设办',
      leader: '分管副镇长',
      supporting: ['派出所'],
      asks: [],
      together: null,
      assignedOn: '2022-03-07',
      pending: null,
    }));

  it('rejected leaves it where it is', () =>
    expect(does(objected, decides({ upheld: false, lead: null, leader: null }), '2022-03-07')).toEqual({
      ...issued,
      version: 2,
      pending: null,
    }));

  it.each<{ why: string; task?: Task; move: Move; code: string }>([
    { why: 'nobody objected', task: issued, move: decides({}), code: 'NothingPending' },
    { why: 'nobody is named', move: decides({ lead: null }), code: 'MoveIsWrong' },
    { why: 'the present lead is named', move: decides({ lead: '农业综合服务中心' }), code: 'MoveIsWrong' },
    { why: 'a lead is named for a rejection', move: decides({ upheld: false }), code: 'MoveIsWrong' },
  ])('is refused when $why: $code', ({ task = objected, move, code }) =>
    expect(refusalOf(() => does(task, move, '2022-03-07')).code).toBe(code),
  );
});

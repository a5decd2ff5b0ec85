import { describe, expect, it } from 'vitest';
import { acknowledgeList, MOST_AT_ONCE } from '#domain/acknowledge-list.ts';
import type { Task } from '#domain/task.ts';
import type { PendingObjection } from '#domain/task-changes.ts';
import { aTask, calendar, policy } from '../support/builders.ts';
import { refusalOf } from '../support/refusal.ts';

const LEAD = '农业综合服务中心';
const waiting: PendingObjection = { kind: 'objection', reason: '', proposed: null, day: '2022-03-03', update: 2 };
const issued = (n: string, over: Partial<Task> = {}): Task => aTask({ n, state: 'issued', acknowledgedOn: null, ...over });
const plan = [
  issued('001'),
  issued('002'),
  issued('003', { lead: '派出所' }),
  issued('004', { state: 'underway' }),
  issued('005', { pending: waiting }),
  issued('006'),
];
const context = { day: '2022-03-04', calendar, policy };
const objects = (task: string, proposed: string | null = null) => ({ task, reason: '不归我单位', proposed });
const list = (objections: readonly ReturnType<typeof objects>[] = [], tasks: readonly Task[] = plan, day = '2022-03-04') =>
  acknowledgeList(tasks, LEAD, objections, { ...context, day });

describe('acknowledgeList', () => {
  it('acknowledges what the department leads and nobody has acknowledged, and nothing else', () =>
    expect(list().map(({ after }) => `${after.n} ${after.state}`)).toEqual(['001 underway', '002 underway', '006 underway']));

  it('acknowledges what waits for a later date, which waits on', () => {
    const asked: Task['pending'] = { ...waiting, kind: 'extension', node: null, from: '2022-09-30', due: '2022-10-20' };
    const [only] = list([], [issued('001', { pending: asked })]);
    expect(only?.after).toMatchObject({ state: 'underway', pending: { kind: 'extension' } });
  });

  it('objects to what is excepted', () =>
    expect(list([objects('wangjing-2022-002', '派出所')]).map(({ after, move }) => `${after.n} ${move.kind} ${after.state}`)).toEqual([
      '001 acknowledge underway',
      '002 object issued',
      '006 acknowledge underway',
    ]));

  it.each<{
    why: string;
    objections?: readonly ReturnType<typeof objects>[];
    tasks?: readonly Task[];
    day?: string;
    code: string;
    at: readonly string[];
  }>([
    { why: 'nothing is to be acknowledged', tasks: [issued('003', { lead: '派出所' })], code: 'NothingToAcknowledge', at: [] },
    {
      why: 'the task is another department’s',
      objections: [objects('wangjing-2022-003')],
      code: 'MoveIsWrong',
      at: ['/objections/0/task'],
    },
    { why: 'the task is acknowledged', objections: [objects('wangjing-2022-004')], code: 'MoveIsWrong', at: ['/objections/0/task'] },
    {
      why: 'one task is named twice',
      objections: [objects('wangjing-2022-001'), objects('wangjing-2022-001')],
      code: 'MoveIsWrong',
      at: ['/objections/1/task'],
    },
    { why: 'it is too late to object', objections: [objects('wangjing-2022-001')], day: '2022-03-10', code: 'ObjectionTooLate', at: [] },
    {
      why: 'there are more than fit one transaction',
      tasks: Array.from({ length: MOST_AT_ONCE + 1 }, (_, i) => issued(String(i + 100))),
      code: 'TooManyAtOnce',
      at: [],
    },
  ])('is refused as a whole when $why', ({ objections, tasks, day, code, at }) => {
    const refusal = refusalOf(() => list(objections, tasks, day));
    expect([refusal.code, refusal.fields.map(([pointer]) => pointer)]).toEqual([code, at]);
  });

  it('takes as many as fit', () =>
    expect(
      list(
        [],
        Array.from({ length: MOST_AT_ONCE }, (_, i) => issued(String(i + 100))),
      ),
    ).toHaveLength(MOST_AT_ONCE));
});

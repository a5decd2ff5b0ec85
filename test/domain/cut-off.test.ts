import { describe, expect, it } from 'vitest';
import { isWithin, taskAt } from '#domain/cut-off.ts';
import { issueTask } from '#domain/issue-task.ts';
import type { Move } from '#domain/move.ts';
import type { Task } from '#domain/task.ts';
import { aReport, aRow, aTarget, calendar, policy } from '../support/builders.ts';
import { aHistory, claimed, type Event, reported, verified } from '../support/lived-task.ts';

const context = { calendar, policy };
const issued = (row: Parameters<typeof aRow>[0]): Task => issueTask(aRow(row), { plan: 'wangjing-2022', day: '2022-03-02', leader: '' });
const acknowledged = (day: string): Event => ({ day, move: { kind: 'acknowledge' } });
const returned = (day: string): Event => ({ day, move: { kind: 'return', reason: '缺验收面积' } });
const assessed = (day: string): Event => ({ day, move: { kind: 'assess', verdict: 'largely-met', sentence: '总体按要求推进。' } });

const basis = { text: '望府发〔2022〕8号', date: '2022-03-01', decidedBy: '镇长办公会' };
const does = (day: string, move: Move): Event => ({ day, move });

const corn = { task: issued({ kind: 'quantity', targets: [aTarget()] }), name: '玉米种植面积' };
const toilets = issued({ kind: 'coverage', targets: [aTarget({ metric: '卫生厕所覆盖率', comparison: '>=', value: 60, unit: '%' })] });
const barn = issued({ kind: 'milestone', dueStated: true, due: '2022-09-30' });
const share = (numerator: number, denominator?: number) => ({ measure: '卫生厕所覆盖率', numerator, ...(denominator && { denominator }) });
const planned = (name: string, doneOn: string | null, next: { name: string; planned: string } | null) => ({ node: { name, doneOn, next } });

/** Lives with each kind of thing that a move can leave in a task. */
const LIVES: readonly { why: string; task: Task; events: readonly Event[] }[] = [
  {
    why: 'additions, words, a claim, its return and the second claim',
    task: corn.task,
    events: [
      acknowledged('2022-03-04'),
      reported('2022-03-25', [{ measure: corn.name, added: 1900 }], { progress: '已播近三成', problems: '低温' }),
      reported('2022-04-28', [{ measure: corn.name, added: 4100 }], { progress: '播种过半' }),
      claimed('2022-05-05'),
      returned('2022-05-07'),
      reported('2022-05-25', [{ measure: corn.name, added: 38 }]),
      claimed('2022-05-26'),
      verified('2022-05-30'),
    ],
  },
  {
    why: 'a base, a changed denominator, a verdict',
    task: toilets,
    events: [
      reported('2022-03-24', [share(2176, 4250)]),
      reported('2022-06-24', [share(2227)]),
      reported('2022-09-23', [share(2468, 4260)], { unchanged: false }),
      assessed('2022-12-05'),
    ],
  },
  {
    why: 'nodes that a head plans, moves and completes',
    task: barn,
    events: [
      reported('2022-03-24', [], planned('完成', null, { name: '选址', planned: '2022-04-20' })),
      reported('2022-04-26', [], planned('选址', '2022-04-25', { name: '圈舍', planned: '2022-06-30' })),
      reported('2022-06-24', [], planned('圈舍', null, { name: '圈舍', planned: '2022-07-20' })),
      reported('2022-09-23', [], planned('圈舍', '2022-07-20', null)),
      reported('2022-09-26', [], planned('完成', '2022-09-25', null)),
    ],
  },
  {
    why: 'an objection that was rejected, one that was upheld, and a target made smaller',
    task: corn.task,
    events: [
      does('2022-03-03', { kind: 'object', reason: '不归我单位', proposed: '村镇建设办' }),
      does('2022-03-04', { kind: 'decide-objection', upheld: false, lead: null, leader: null, note: '按职责分工' }),
      does('2022-03-07', { kind: 'object', reason: '确不归我单位', proposed: null }),
      does('2022-03-08', { kind: 'decide-objection', upheld: true, lead: '自然资源所', leader: '分管副镇长', note: '' }),
      reported('2022-03-25', [{ measure: corn.name, added: 1900 }]),
      does('2022-08-05', { kind: 'change-target', measure: corn.name, value: 5000, valueMax: null, basis }),
      does('2022-09-05', { kind: 'change-target', measure: corn.name, value: 4500, valueMax: 4800, basis }),
      reported('2022-09-23', [{ measure: corn.name, added: 2700 }]),
      claimed('2022-10-08'),
    ],
  },
  {
    why: 'dates that move: of a node, of the whole, by extension and by decision',
    task: barn,
    events: [
      reported('2022-03-24', [], planned('完成', null, { name: '选址', planned: '2022-04-20' })),
      does('2022-04-06', { kind: 'ask-extension', node: '选址', due: '2022-05-10', reason: '征地' }),
      does('2022-04-08', { kind: 'decide-extension', granted: true, due: '2022-05-06', note: '' }),
      does('2022-08-25', { kind: 'ask-extension', node: null, due: '2022-10-31', reason: '雨季' }),
      does('2022-08-29', { kind: 'decide-extension', granted: true, due: null, note: '' }),
      does('2022-10-10', { kind: 'change-due', due: '2022-12-15', basis }),
      reported('2022-11-24', [], planned('完成', '2022-11-20', null)),
    ],
  },
  {
    why: 'a rest, another lead and an end',
    task: issued({
      kind: 'campaign',
      supporting: ['村镇建设办', '派出所'],
      asks: [{ department: '派出所', ask: '联合检查' }],
      together: 'g1',
    }),
    events: [
      acknowledged('2022-03-04'),
      does('2022-05-10', { kind: 'suspend', basis }),
      does('2022-07-05', { kind: 'resume', basis }),
      does('2022-07-08', { kind: 'move-lead', lead: '村镇建设办', leader: '分管副镇长', supporting: ['派出所'], basis }),
      does('2022-08-01', { kind: 'take-over', from: ['村镇建设办', '派出所'], lead: '综合执法办', leader: '分管副镇长', basis }),
      reported('2022-09-23', [], { progress: '已检查' }),
      does('2022-12-08', { kind: 'terminate', basis }),
    ],
  },
];

describe.each(LIVES)('taskAt, a life with $why', ({ task, events }) => {
  const { task: today, history } = aHistory(task, events);
  const past = events.map((event, i) => ({ day: event.day, lived: aHistory(task, events.slice(0, i + 1)).task }));

  it.each(past.map(({ day, lived }) => ({ day, version: lived.version, lived })))(
    'is at version $version what it was',
    ({ version, lived }) => expect(taskAt(today, history, { version }, context)).toEqual(lived),
  );

  it.each(past)('is on $day what it was', ({ day, lived }) => expect(taskAt(today, history, { day }, context)).toEqual(lived));

  it('is before its first move what was issued', () => expect(taskAt(today, history, { day: '2022-03-02' }, context)).toEqual(task));
});

describe('taskAt', () => {
  const { task, history } = aHistory(corn.task, LIVES[0]!.events);

  it('is the task itself without a later entry', () => {
    expect(taskAt(task, history, { day: '2022-12-31' }, context)).toBe(task);
    expect(taskAt(task, [], { version: 1 }, context)).toBe(task);
  });

  it('does not look at the entries of other tasks, nor at the order in which they are given', () => {
    const others = history.map((entry) => ({ ...entry, n: '002' }));
    const mixed = [...others, ...history.toReversed()];
    expect(taskAt(task, mixed, { version: 3 }, context)).toEqual(taskAt(task, history, { version: 3 }, context));
  });

  it('does not judge the past anew: a report that a rule of today would refuse stays', () => {
    const empty = history.map((entry) =>
      entry.version === 3 ? { ...entry, move: { kind: 'report' as const, report: aReport() } } : entry,
    );
    expect(taskAt(task, empty, { version: 3 }, context)).toMatchObject({ version: 3, reported: ['2022-03'] });
  });
});

describe('taskAt, after the town set another feedback day and other days off', () => {
  const lived = (more: readonly Event[]) =>
    aHistory(corn.task, [
      does('2022-05-10', { kind: 'suspend', basis }),
      does('2022-05-26', { kind: 'resume', basis }),
      reported('2022-08-24', [{ measure: corn.name, added: 1900 }]),
      ...more,
    ]);
  const { task, history } = lived([does('2022-12-08', { kind: 'terminate', basis })]);
  const rules = { calendar, policy: { ...policy, feedbackDay: 28, clearing: { opens: '08-01', due: '12-20' } } };

  it.each(['2022-05-31', '2022-08-31'])('on %s nobody owes, or has answered, anything else than then', (day) => {
    const then = aHistory(
      corn.task,
      lived([])
        .history.filter((one) => one.day <= day)
        .map(({ move, day: on }) => does(on, move as Move)),
    ).task;
    expect(taskAt(task, history, { day }, rules)).toEqual(then);
    expect(then.excused.length).toBeGreaterThan(0);
  });
});

describe('taskAt, of a task that was adjusted', () => {
  const adjusted = aHistory(corn.task, [
    acknowledged('2022-03-04'),
    does('2022-08-05', { kind: 'change-target', measure: corn.name, value: 5000, valueMax: null, basis }),
  ]);

  it.each([
    { day: '2022-06-30', value: 6000, why: 'what the plan promised' },
    { day: '2022-08-05', value: 5000, why: 'what was decided that day' },
  ])('shows on $day $value: $why', ({ day, value }) => {
    const then = taskAt(adjusted.task, adjusted.history, { day }, context);
    expect([then.measures[0]!.target!.value, then.targets[0]!.value]).toEqual([value, value]);
  });
});

describe('isWithin', () => {
  const entry = { day: '2022-05-31', version: 4 };
  it.each([
    { cutOff: { day: '2022-05-31' }, is: true, why: 'the cut-off’s own day' },
    { cutOff: { day: '2022-05-30' }, is: false, why: 'a day later' },
    { cutOff: { version: 4 }, is: true, why: 'the snapshot’s own version' },
    { cutOff: { version: 3 }, is: false, why: 'a version later' },
  ])('$why: $is', ({ cutOff, is }) => expect(isWithin(entry, cutOff)).toBe(is));
});

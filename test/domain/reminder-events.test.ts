import { describe, expect, it } from 'vitest';
import { claimEvents, eventOf, feedbackEvents, isAlive, isOver, listEvents, statedDates, statedEvents } from '#domain/reminder-events.ts';
import { TASK_STATES, type Task } from '#domain/task.ts';
import { aMeasure, aNode, aTarget, aTask, calendar, policy } from '../support/builders.ts';

const told = ({ reason, day, to, key }: ReturnType<typeof feedbackEvents>[number]) => `${day} ${reason} → ${to} ${key}`;

describe('feedbackEvents', () => {
  const of = (task: Partial<Task>, period: string) =>
    feedbackEvents(aTask(task), calendar, policy)
      .filter(({ ask }) => ask?.period === period)
      .map(told);

  it('of a quarter: three workdays before the 25th, on it, and two after it to the leader', () =>
    expect(of({}, '2022-Q1')).toEqual([
      '2022-03-22 feedback-soon → heads wangjing-2022-001:feedback-soon:2022-Q1',
      '2022-03-25 feedback-today → heads wangjing-2022-001:feedback-today:2022-Q1',
      '2022-03-29 feedback-missed → leaders wangjing-2022-001:feedback-missed:2022-Q1',
    ]));

  it('of a quarter whose 25th is a Sunday: all of it counts from the Friday before', () =>
    expect(of({}, '2022-Q3').map((line) => line.slice(0, 25))).toEqual([
      '2022-09-20 feedback-soon ',
      '2022-09-23 feedback-today',
      '2022-09-27 feedback-misse',
    ]));

  it('of the closing form: 清账 on 1 December instead of the notice, due on the 9th, since the 10th is a Saturday', () =>
    expect(of({}, '2022-closing')).toEqual([
      '2022-12-01 clearing → heads wangjing-2022-001:clearing:2022-closing',
      '2022-12-09 feedback-today → heads wangjing-2022-001:feedback-today:2022-closing',
      '2022-12-13 feedback-missed → leaders wangjing-2022-001:feedback-missed:2022-closing',
    ]));

  it('of a task published on 23 March: the notice on the workday after, never on the day of the list itself', () =>
    expect(of({ publishedOn: '2022-03-23' }, '2022-Q1')[0]).toContain('2022-03-24 feedback-soon'));

  it.each([
    { reported: ['2022-Q1'], is: true, why: 'its period was answered' },
    { reported: ['2022-Q2'], is: false, why: 'another period was' },
  ])('are over when $why: $is', ({ reported, is }) => {
    const [first] = feedbackEvents(aTask({ reported }), calendar, policy);
    expect(isOver(first!)).toBe(is);
  });
});

describe('statedDates', () => {
  const corn = aMeasure({ name: '玉米种植面积', target: 6000, value: 100 });
  it.each<{ task: Partial<Task>; are: string[]; why: string }>([
    { task: {}, are: [], why: 'the year’s end that nobody stated binds nobody' },
    { task: { due: '2022-06-30', dueStated: true }, are: ['2022-06-30 '], why: 'a due date that the report states' },
    {
      task: { kind: 'quantity', targets: [aTarget({ by: '2022-04-30' })], measures: [corn] },
      are: ['2022-04-30 玉米种植面积'],
      why: 'a figure’s own date',
    },
    {
      task: { kind: 'quantity', targets: [aTarget({ by: '2022-04-30' })], measures: [{ ...corn, value: 6000 }] },
      are: [],
      why: 'a figure that is reached',
    },
    {
      task: { kind: 'quantity', targets: [aTarget({ by: '2022-06-30' })], measures: [corn], due: '2022-06-30', dueStated: true },
      are: ['2022-06-30 '],
      why: 'a figure’s date that is the task’s own is said once',
    },
    {
      task: {
        kind: 'milestone',
        nodes: [
          aNode({ name: '选址', planned: '2022-03-31', doneOn: '2022-03-30' }),
          aNode({ name: '圈舍', planned: '2022-06-30' }),
          aNode(),
        ],
      },
      are: ['2022-06-30 圈舍'],
      why: 'nodes with a date that are not done',
    },
    {
      task: { kind: 'milestone', due: '2022-09-30', dueStated: true, nodes: [aNode({ planned: '2022-09-30', doneOn: '2022-09-01' })] },
      are: [],
      why: 'a milestone has the dates of its nodes alone',
    },
  ])('$why', ({ task, are }) => expect(statedDates(aTask(task)).map(({ date, about }) => `${date} ${about}`)).toEqual(are));
});

describe('statedEvents', () => {
  it('of Thursday, 30 June: 10, 3 and 0 workdays before, 1, 3 and 7 after, and the chief on the eleventh', () =>
    expect(statedEvents(aTask({ due: '2022-06-30', dueStated: true }), calendar, policy).map(told)).toEqual([
      '2022-06-16 stated-soon → heads wangjing-2022-001:stated-soon:2022-06-30/-10',
      '2022-06-27 stated-soon → heads wangjing-2022-001:stated-soon:2022-06-30/-3',
      '2022-06-30 stated-today → heads wangjing-2022-001:stated-today:2022-06-30',
      '2022-07-01 stated-overdue → heads wangjing-2022-001:stated-overdue:2022-06-30/+1',
      '2022-07-05 stated-overdue → heads wangjing-2022-001:stated-overdue:2022-06-30/+3',
      '2022-07-11 stated-overdue → heads wangjing-2022-001:stated-overdue:2022-06-30/+7',
      '2022-07-15 chief-overdue → chiefs wangjing-2022-001:chief-overdue:2022-06-30',
    ]));

  it('of a date on a holiday: the last workday before it counts as the day, the next after it as overdue', () => {
    const days = statedEvents(aTask({ due: '2022-10-03', dueStated: true }), calendar, policy).map(({ reason, day, due }) => [
      reason,
      day,
      due,
    ]);
    expect(days[2]).toEqual(['stated-today', '2022-09-30', '2022-10-03']);
    expect(days[3]).toEqual(['stated-overdue', '2022-10-08', '2022-10-03']);
  });

  it('of two nodes: each names its own', () => {
    const nodes = [aNode({ name: '选址', planned: '2022-03-31' }), aNode({ name: '圈舍', planned: '2022-06-30' })];
    const about = statedEvents(aTask({ kind: 'milestone', nodes }), calendar, policy).map((event) => event.about);
    expect([...new Set(about)]).toEqual(['选址', '圈舍']);
  });
});

describe('claimEvents', () => {
  it('reaches the office on the third workday: two it may take', () => {
    const [event] = claimEvents(aTask({ kind: 'campaign', state: 'claimed', claimedOn: '2022-06-22' }), calendar, policy);
    expect([told(event!), event!.due]).toEqual(['2022-06-27 claim-waits → office wangjing-2022-001:claim-waits:2022-06-22', '2022-06-22']);
  });

  it.each(TASK_STATES.filter((state) => state !== 'claimed'))('does not exist for a task %s', (state) =>
    expect(claimEvents(aTask({ state, claimedOn: '2022-06-22' }), calendar, policy)).toEqual([]),
  );
});

describe('listEvents', () => {
  const issued = (n: string, lead: string) => aTask({ n, lead, state: 'issued', acknowledgedOn: null });
  it('tells the office once a department, on the fifth workday, by its first task that nobody acknowledged', () => {
    const tasks = [aTask({ n: '001', lead: '农服中心' }), issued('002', '农服中心'), issued('003', '应急办'), issued('004', '农服中心')];
    expect(listEvents(tasks, calendar).map(told)).toEqual([
      '2022-03-09 list-missing → office wangjing-2022-002:list-missing:2022-03-02',
      '2022-03-09 list-missing → office wangjing-2022-003:list-missing:2022-03-02',
    ]);
  });

  it('is silent when all is acknowledged', () => expect(listEvents([aTask()], calendar)).toEqual([]));
});

describe('isAlive', () => {
  it.each([
    { state: 'issued', is: true, why: 'nobody acknowledged it yet' },
    { state: 'underway', is: true, why: 'it is worked on' },
    { state: 'claimed', is: false, why: 'the office has the ball' },
    { state: 'completed', is: false, why: 'it is over' },
    { state: 'assessed', is: false, why: 'it is over' },
  ] as const)('$state: $is ($why)', ({ state, is }) =>
    expect(isAlive(eventOf(aTask({ state }), null, 'x')('stated-soon', '2022-06-20', 'heads'))).toBe(is),
  );

  it('a waiting claim concerns the office', () =>
    expect(isAlive(eventOf(aTask({ state: 'claimed' }), null, 'x')('claim-waits', '2022-06-20', 'office'))).toBe(true));
});

import { describe, expect, it } from 'vitest';
import { addTask, type NewTask } from '#domain/add-task.ts';
import { feedbackEvents, statedEvents } from '#domain/reminder-events.ts';
import { feedbackOf, policyFor, timeOf } from '#domain/source-policy.ts';
import type { Task } from '#domain/task.ts';
import { type AddedSource, SOURCES, type Source } from '#domain/task-changes.ts';
import type { ReminderPolicy } from '#domain/town.ts';
import { aDepartment, anOrganization, aTask, calendar, policy } from '../support/builders.ts';

type Sources = ReminderPolicy['sources'];

describe('the policy of a source', () => {
  it.each<{ source: Source; is: readonly number[] }>([
    { source: 'report', is: [10, 3, 0] },
    { source: 'people-livelihood', is: [10, 3, 0] },
    { source: 'deputy-proposal', is: [20, 10, 3, 0] },
    { source: 'superior', is: [5, 1, 0] },
    { source: 'meeting', is: [5, 1, 0] },
    { source: 'leader', is: [3, 1, 0] },
  ])('$source is told of $is workdays before its day, and is late as anything else is', ({ source, is }) =>
    expect(policyFor({ source }, policy)).toEqual({ ...policy, statedAdvance: is }),
  );

  it.each<{ sources: Sources; source: Source; is: Partial<ReminderPolicy>; why: string }>([
    { source: 'leader', sources: { leader: { statedAdvance: [1] } }, is: { statedAdvance: [1] }, why: 'the town’s own advance' },
    {
      source: 'superior',
      sources: { superior: { overdue: [1, 2], chiefAfter: 0 } },
      is: { overdue: [1, 2], chiefAfter: 0, statedAdvance: [5, 1, 0] },
      why: 'what is left out stays the source’s',
    },
    { source: 'meeting', sources: { leader: { chiefAfter: 3 } }, is: { chiefAfter: 10 }, why: 'another source’s is not its own' },
    { source: 'report', sources: { leader: { chiefAfter: 3 } }, is: policy, why: 'the report’s is the town’s' },
  ])('$why', ({ source, sources, is }) => expect(policyFor({ source }, { ...policy, sources })).toMatchObject(is));

  it.each<{ source: AddedSource; sources?: Sources; time: object; feedback: string }>([
    { source: 'people-livelihood', time: { yearEnd: true }, feedback: 'by-kind' },
    { source: 'deputy-proposal', time: { months: 3 }, feedback: 'on-due-day' },
    { source: 'superior', time: { workdays: 15 }, feedback: 'on-due-day' },
    { source: 'superior', sources: { superior: { feedback: 'by-kind' } }, time: { workdays: 15 }, feedback: 'by-kind' },
    { source: 'superior', sources: { superior: { months: 1 } }, time: { months: 1 }, feedback: 'on-due-day' },
    { source: 'leader', sources: { leader: { yearEnd: true } }, time: { yearEnd: true }, feedback: 'on-due-day' },
  ])('$source with $sources: $time, $feedback', ({ source, sources, time, feedback }) => {
    expect(timeOf(source, { sources })).toMatchObject(time);
    expect(feedbackOf(source, { sources })).toBe(feedback);
  });
});

const LEAD = '村镇建设办';
const added = (over: Partial<NewTask> = {}, sources: Sources = {}): Task =>
  addTask(
    {
      text: '开展自建房安全专项整治。',
      area: '守牢安全底线',
      kind: 'campaign',
      lead: LEAD,
      supporting: [],
      asks: [],
      targets: [],
      measures: [],
      milestones: [],
      star: false,
      source: 'superior',
      sourceNo: '',
      basis: { text: '县安委会会议', date: '2022-05-07', decidedBy: '县安委会' },
      ...over,
    },
    {
      plan: 'wangjing-2022',
      lastNumber: 34,
      added: 0,
      day: '2022-05-10',
      organization: anOrganization([], { departments: [aDepartment(LEAD)], policy: { ...policy, sources } }),
      calendar,
    },
  );

describe('a task that is added', () => {
  it.each<{ over?: Partial<NewTask>; sources?: Sources; every: Task['every']; why: string }>([
    { every: 'due-day', why: 'of a superior: once, on its day' },
    { over: { source: 'people-livelihood' }, every: null, why: '民生实事: by kind' },
    { sources: { superior: { feedback: 'by-kind' } }, every: null, why: 'as the town has it for the source' },
    { over: { every: null }, every: null, why: 'by kind, as the office says' },
    { over: { every: 'month' }, every: 'month', why: 'each month, as the office says' },
  ])('$why', ({ over, sources, every }) => expect(added(over, sources).every).toBe(every));

  it('is told of its day, and of the form of that day only once it is missing', () => {
    const lines = [...statedEvents(added(), calendar, policy), ...feedbackEvents(added(), calendar, policy)];
    expect(lines.filter(({ day }) => day < '2022-12').map(({ day, reason, to }) => `${day} ${reason} ${to}`)).toEqual([
      '2022-05-24 stated-soon heads',
      '2022-05-30 stated-soon heads',
      '2022-05-31 stated-today heads',
      '2022-06-01 stated-overdue heads',
      '2022-06-06 stated-overdue heads',
      '2022-06-10 stated-overdue heads',
      '2022-06-16 chief-overdue chiefs',
      '2022-06-02 feedback-missed leaders',
    ]);
  });

  it('is told of the form when nothing else says its day', () => {
    const lines = feedbackEvents(aTask({ every: 'due-day', due: '2022-06-18' }), calendar, policy);
    expect(lines.filter(({ ask }) => ask?.period === '2022-06-18').map(({ day, reason }) => `${day} ${reason}`)).toEqual([
      '2022-06-14 feedback-soon',
      '2022-06-17 feedback-today',
      '2022-06-21 feedback-missed',
    ]);
  });

  it('is told nothing more of a day after the chief has heard of it, whatever the source: nothing is repeated by the month', () => {
    for (const source of SOURCES) {
      const last = statedEvents(aTask({ source, due: '2022-06-30', dueStated: true }), calendar, policy)
        .map(({ day }) => day)
        .toSorted()
        .at(-1);
      expect(last).toBe('2022-07-15');
    }
  });
});

import type { Day } from './day.ts';
import { type Ask, asksOf, isAnswered, isClosing, isOpen } from './feedback-rhythm.ts';
import { taskId } from './ids.ts';
import type { ReminderReason } from './letter.ts';
import { ACKNOWLEDGE_WITHIN } from './limits.ts';
import { awaitsAcknowledgement } from './objection.ts';
import { shareDone } from './progress.ts';
import { policyFor } from './source-policy.ts';
import type { Task } from './task.ts';
import type { ReminderPolicy } from './town.ts';
import type { WorkdayCalendar } from './workday-calendar.ts';

/** Why somebody is to be reminded of a task, on which day, and whom it reaches. */
export interface ReminderEvent {
  readonly task: Task;
  readonly reason: ReminderReason;
  /** The workday on which it falls due. */
  readonly day: Day;
  /** The day that counts for the reader. */
  readonly due: Day;
  readonly key: string;
  readonly to: 'heads' | 'leaders' | 'chiefs' | 'office';
  /** Form that is asked for, or null. */
  readonly ask: Ask | null;
  /** Name of the node or figure that has the date; empty for the task's own. */
  readonly about: string;
  /** For the chief: the task turned red, whatever its dates. */
  readonly isRed: boolean;
}

/** A date that binds, with the name of what it binds. */
export interface StatedDate {
  readonly date: Day;
  readonly about: string;
}

/**
 * The dates that the report, or a head for a node, has named and that are still open.
 *
 * - milestone, campaign: each node with a date that is not done
 * - others: the due date when the report states it, and the own date of each figure that is not reached
 * - a deputies' proposal: the day of the reply too
 */
export const statedDates = (task: Task): readonly StatedDate[] => {
  const own = task.nodes.length > 0 ? nodeDates(task) : [...figureDates(task), ...(task.dueStated ? [{ date: task.due, about: '' }] : [])];
  return task.replyDue === null || own.some(({ date }) => date === task.replyDue) ? own : [...own, { date: task.replyDue, about: REPLY }];
};

/** What the day of the deputies' reply binds; whether they were answered is said only with the task's end, so nobody is late. */
export const REPLY = '答复代表';

const nodeDates = ({ nodes }: Task): readonly StatedDate[] =>
  nodes.filter(({ planned, doneOn }) => planned !== null && doneOn === null).map(({ name, planned }) => ({ date: planned!, about: name }));

/** Said once when a figure's day is the task's. */
const figureDates = (task: Task): readonly StatedDate[] =>
  task.targets
    .filter(({ by, metric }) => by !== null && !isReached(task, metric))
    .map(({ by, metric }) => ({ date: by!, about: metric }))
    .filter(({ date }) => !task.dueStated || date !== task.due);

const isReached = (task: Task, metric: string): boolean =>
  task.measures.some((measure) => measure.name === metric && shareDone(measure) === 1);

/**
 * Events of the feedback forms: notice or 清账, the feedback day, and the missed form for the leader; answered ones too, see `isOver`.
 * The form of a day that is told of itself needs neither notice nor reminder.
 */
export const feedbackEvents = (task: Task, calendar: WorkdayCalendar, policy: ReminderPolicy): readonly ReminderEvent[] =>
  asksOf(task, calendar, policy).flatMap((ask) => {
    const event = eventOf(task, ask, ask.period);
    const closes = isClosing(ask.period);
    const notice = closes ? ask.opens : calendar.add(ask.due, -policy.feedbackAdvance);
    const missed = event('feedback-missed', calendar.add(ask.due, policy.missedAfter), 'leaders');
    if (statedDates(task).some(({ date }) => date === ask.period)) return [missed];
    return [
      event(closes ? 'clearing' : 'feedback-soon', latest(notice, calendar.add(task.publishedOn, 1)), 'heads'),
      event('feedback-today', ask.due, 'heads'),
      missed,
    ];
  });

/** Whether what an event asks for has come in. */
export const isOver = ({ ask, task }: ReminderEvent): boolean => ask !== null && isAnswered(ask, task);

/**
 * Events of stated dates: before, on and after them, and at last for the chief; by the policy of the task's source. After the last of
 * them no letter repeats what everybody knows: the task stays red, in the bulletin, and on the next form.
 */
export const statedEvents = (task: Task, calendar: WorkdayCalendar, town: ReminderPolicy): readonly ReminderEvent[] => {
  const policy = policyFor(task, town);
  return statedDates(task).flatMap(({ date, about }) => {
    const lastWorkday = calendar.onOrBefore(date);
    const event = (reason: ReminderReason, day: Day, to: ReminderEvent['to'], key: string): ReminderEvent => ({
      ...eventOf(task, null, key)(reason, day, to),
      due: date,
      about,
    });
    const ahead = policy.statedAdvance.map((k) =>
      event(k === 0 ? 'stated-today' : 'stated-soon', calendar.add(lastWorkday, -k), 'heads', k === 0 ? date : `${date}/-${k}`),
    );
    if (about === REPLY) return ahead;
    return [
      ...ahead,
      ...policy.overdue.map((k) => event('stated-overdue', calendar.add(date, k), 'heads', `${date}/+${k}`)),
      event('chief-overdue', calendar.add(date, policy.chiefAfter + 1), 'chiefs', date),
    ];
  });
};

/** A claim that waits longer than the office may take. */
export const claimEvents = (task: Task, calendar: WorkdayCalendar, policy: ReminderPolicy): readonly ReminderEvent[] => {
  if (task.state !== 'claimed' || task.claimedOn === null) return [];
  const event = eventOf(task, null, task.claimedOn)('claim-waits', calendar.add(task.claimedOn, policy.officeAfter + 1), 'office');
  return [{ ...event, due: task.claimedOn }];
};

/** A returned claim that is not mended; it is no reason for a digest, and stands in each one as long as it waits. */
export const returnedEvent = (task: Task): ReminderEvent | null =>
  task.returned === null || !isOpen(task) ? null : eventOf(task, null, task.returned.day)('returned', task.returned.day, 'heads');

/** What waits for a decision is told to whoever decides, on the workday after it was asked for. */
export const pendingEvents = (task: Task, calendar: WorkdayCalendar, to: ReminderEvent['to']): readonly ReminderEvent[] => {
  if (task.pending === null || !isOpen(task)) return [];
  const { kind, day } = task.pending;
  const reason = kind === 'objection' ? 'objection-waits' : 'extension-waits';
  const event = eventOf(task, null, String(task.pending.update))(reason, calendar.add(day, 1), kind === 'objection' ? 'office' : to);
  return [{ ...event, due: day }];
};

/** One event a department and plan whose list still has tasks that nobody acknowledged, nor objected to; it is carried by the first of them. */
export const listEvents = (tasks: readonly Task[], calendar: WorkdayCalendar): readonly ReminderEvent[] => {
  const first = new Map<string, Task>();
  for (const task of tasks) {
    const list = `${task.plan}#${task.lead}`;
    if (awaitsAcknowledgement(task) && !first.has(list)) first.set(list, task);
  }
  return [...first.values()].map((task) => {
    const event = eventOf(task, null, task.publishedOn)('list-missing', calendar.add(task.publishedOn, ACKNOWLEDGE_WITHIN), 'office');
    return { ...event, due: task.publishedOn };
  });
};

/** Whether the event can still concern anybody: an open task, or a claim that waits. */
export const isAlive = ({ task, reason }: ReminderEvent): boolean => isOpen(task) || reason === 'claim-waits';

const latest = (one: Day, other: Day): Day => (one > other ? one : other);

/** An event of one form, or of none, with the last part of its key. */
export const eventOf =
  (task: Task, ask: Ask | null, key: string) =>
  (reason: ReminderReason, day: Day, to: ReminderEvent['to']): ReminderEvent => ({
    task,
    reason,
    day,
    due: ask?.due ?? day,
    key: `${taskId(task.plan, task.n)}:${reason}:${key}`,
    to,
    ask,
    about: '',
    isRed: false,
  });

import { besideLines } from './beside-lines.ts';
import type { Day } from './day.ts';
import { organizationOn } from './deputies.ts';
import { deciderOf } from './extension.ts';
import { taskId } from './ids.ts';
import { REMINDER_REASONS, type Reminder, type ReminderItem, type ReminderReason, tasksOfItem } from './letter.ts';
import { chiefsOf, headsOf, leadersOf, officeOf } from './recipients.ts';
import { redStarEvent } from './red-star.ts';
import {
  claimEvents,
  feedbackEvents,
  isAlive,
  isOver,
  listEvents,
  pendingEvents,
  type ReminderEvent,
  returnedEvent,
  statedEvents,
} from './reminder-events.ts';
import { itemsOf } from './reminder-items.ts';
import { latestPlan, shownNumber } from './shown-number.ts';
import type { Task } from './task.ts';
import type { Organization, Person } from './town.ts';
import { type Lit, lightOf } from './traffic-light.ts';
import type { UnplannedWork } from './unplanned.ts';
import type { WorkdayCalendar } from './workday-calendar.ts';

export interface RemindersInput {
  readonly organization: Organization;
  /** Of all plans of the town that are published. */
  readonly tasks: readonly Task[];
  readonly calendar: WorkdayCalendar;
  /** What was sent before: `<person>|<item key>`. */
  readonly sent: ReadonlySet<string>;
  /** Day of the last finished run: what fell due after it is caught up. */
  readonly since: Day;
  readonly today: Day;
  /** Work outside the plan that was recorded this year; undefined when there is no plan to record it beside. */
  readonly works?: readonly UnplannedWork[] | undefined;
}

export interface RemindersDue {
  readonly workday: boolean;
  readonly reminders: readonly Reminder[];
  /** Events of the window of which nobody was told, by reason: answered, claimed, suspended, over, superseded, dispatched, sent, nobody. */
  readonly skipped: Readonly<Record<string, number>>;
}

/**
 * Who is to be reminded of what today: one digest a person, whatever plans it is about, never an empty one.
 *
 * - not a workday: nobody
 * - the window: what fell due after `since` up to today, and after the publication of its task; all of it is dated today
 * - what is asked of a group of tasks (合并填报) by one day is one line
 * - of two lines to a head about one form, or about one stated date, only the later is sent
 * - an item that a person was sent before is never sent to that person again
 * - a department's heads get its lines, the deputy in place of one who is away, without a head the office; missed forms reach the leaders in charge, once
 * - a dispatched department (派驻) is asked; nothing about it climbs to leader or chief
 * - a task that is claimed, suspended, completed, assessed or ended asks its head nothing
 * - what waits for a decision is told once to whoever decides
 * - a returned claim stands first in each digest to whoever has its department's lines until it is mended, and causes none
 *
 * @example remindersDue({ ...input, since: '2022-03-21', today: '2022-03-22' }).reminders[0]?.items[0]?.reason //=> 'feedback-soon'
 */
export const remindersDue = (given: RemindersInput): RemindersDue => {
  if (!given.calendar.isWorkday(given.today)) return { workday: false, reminders: [], skipped: {} };
  const input = { ...given, organization: organizationOn(given.organization, given.today) };
  const events = input.tasks.flatMap((task) => eventsOf(task, input)).concat(listEvents(input.tasks, input.calendar));
  const skipped: Record<string, number> = {};
  const skip = (why: string): void => {
    skipped[why] = (skipped[why] ?? 0) + 1;
  };
  const digests = new Map<string, ReminderEvent[]>();
  const inWindow = events.filter(({ day, task }) => day > input.since && day <= input.today && day > task.publishedOn);
  for (const event of withoutSuperseded(inWindow, skip)) {
    for (const { id } of readersOf(event, input, skip)) {
      if (input.sent.has(`${id}|${event.key}`)) skip('sent');
      else digests.set(id, [...(digests.get(id) ?? []), event]);
    }
  }
  const { people, policy } = input.organization;
  const litOf = (task: Task): Lit => lightOf(task, input.today, { calendar: input.calendar, policy });
  const reminders = people.flatMap((person) => {
    const told = digests.get(person.id);
    return told ? [reminderOf(person, itemsOf([...returnedTo(person, input), ...told], litOf), input)] : [];
  });
  return { workday: true, reminders: reminders.sort((a, b) => compare(a.person, b.person)), skipped };
};

const eventsOf = (task: Task, { calendar, organization, since, today }: RemindersInput): readonly ReminderEvent[] => {
  const { policy } = organization;
  const context = { calendar, policy };
  const isRedStar = task.star && lightOf(task, today, context).light === 'red';
  const red = isRedStar ? redStarEvent(task, { since, today }, context) : null;
  const stated = statedEvents(task, calendar, policy).filter(({ to }) => !isRedStar || to !== 'chiefs');
  const waiting = pendingEvents(task, calendar, deciderIn(task, organization));
  return [...feedbackEvents(task, calendar, policy), ...stated, ...claimEvents(task, calendar, policy), ...waiting, ...(red ? [red] : [])];
};

/** Who is asked to decide the extension that waits; the office, when the town has no such person. */
const deciderIn = (task: Task, organization: Organization): ReminderEvent['to'] => {
  if (task.pending?.kind !== 'extension') return 'office';
  const relation = organization.departments.find(({ name }) => name === task.lead)?.relation ?? 'internal';
  const decider = deciderOf(task, task.pending.due, relation, organization.policy);
  if (decider === 'leader') return leadersOf(organization, task.lead).length > 0 ? 'leaders' : 'office';
  return decider === 'chief' && chiefsOf(organization).length > 0 ? 'chiefs' : 'office';
};

/** Of the events for a head about one form or date, the latest; the others are skipped. */
const withoutSuperseded = (events: readonly ReminderEvent[], skip: (why: string) => void): readonly ReminderEvent[] => {
  const last = new Map<string, ReminderEvent>();
  for (const event of events) {
    const about =
      event.to === 'heads' ? `${taskId(event.task.plan, event.task.n)}:${event.ask?.period ?? event.due + event.about}` : event.key;
    const other = last.get(about);
    if (other) skip('superseded');
    if (!other || event.day >= other.day) last.set(about, event);
  }
  return [...last.values()];
};

const readersOf = (event: ReminderEvent, { organization, today }: RemindersInput, skip: (why: string) => void): readonly Person[] => {
  const { task, to } = event;
  const relation = organization.departments.find(({ name }) => name === task.lead)?.relation;
  const climbs = to === 'leaders' || to === 'chiefs';
  const why = !isAlive(event)
    ? task.state === 'claimed' || task.state === 'suspended'
      ? task.state
      : 'over'
    : isOver(event)
      ? 'answered'
      : climbs && relation === 'dispatched'
        ? 'dispatched'
        : null;
  const people = why === null ? READERS[to](organization, task.lead, today) : [];
  if (people.length === 0) skip(why ?? 'nobody');
  return people;
};

const READERS: Readonly<Record<ReminderEvent['to'], (organization: Organization, department: string, day: Day) => readonly Person[]>> = {
  heads: headsOf,
  leaders: leadersOf,
  chiefs: chiefsOf,
  office: officeOf,
};

/** Told again in each digest: it is the first thing to mend. */
const returnedTo = ({ id }: Person, { tasks, organization, today }: RemindersInput): readonly ReminderEvent[] =>
  tasks.flatMap((task) => {
    const event = returnedEvent(task);
    return event !== null && headsOf(organization, task.lead, today).some((head) => head.id === id) ? [event] : [];
  });

const reminderOf = (person: Person, items: readonly ReminderItem[], input: RemindersInput): Reminder => {
  const plan = latestPlan(items);
  return {
    person: person.id,
    day: input.today,
    items: [...items]
      .map((item) => ({ ...item, id: shownNumber(item, plan) }))
      .sort((a, b) => rankOf(a.reason) - rankOf(b.reason) || compare(a.due, b.due) || compare(a.plan, b.plan) || compare(a.n, b.n)),
    ...besideLines(person, items, new Set(items.flatMap(tasksOfItem)), input),
  };
};

/** The most pressing first. */
const PRESSING: readonly ReminderReason[] = [
  'returned',
  'chief-overdue',
  'stated-overdue',
  'feedback-missed',
  'stated-today',
  'feedback-today',
  'clearing',
];
const rankOf = (reason: ReminderReason): number =>
  PRESSING.includes(reason) ? PRESSING.indexOf(reason) : PRESSING.length + REMINDER_REASONS.indexOf(reason);

const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);

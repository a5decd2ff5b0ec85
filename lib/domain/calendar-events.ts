import { chineseMonthDay, type Day } from './day.ts';
import { type Ask, asksOf, formName, isAnswered, isClosing, isOpen } from './feedback-rhythm.ts';
import { taskId } from './ids.ts';
import { nodeName } from './node-name.ts';
import { statedDates } from './reminder-events.ts';
import type { Task } from './task.ts';
import { titleOf } from './title-of.ts';
import { LIGHT_NAMES, type LightContext, lightOf } from './traffic-light.ts';

/** A day that counts for a task, as a calendar shows it. */
export interface CalendarEvent {
  /** The same as long as the day is about the same thing: `<task>-due`, `<task>-node-<name>` (of a sensitive task its place), `<task>-feedback-<period>`. */
  readonly uid: string;
  /** Grows with each change of the task. */
  readonly sequence: number;
  readonly day: Day;
  readonly summary: string;
  /** Empty for a sensitive task. */
  readonly description: string;
  /** The task is over before its time: calendars strike it out. */
  readonly cancelled: boolean;
}

/**
 * The days of tasks that belong in a calendar, in order:
 *
 * - dates that the report states, or that a head gave a node, and that are open (see `statedDates`); a due date that nobody stated is none
 * - the days of all forms of the year that are unanswered, those that open later too, up to 清账
 * - a suspended task has none; those of an ended one are cancelled
 * - each with the light of today in words; of a sensitive task the title alone
 *
 * @example calendarEvents([hogs], '2022-06-21', context)[0].summary //=> '【滞后】4.2 养殖圈舍：圈舍完工'
 */
export const calendarEvents = (tasks: readonly Task[], today: Day, context: LightContext): readonly CalendarEvent[] =>
  tasks
    .filter(({ state }) => state !== 'suspended')
    .flatMap((task) => [...statedEvents(task, today, context), ...feedbackEvents(task, today, context)])
    .toSorted((a, b) => a.day.localeCompare(b.day) || a.uid.localeCompare(b.uid));

interface About {
  readonly uid: string;
  readonly day: Day;
  readonly what: string;
}

const statedEvents = (task: Task, today: Day, context: LightContext): readonly CalendarEvent[] =>
  statedDates(task).map(({ date, about }) => {
    const uid = about === '' ? 'due' : `node-${partOf(task, about)}`;
    return eventOf(task, { uid, day: date, what: about === '' || task.sensitive ? '完成时限' : about }, today, context);
  });

/** What a date is about as an id may hold it: calendars lie with other people's services, and an id is no secret to them. */
const partOf = (task: Task, about: string): string => (task.nodes.some(({ name }) => name === about) ? nodeName(task, about) : about);

const feedbackEvents = (task: Task, today: Day, context: LightContext): readonly CalendarEvent[] =>
  (isOpen(task) ? asksOf(task, context.calendar, context.policy) : [])
    .filter((ask) => !isAnswered(ask, task))
    .map((ask) => eventOf(task, { uid: `feedback-${ask.period}`, day: ask.due, what: shownAsk(ask) }, today, context));

/** The closing form is open for weeks, so its day says from when on. */
const shownAsk = ({ period, opens }: Ask): string => `${formName(period)}${isClosing(period) ? `（${chineseMonthDay(opens)}起填）` : ''}`;

const eventOf = (task: Task, { uid, day, what }: About, today: Day, context: LightContext): CalendarEvent => {
  const { light, reason } = lightOf(task, today, context);
  const id = taskId(task.plan, task.n);
  const title = `${task.id} ${titleOf(task.text)}：${what}`;
  return {
    uid: `${id}-${uid}`,
    sequence: task.version,
    day,
    summary: task.sensitive ? title : `【${LIGHT_NAMES[light]}】${title}`,
    description: task.sensitive ? '' : `牵头：${task.lead}\n${LIGHT_NAMES[light]}：${reason}`,
    cancelled: task.state === 'ended',
  };
};

import { addDays, type Day } from './day.ts';
import { isOpen } from './feedback-rhythm.ts';
import { isCeiling } from './progress.ts';
import { eventOf, type ReminderEvent } from './reminder-events.ts';
import type { Task } from './task.ts';
import { type LightContext, lightOf } from './traffic-light.ts';

/**
 * The event by which the chief hears that a ★ task turned red; null when it did not between the two days.
 *
 * - by time: on the first day after `since` on which it is red, when it was not red on `since`
 * - by what was said: on the day after a report of an incident or of a passed ceiling, or after a claim was returned
 * - a task that was red before and still is tells nothing new
 *
 * The day is in the key, so that a day that is caught up later is still the same event.
 * @example redStarEvent(road, { since: '2022-06-30', today: '2022-07-01' }, context)?.key //=> '012:chief-overdue:2022-07-01'
 */
export const redStarEvent = (task: Task, { since, today }: { since: Day; today: Day }, context: LightContext): ReminderEvent | null => {
  const isRed = (day: Day): boolean => lightOf(task, day, context).light === 'red';
  if (!task.star || !isOpen(task) || !isRed(today)) return null;
  const day = isRed(since) ? dayAfterChange(task) : firstDay(addDays(since, 1), isRed);
  return day === null ? null : { ...eventOf(task, null, day)('chief-overdue', day, 'chiefs'), isRed: true };
};

const firstDay = (from: Day, holds: (day: Day) => boolean): Day => {
  let day = from;
  while (!holds(day)) day = addDays(day, 1);
  return day;
};

/** The day after the last change that can redden a task by itself; a report of progress cannot. */
const dayAfterChange = ({ kind, measures, lastReport, returned }: Task): Day | null => {
  const canRedden = kind === 'zero-incident' || measures.some(isCeiling);
  const changed = returned?.day ?? (canRedden ? lastReport?.day : undefined);
  return changed === undefined ? null : addDays(changed, 1);
};

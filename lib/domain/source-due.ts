import { addMonths, type Day, lastDayOf, monthOf } from './day.ts';
import { timeOf } from './source-policy.ts';
import type { AddedSource } from './task-changes.ts';
import type { ReminderPolicy } from './town.ts';
import type { WorkdayCalendar } from './workday-calendar.ts';

/** How long a task of a source may take when nothing says otherwise; exactly one of the three. */
export type SourceDue = { readonly workdays: number } | { readonly months: number } | { readonly yearEnd: true };

interface AddedOn {
  readonly day: Day;
  /** Of the plan, which may have been published in the December before it. */
  readonly year: number;
}

/**
 * The due date of a task that was added without one, from the day on which it was added.
 *
 * - so many workdays later, so many months later (the month's last day when it is shorter), or the end of the plan's year
 *
 * @example sourceDue('deputy-proposal', { day: '2022-11-30', year: 2022 }, calendar, policy) //=> '2023-02-28'
 */
export const sourceDue = (
  source: AddedSource,
  { day, year }: AddedOn,
  calendar: WorkdayCalendar,
  policy: Pick<ReminderPolicy, 'sources'>,
): Day => {
  const rule = timeOf(source, policy);
  if ('yearEnd' in rule) return `${year}-12-31`;
  if ('workdays' in rule) return calendar.add(day, rule.workdays);
  const month = addMonths(monthOf(day), rule.months);
  const same = `${month}-${day.slice(8)}`;
  return same < lastDayOf(month) ? same : lastDayOf(month);
};

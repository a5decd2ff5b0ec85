import type { Day } from './day.ts';
import type { ReminderItem } from './letter.ts';
import { leadersOf } from './recipients.ts';
import type { Organization } from './town.ts';
import type { WorkdayCalendar } from './workday-calendar.ts';

/**
 * The day on which the feedback that a head's digest asks for first would reach the leader in charge, if it stayed missing.
 *
 * - the earliest feedback day among the lines, and `missedAfter` workdays more
 * - null without such a line, for a dispatched department, and for one that has no leader: then it reaches nobody
 *
 * @example climbsOn(items, organization, calendar) //=> '2022-03-29', for a feedback day on 25 March
 */
export const climbsOn = (items: readonly ReminderItem[], organization: Organization, calendar: WorkdayCalendar): Day | null => {
  const first = firstClimbing(items, organization)[0]?.due;
  return first === undefined ? null : calendar.add(first, organization.policy.missedAfter);
};

/** Of the lines that climb those of the earliest feedback day. */
const firstClimbing = (items: readonly ReminderItem[], organization: Organization): readonly ReminderItem[] => {
  const climbing = items.filter(({ reason, department }) => isFeedback(reason) && isCommanded(organization, department));
  const first = climbing.map(({ due }) => due).toSorted()[0];
  return climbing.filter(({ due }) => due === first);
};

/** Posts of the leaders whom feedback that stays missing reaches then. @example climbsTo(items, organization) //=> '分管农业副镇长' */
export const climbsTo = (items: readonly ReminderItem[], organization: Organization): string => {
  const leaders = firstClimbing(items, organization).flatMap(({ department }) => leadersOf(organization, department));
  return [...new Set(leaders.map(({ post }) => post))].join('、');
};

/** Whether all is asked of organs that the town does not command: they are asked in other words (商请). */
export const areDispatched = (items: readonly ReminderItem[], { departments }: Organization): boolean =>
  items.every(({ department }) => departments.find(({ name }) => name === department)?.relation === 'dispatched');

const isFeedback = (reason: ReminderItem['reason']): boolean => reason === 'feedback-soon' || reason === 'feedback-today';

const isCommanded = (organization: Organization, department: string): boolean =>
  organization.departments.find(({ name }) => name === department)?.relation !== 'dispatched' &&
  leadersOf(organization, department).length > 0;

import type { Day } from './day.ts';
import { type Ask, isOpen, openAsks } from './feedback-rhythm.ts';
import { REPLY, type StatedDate, statedDates } from './reminder-events.ts';
import type { Task } from './task.ts';
import type { LightContext } from './traffic-light.ts';

/** A task of which its department owes something today. */
export interface Owed {
  readonly task: Task;
  /** Forms that are open or late, in order. */
  readonly asks: readonly Ask[];
  /** Stated dates that have come. */
  readonly come: readonly StatedDate[];
  /** The first day that is still ahead, or today; null when all is late. */
  readonly next: Day | null;
}

/**
 * What a department owes on a day: returned claims first, then dates and forms that are late, then by the day of the form.
 *
 * - a form that is open, whether a letter has asked for it yet or not
 * - a stated date, or a node's, of today or before; that deputies were not answered is said by nobody
 * - nothing of a task that is claimed, suspended or over
 */
export const owedNow = (tasks: readonly Task[], department: string, today: Day, context: LightContext): readonly Owed[] =>
  tasks
    .filter((task) => task.lead === department && isOpen(task))
    .map((task) => owedOf(task, today, context))
    .filter(({ task, asks, come }) => task.returned !== null || asks.length > 0 || come.length > 0)
    .toSorted((a, b) => compare(rankOf(a, today), rankOf(b, today)) || a.task.start - b.task.start);

const owedOf = (task: Task, today: Day, { calendar, policy }: LightContext): Owed => {
  const asks = openAsks(task, today, calendar, policy);
  const come = statedDates(task).filter(({ date, about }) => date <= today && about !== REPLY);
  const ahead = [...asks.map(({ due }) => due), ...come.map(({ date }) => date)].filter((day) => day >= today).toSorted();
  return { task, asks, come, next: ahead[0] ?? null };
};

const rankOf = ({ task, asks, come, next }: Owed, today: Day): string => {
  if (task.returned !== null) return '0';
  const isLate = come.some(({ date }) => date < today) || asks.some(({ due }) => due < today);
  return isLate ? '1' : `2${next ?? ''}`;
};

const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);

import type { Day } from './day.ts';
import { type Ask, isOpen, openAsks } from './feedback-rhythm.ts';
import { REPLY, type StatedDate, statedDates } from './reminder-events.ts';
import type { Task } from './task.ts';
import type { LightContext } from './traffic-light.ts';

/** A task of which its department owes something today. */
export interface Owed {
  readonly task: Task;
  /** The others of its group (合并填报) of which the same forms are open: all are one question. */
  readonly others: readonly Task[];
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
 * - tasks of a group (合并填报) that owe the same forms, and nothing else, are one
 * - nothing of a task that is claimed, suspended or over
 */
export const owedNow = (tasks: readonly Task[], department: string, today: Day, context: LightContext): readonly Owed[] => {
  const owed = tasks
    .filter((task) => task.lead === department && isOpen(task))
    .map((task) => owedOf(task, today, context))
    .filter(({ task, asks, come }) => task.returned !== null || asks.length > 0 || come.length > 0)
    .toSorted((a, b) => compare(rankOf(a, today), rankOf(b, today)) || a.task.start - b.task.start);
  const questions = new Map<string, Owed>();
  for (const one of owed) {
    const first = questions.get(questionOf(one));
    questions.set(questionOf(one), first ? { ...first, others: [...first.others, one.task] } : one);
  }
  return [...questions.values()];
};

/** Tasks of a group are one question when nothing but the same forms is owed of them, and none is sensitive where another is not. */
const questionOf = ({ task: { n, together, sensitive, returned }, asks, come }: Owed): string =>
  together === null || returned !== null || come.length > 0 ? n : [together, sensitive, ...asks.map(({ period }) => period)].join(' ');

const owedOf = (task: Task, today: Day, { calendar, policy }: LightContext): Owed => {
  const asks = openAsks(task, today, calendar, policy);
  const come = statedDates(task).filter(({ date, about }) => date <= today && about !== REPLY);
  const ahead = [...asks.map(({ due }) => due), ...come.map(({ date }) => date)].filter((day) => day >= today).toSorted();
  return { task, others: [], asks, come, next: ahead[0] ?? null };
};

const rankOf = ({ task, asks, come, next }: Owed, today: Day): string => {
  if (task.returned !== null) return '0';
  const isLate = come.some(({ date }) => date < today) || asks.some(({ due }) => due < today);
  return isLate ? '1' : `2${next ?? ''}`;
};

const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);

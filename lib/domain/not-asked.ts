import type { Day } from './day.ts';
import { asksOf, isAnswered, isClosing } from './feedback-rhythm.ts';
import type { Task } from './task.ts';
import type { LightContext } from './traffic-light.ts';

/**
 * Which tasks ask nothing this time, with the month in which they are asked next, the soonest first: '4.1、4.3（7月）'.
 *
 * - one of which a form is late is not among them: it is still owed
 * - one that is asked no more this year stands last, without a month
 */
export const notAskedWords = (tasks: readonly Task[], today: Day, context: LightContext): readonly string[] => {
  const byMonth = new Map<string, string[]>();
  for (const task of tasks) {
    const next = nextOf(task, today, context);
    if (next !== null) byMonth.set(next, [...(byMonth.get(next) ?? []), task.id]);
  }
  return [...byMonth].toSorted(([a], [b]) => compare(a, b)).map(([next, ids]) => `${ids.join('、')}${whenOf(next)}`);
};

/** '2022-09' of the next form, '2022-12清账'; '~' when there is none, null when one is late. */
const nextOf = (task: Task, today: Day, { calendar, policy }: LightContext): string | null => {
  const open = asksOf(task, calendar, policy).filter((ask) => !isAnswered(ask, task));
  if (open.some(({ due }) => due < today)) return null;
  const [next] = open;
  if (next === undefined) return '~';
  return `${next.due.slice(0, 7)}${isClosing(next.period) ? CLEARING : ''}`;
};

const CLEARING = '清账';

const whenOf = (next: string): string => (next === '~' ? '' : `（${Number(next.slice(5, 7))}月${next.slice(7)}）`);

const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);

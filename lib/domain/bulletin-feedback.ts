import { type Day, type Month, monthOf } from './day.ts';
import { type Ask, asksOf, isAnswered } from './feedback-rhythm.ts';
import type { Made } from './move.ts';
import type { HistoryEntry, Task } from './task.ts';
import type { LightContext } from './traffic-light.ts';

/** How the feedback of a month went; each count opens its list of shown numbers. */
export interface Feedback {
  readonly asked: readonly string[];
  readonly inTime: readonly string[];
  readonly late: readonly string[];
  readonly missing: readonly { readonly id: string; readonly lead: string }[];
  /** 代填: reports that the office filled in for a department; the true measure of who uses the system. */
  readonly byOffice: readonly string[];
}

type Answer = 'inTime' | 'late' | 'missing';

const ANSWERS: readonly Made['kind'][] = ['report', 'claim', 'assess'];

/** A period is answered by the first act within its form's days; one answered without an act this month was answered before it. */
const answerOf = (task: Task, ask: Ask, history: readonly HistoryEntry[], cutOff: Day): Answer => {
  const acts = history.filter((entry) => entry.n === task.n && ANSWERS.includes(entry.move.kind) && entry.day >= ask.opens);
  const first = acts.toSorted((a, b) => a.version - b.version)[0];
  if (first === undefined) return isAnswered(ask, task) ? 'inTime' : 'missing';
  if (first.day > cutOff) return 'missing';
  return first.day <= ask.due ? 'inTime' : 'late';
};

/** A claim that waits, and a task that is over, owe nothing. */
const owes = (task: Task, ask: Ask): boolean => isAnswered(ask, task) || task.state === 'issued' || task.state === 'underway';

/**
 * The feedback whose day lay in the month: asked, in time, late, missing on the last day, and filled in by the office.
 * A task counts once, also when two of its periods were due.
 */
export const feedbackOf = (
  tasks: readonly Task[],
  histories: readonly HistoryEntry[],
  month: Month,
  cutOff: Day,
  { calendar, policy }: LightContext,
): Feedback => {
  const answers = tasks.flatMap((task) => {
    const ask = asksOf(task, calendar, policy).findLast((one) => monthOf(one.due) === month);
    return ask === undefined || !owes(task, ask) ? [] : [{ task, answer: answerOf(task, ask, histories, cutOff) }];
  });
  const idsOf = (answer: Answer): readonly string[] => answers.filter((one) => one.answer === answer).map(({ task }) => task.id);
  const filledIn = histories.filter((entry) => entry.move.kind === 'report' && entry.onBehalfOf !== null && monthOf(entry.day) === month);
  return {
    asked: answers.map(({ task }) => task.id),
    inTime: idsOf('inTime'),
    late: idsOf('late'),
    missing: answers.filter((one) => one.answer === 'missing').map(({ task }) => ({ id: task.id, lead: task.lead })),
    byOffice: tasks.filter((task) => filledIn.some((entry) => entry.n === task.n)).map((task) => task.id),
  };
};

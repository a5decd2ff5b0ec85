import { taskAt } from './cut-off.ts';
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

/** What the office may fill in for a department: its own report, or the villages' figures. */
const FILLED_IN: readonly Made['kind'][] = ['report', 'fill-shares'];

/** By the day on which the form was answered, as the task's own moves say it: a village grid answers, a report of corrections alone does not. */
const answerOf = (onDueDay: Task, onCutOff: Task, ask: Ask): Answer =>
  isAnswered(ask, onDueDay) ? 'inTime' : isAnswered(ask, onCutOff) ? 'late' : 'missing';

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
  context: LightContext,
): Feedback => {
  const { calendar, policy } = context;
  const answers = tasks.flatMap((task) => {
    const ask = asksOf(task, calendar, policy).findLast((one) => monthOf(one.due) === month);
    if (ask === undefined) return [];
    const on = (day: Day): Task => taskAt(task, histories, { day }, context);
    return owes(on(cutOff), ask) ? [{ task, answer: answerOf(on(ask.due), on(cutOff), ask) }] : [];
  });
  const idsOf = (answer: Answer): readonly string[] => answers.filter((one) => one.answer === answer).map(({ task }) => task.id);
  const filledIn = histories.filter(
    (entry) => FILLED_IN.includes(entry.move.kind) && entry.onBehalfOf !== null && monthOf(entry.day) === month,
  );
  return {
    asked: answers.map(({ task }) => task.id),
    inTime: idsOf('inTime'),
    late: idsOf('late'),
    missing: answers.filter((one) => one.answer === 'missing').map(({ task }) => ({ id: task.id, lead: task.lead })),
    byOffice: tasks.filter((task) => filledIn.some((entry) => entry.n === task.n)).map((task) => task.id),
  };
};

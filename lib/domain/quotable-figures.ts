import { type Month, monthOf } from './day.ts';
import { evidenceOf } from './evidence.ts';
import { exactOf, type Figure } from './figure.ts';
import { isCeiling, shown } from './progress.ts';
import { meets } from './review-measure.ts';
import type { HistoryEntry, MeasureState, Task } from './task.ts';

/** A figure that may be quoted, with its measure and whether the office has confirmed it. */
export interface Quotable {
  readonly n: string;
  readonly id: string;
  readonly measure: string;
  readonly target: string | null;
  /** '去年5800亩'; null when it is not known. A bulletin of before has none. */
  readonly lastYear?: string | null | undefined;
  readonly figure: Figure;
}

/** A bulletin quotes few figures, so that each is heard. */
const MOST_QUOTED = 6;

interface Candidate {
  readonly task: Task;
  readonly measure: MeasureState;
}

/** A figure that is in doubt is not read out. */
const quoted = ({ task, measure }: Candidate, history: readonly HistoryEntry[]): Figure | null => {
  const { figure, doubt } = evidenceOf(
    task,
    measure,
    history.filter((entry) => entry.n === task.n),
  );
  return doubt === null && figure !== null && exactOf(figure.derivation) !== 0 ? figure : null;
};

/** A ceiling is kept to, not reached. */
const isAimedAt = ({ measure }: Candidate): boolean => measure.target !== null && !isCeiling(measure);

const isReached = (measure: MeasureState): boolean => {
  const { value, target } = measure;
  return value !== null && target !== null && !isCeiling(measure) && meets(value, target);
};

const quotableOf = ({ task, measure }: Candidate, figure: Figure): Quotable => {
  const { name, unit, target, lastYear } = measure;
  return {
    n: task.n,
    id: task.id,
    measure: name,
    target: target === null ? null : `计划${target.value}${unit}`,
    lastYear: lastYear === null ? null : `去年${shown(lastYear)}${unit}`,
    figure,
  };
};

/** The first figure of each task before the second of any: one report of many figures leaves room for the others. */
const inTurns = (all: readonly Quotable[]): readonly Quotable[] => {
  const turnOf = (one: Quotable): number => all.filter(({ n }) => n === one.n).indexOf(one);
  return all.toSorted((a, b) => turnOf(a) - turnOf(b));
};

/** What can be said of a task as it stands: of one that is behind only what has reached its target. */
const isSayable = ({ task, measure }: Candidate, month: Month, behind: readonly string[]): boolean => {
  if (isReached(measure)) return true;
  return !behind.includes(task.n) && measure.asOf !== null && monthOf(measure.asOf) === month;
};

/**
 * Figures that can be read out, at most six.
 *
 * - those with a target first, then the first of each other task, then the rest, all in the order of the plan
 * - reported in the month; a target that is reached stays quotable all year
 * - zeros, what is in doubt and sensitive tasks never
 *
 * @param behind numbers of the tasks that stand above, to be decided on or watched, with what they lack
 */
export const quotablesOf = (
  tasks: readonly Task[],
  month: Month,
  history: readonly HistoryEntry[],
  behind: readonly string[] = [],
): readonly Quotable[] => {
  const candidates = tasks
    .filter((task) => !task.sensitive)
    .flatMap((task) => task.measures.map((measure): Candidate => ({ task, measure })))
    .filter((one) => isSayable(one, month, behind));
  const sayable = (some: readonly Candidate[]): readonly Quotable[] =>
    some.flatMap((one) => {
      const figure = quoted(one, history);
      return figure === null ? [] : [quotableOf(one, figure)];
    });
  return [...sayable(candidates.filter(isAimedAt)), ...inTurns(sayable(candidates.filter((one) => !isAimedAt(one))))].slice(0, MOST_QUOTED);
};

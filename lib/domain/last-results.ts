import { type Alike, alikeFinder } from './alike-promises.ts';
import type { DraftRow, Proposal } from './draft.ts';
import { taskId } from './ids.ts';
import { lastYearDoubts } from './last-year-doubts.ts';
import { plainWords } from './plain-words.ts';
import type { LastResult, Measure } from './plan.ts';
import { sameMetric, sameUnit } from './same-metric.ts';
import type { Task } from './task.ts';

/** What last year's plan ended with in one measure, and the promise that it was counted for. */
export interface Result extends LastResult {
  readonly metric: string;
  readonly unit: string;
  readonly text: string;
}

/** All that was counted in a year's plan. What a task reached that was cancelled or replaced is nobody's result. */
export const resultsOf = (tasks: readonly Task[]): Result[] =>
  tasks
    .filter(({ ended }) => ended === null)
    .flatMap(({ plan, n, text, measures }) =>
      measures.flatMap(({ name, unit, value }) => (value === null ? [] : [{ task: taskId(plan, n), value, metric: name, unit, text }])),
    );

/** Names that any work has: whose they are only the promise tells. */
const OF_ANY_WORK = /^(?:完成)?(?:总投资|投资|产值|总产值|收入|资金|总产|产量|总产量|面积|数量|总数)$/;

type Counted = Pick<Measure, 'name' | 'unit'>;

const fits = ({ name, unit }: Counted, one: Pick<Result, 'metric' | 'unit'>): boolean =>
  sameUnit(unit, one.unit) && sameMetric(name, one.metric);

const apart = ({ name }: Counted, { metric }: Pick<Result, 'metric'>): number => Math.abs(name.length - metric.length);

/** Of the promises that say the same, the likest first; of one promise the measure named most alike, which no other measure of the row fits better. */
const ofAlike = (measure: Counted, measures: readonly Counted[], alike: readonly Alike<Result>[]): Result | undefined =>
  alike
    .filter(({ one }) => fits(measure, one) && measures.every((other) => !fits(other, one) || apart(other, one) >= apart(measure, one)))
    .toSorted((a, b) => b.likeness - a.likeness || apart(measure, a.one) - apart(measure, b.one))[0]?.one;

/** Another promise's, for a figure of the plan: it has the very name, and no other task of the year has it, too. */
const ofSameName = ({ name, unit, source }: Measure, results: readonly Result[]): Result | undefined => {
  if (source !== 'plan' || OF_ANY_WORK.test(name)) return undefined;
  const named = results.filter((one) => one.metric === name && sameUnit(one.unit, unit));
  return named.length === 1 ? named[0] : undefined;
};

/** What the rules know of a row when they look for last year's figures. */
type Row = Pick<Proposal, 'text' | 'measures'>;

/**
 * Sets beside the measures of a row what last year's plan ended with (上年台账), with the task that says so.
 *
 * - the measure of a promise that says the same (see `alikeFinder`), by metric and unit; else, for a figure of the plan, one of the very
 *   name that only one task of the year counted
 * - last year's figure in the report stays; where it gives none, the result is last year's figure
 */
export const lastResultsFinder = (results: readonly Result[]): (<Any extends Row>(row: Any) => Any) => {
  if (results.length === 0) return (row) => row;
  const alikeTo = alikeFinder(results, ({ text }) => plainWords(text));
  return (row) => {
    const alike = alikeTo(row.text);
    const measures = row.measures.map((measure): Measure => {
      const found = ofAlike(measure, row.measures, alike) ?? ofSameName(measure, results);
      if (!found) return measure;
      const { task, value } = found;
      return { ...measure, lastYear: measure.lastYear ?? value, lastResult: { task, value } };
    });
    return { ...row, measures };
  };
};

/** A row with what its promise ended with last year; where the report says otherwise, it is a question to the office. */
export const withLastResults = <Any extends Proposal>(row: Any, find: ReturnType<typeof lastResultsFinder>): Any => {
  const found = find(row);
  return lastYearDoubts(found).length > 0 ? { ...found, open: true } : found;
};

/** The same for a row of a new draft and for what was proposed of it: nobody has changed anything yet. */
export const draftWithLastResults = (rows: readonly DraftRow[], results: readonly Result[]): DraftRow[] => {
  const find = lastResultsFinder(results);
  return rows.map((row) => ({ ...withLastResults(row, find), proposed: row.proposed && withLastResults(row.proposed, find) }));
};

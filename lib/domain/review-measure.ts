import type { Day } from './day.ts';
import { baseEvidence, type Evidence, evidenceOf, gradeOf } from './evidence.ts';
import { type Figure, figureOf, lowestGrade, type Operand } from './figure.ts';
import { updateId } from './ids.ts';
import type { Baseline } from './plan.ts';
import { expected, type Piece, toCheck } from './review-sentence.ts';
import { endOf, type ReviewPeriod } from './review-wording.ts';
import { sameUnit } from './same-metric.ts';
import type { HistoryEntry, MeasureState, Task } from './task.ts';
import type { LightContext } from './traffic-light.ts';

/** All that a sentence may look at beside its task. */
export interface ReviewScope {
  readonly year: number;
  readonly asOf: Day;
  readonly period?: ReviewPeriod;
  readonly baselines: readonly Baseline[];
  readonly rules: LightContext;
  /** Of the task, in order of versions, none later than the task's. */
  readonly history: readonly HistoryEntry[];
}

/** Whether a measure may still grow: what the review looks back on is not over, nor is its season, and nobody has closed the task. */
export const mayGrow = (task: Task, measure: MeasureState, { asOf, year, period }: ReviewScope): boolean => {
  const lastSeason = measure.season.at(-1);
  if (lastSeason !== undefined && lastSeason.to < asOf) return false;
  return asOf < endOf(year, period) && task.state !== 'completed' && task.state !== 'assessed' && task.state !== 'ended';
};

/** The figure of a measure with the marks that it needs. */
export const valuePieces = (task: Task, { measure, figure, doubt }: Evidence, scope: ReviewScope): readonly Piece[] => {
  if (figure === null) return [toCheck('未报')];
  return [figure, ...(doubt === null ? [] : [toCheck(doubt)]), ...(mayGrow(task, measure, scope) ? [expected] : [])];
};

/** Source of a figure that stands in the plan; of a task that was added, its issue. */
export const planSource = (task: Task): string => (task.addedOn === null ? `计:${task.start}-${task.end}` : updateId(task.plan, task.n, 1));

/** Source of a target: the plan, else the change that set it. */
export const targetSource = (task: Task, { name }: MeasureState): string => {
  const change = task.adjustments.findLast(({ what, about }) => what === 'change-target' && about === name);
  return change ? updateId(task.plan, task.n, change.update) : planSource(task);
};

/** Source of a figure that stands in the last review. */
export const baselineSource = ({ start, end }: Baseline): string => `基:${start}-${end}`;

/** Last year's figure of a measure, as the town's last review states it for this task. */
export const baselineOf = (task: Task, measure: MeasureState, baselines: readonly Baseline[]): Operand | null => {
  if (measure.lastYear === null) return null;
  const found = baselines.find((one) => one.task === task.id && one.value === measure.lastYear && sameUnit(one.unit, measure.unit));
  return found === undefined ? null : { source: baselineSource(found), value: found.value };
};

/**
 * The difference of a measure's exact value and another figure, always positive; of percentages in 个百分点. None of a ratio: nobody
 * reported the share that it would be taken from.
 */
export const distance = (evidence: Evidence, other: Operand): Figure | null => {
  if (evidence.figure === null || evidence.exact === null || evidence.measure.accumulation === 'ratio') return null;
  const own = evidence.figure.derivation.of.length === 1 ? evidence.figure.derivation.of : null;
  const terms = own ?? [{ source: evidence.figure.sources.at(-1) ?? '', value: evidence.exact }];
  const [larger, smaller] = evidence.exact >= other.value ? [terms, [other]] : [[other], terms];
  const unit = evidence.measure.unit === '%' ? '个百分点' : evidence.measure.unit;
  const figure = figureOf('difference', [...larger, ...smaller], unit, lowestGrade([evidence.figure.grade]));
  return { ...figure, sources: [...new Set([...evidence.figure.sources, other.source])] };
};

export const evidencesOf = (task: Task, history: readonly HistoryEntry[]): readonly Evidence[] =>
  task.measures.map((measure) => evidenceOf(task, measure, history));

/** Whether a value satisfies its target. @example meets(6038, { comparison: '=', value: 6000, valueMax: null, within: null }) //=> true */
export const meets = (value: number, target: NonNullable<MeasureState['target']>): boolean => {
  switch (target.comparison) {
    case '<=':
      return value <= target.value;
    case '<':
      return value < target.value;
    case '>':
      return value > target.value;
    case '~':
      return value >= target.value * 0.95;
    default:
      // Of what must not happen, none is enough and more is no success.
      return target.value === 0 ? value <= 0 : value >= target.value;
  }
};

/** The base of a coverage: its first report, or the bare percentage when that report is not at hand. */
export const baseFigure = (task: Task, measure: MeasureState, history: readonly HistoryEntry[]): Figure | null => {
  const computed = baseEvidence(task, measure, history);
  if (computed !== null || measure.base === null) return computed;
  const first = measure.updates[0] ?? task.version;
  const source = `${task.plan}-${task.n}@${first}`;
  return figureOf(
    'ratio',
    [
      { source, value: measure.base },
      { source, value: 100 },
    ],
    '%',
    gradeOf(task, [first], history),
    measure.target?.value,
  );
};

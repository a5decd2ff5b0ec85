import { evidenceIn } from './arrived-evidence.ts';
import { exactOf, type Figure, figureOf, type Grade, type Operand } from './figure.ts';
import { updateId } from './ids.ts';
import { saidOf } from './said-of.ts';
import { missingOf } from './shares.ts';
import type { HistoryEntry, MeasureReport, MeasureState, Task } from './task.ts';

/** Why a figure needs a person's look before it is read out. */
export type Doubt = '未报' | '缺年初基数' | '填报前后不一致' | '合计缺分项' | '无填报来源';

/** A measure's present value with its proof; `figure` is null when nothing was reported. */
export interface Evidence {
  readonly measure: MeasureState;
  readonly figure: Figure | null;
  /** The exact value, before print. */
  readonly exact: number | null;
  readonly doubt: Doubt | null;
}

const nearlyEqual = (a: number, b: number): boolean => Math.abs(a - b) < 1e-6;

/** What the version of the task reported of the measure. */
const reportOf = (measure: MeasureState, version: number, history: readonly HistoryEntry[]): MeasureReport | undefined =>
  history
    .flatMap((entry) => (entry.version === version ? [saidOf(entry, measure.name)?.report] : []))
    .find((report) => report !== undefined);

/** The office looked at the figures: it verified a claim, or assessed the task itself; what it filled in for a department is that one's word. */
const isConfirmation = ({ move, by, onBehalfOf }: HistoryEntry): boolean =>
  move.kind === 'verify' || (move.kind === 'assess' && by.role === 'office' && onBehalfOf === null);

/** A file stands behind the update. */
const isBorneOut = (version: number, history: readonly HistoryEntry[]): boolean =>
  history.some((entry) => entry.version === version && evidenceIn(entry).length > 0);

/**
 * How well a value is founded that rests on updates:
 * - 佐证 when a file bears out each of them
 * - 已核 when the office verified or assessed the task after all of them
 * - otherwise 自报, also after a department's own assessment
 *
 * @param history in which reports name the files that are there
 */
export const gradeOf = (task: Task, versions: readonly number[], history: readonly HistoryEntry[]): Grade => {
  if (versions.length > 0 && versions.every((version) => isBorneOut(version, history))) return '佐证';
  const confirmed = Math.max(0, ...history.filter(isConfirmation).map((entry) => entry.version));
  // Nothing is completed unless the office has verified it.
  if (confirmed === 0) return task.state === 'completed' ? '已核' : '自报';
  const isClosed = task.state === 'completed' || task.state === 'assessed';
  return isClosed && versions.every((version) => version <= confirmed) ? '已核' : '自报';
};

const sourceOf = (task: Task, version: number): string => updateId(task.plan, task.n, version);

/** What a sum is made of: a total that was corrected or that villages add up to, and the additions since; null when one cannot be found. */
const additionsOf = (task: Task, measure: MeasureState, history: readonly HistoryEntry[]): readonly Operand[] | null => {
  const operands: Operand[] = [];
  for (const version of measure.updates) {
    const report = reportOf(measure, version, history);
    if (report === undefined || 'numerator' in report) return null;
    operands.push({ source: sourceOf(task, version), value: 'added' in report ? report.added : report.total });
  }
  return operands;
};

const wholeOf = (task: Task, measure: MeasureState, value: number): readonly Operand[] => [
  { source: sourceOf(task, measure.updates.at(-1) ?? task.version), value },
];

const sumEvidence = (task: Task, measure: MeasureState, value: number, history: readonly HistoryEntry[], grade: Grade): Evidence => {
  const additions = additionsOf(task, measure, history);
  if (additions === null || additions.length === 0) {
    return { measure, exact: value, figure: figureOf('reported', wholeOf(task, measure, value), measure.unit, grade), doubt: '合计缺分项' };
  }
  const figure = figureOf(additions.length === 1 ? 'reported' : 'sum', additions, measure.unit, grade);
  const exact = exactOf(figure.derivation);
  return { measure, exact, figure, doubt: nearlyEqual(exact, value) ? null : '填报前后不一致' };
};

const levelEvidence = (task: Task, measure: MeasureState, value: number, history: readonly HistoryEntry[], grade: Grade): Evidence => {
  const report = reportOf(measure, measure.updates.at(-1) ?? -1, history);
  const figure = figureOf('reported', wholeOf(task, measure, value), measure.unit, grade);
  const differs = report !== undefined && 'total' in report && !nearlyEqual(report.total, value);
  return { measure, exact: value, figure, doubt: differs ? '填报前后不一致' : null };
};

/** The update that said of how many: most reports of a ratio give only the numerator and leave the number before standing. */
const saidDenominator = (measure: MeasureState, version: number, history: readonly HistoryEntry[]): number => {
  const says = (entry: HistoryEntry): boolean => {
    const report = reportOf(measure, entry.version, history);
    return report !== undefined && 'denominator' in report && report.denominator === measure.denominator;
  };
  return history.findLast((entry) => entry.version <= version && says(entry))?.version ?? version;
};

const ratioEvidence = (task: Task, measure: MeasureState, value: number, history: readonly HistoryEntry[], grade: Grade): Evidence => {
  const version = measure.updates.at(-1) ?? task.version;
  const { numerator, denominator } = measure;
  if (numerator === null || denominator === null || denominator === 0) return levelEvidence(task, measure, value, history, grade);
  const of = [
    { source: sourceOf(task, version), value: numerator },
    { source: sourceOf(task, saidDenominator(measure, version, history)), value: denominator },
  ];
  const report = reportOf(measure, version, history);
  const differs = report !== undefined && 'numerator' in report && report.numerator !== numerator;
  const figure = figureOf('ratio', of, '%', grade, measure.target?.value);
  return { measure, exact: (numerator / denominator) * 100, figure, doubt: differs ? '填报前后不一致' : null };
};

/**
 * The value of a measure as a figure: which updates it rests on and how it was computed from them.
 * - sum: all additions since a 更正 or a grid of villages, and its total; when one is not in the history the total stands alone and is doubted
 * - ratio: numerator over denominator of the latest report
 * - level: the latest report, or correction
 * - a grid in which a village has not reported is an incomplete total
 *
 * @param history of the task, up to its version; later entries are not looked at
 */
export const evidenceOf = (task: Task, measure: MeasureState, history: readonly HistoryEntry[]): Evidence => {
  const { value } = measure;
  if (value === null) return { measure, figure: null, exact: null, doubt: '未报' };
  const grade = gradeOf(task, measure.updates, history);
  const evidence = { sum: sumEvidence, level: levelEvidence, ratio: ratioEvidence }[measure.accumulation](
    task,
    measure,
    value,
    history,
    grade,
  );
  if (measure.updates.length === 0) return { ...evidence, doubt: '无填报来源' };
  return missingOf(measure.shares).length > 0 ? { ...evidence, doubt: evidence.doubt ?? '合计缺分项' } : evidence;
};

/**
 * The first report of a ratio in the year, as its base; null when none is in the history or the measure has no base. A correction moves
 * it while nothing else than the base was reported, as it moves the task's own.
 */
export const baseEvidence = (task: Task, measure: MeasureState, history: readonly HistoryEntry[]): Figure | null => {
  if (measure.base === null) return null;
  const base = history.reduce<BaseOf | null>((kept, entry) => baseAfter(kept, entry, measure), null);
  if (base === null) return null;
  const of = [base.numerator, base.denominator].map((value) => ({ source: sourceOf(task, base.version), value }));
  return figureOf('ratio', of, '%', gradeOf(task, [base.version], history), measure.target?.value);
};

interface BaseOf {
  readonly version: number;
  readonly numerator: number;
  readonly denominator: number;
  /** Share of the whole that was said last. */
  readonly present: number;
}

const baseAfter = (kept: BaseOf | null, entry: HistoryEntry, measure: MeasureState): BaseOf | null => {
  const said = saidOf(entry, measure.name);
  if (said === undefined || !('numerator' in said.report)) return kept;
  const { numerator } = said.report;
  const denominator = said.report.denominator ?? kept?.denominator ?? measure.denominator ?? 0;
  if (denominator === 0) return kept;
  const present = numerator / denominator;
  const isBase = kept === null || (said.isCorrection && kept.present === kept.numerator / kept.denominator);
  return isBase ? { version: entry.version, numerator, denominator, present } : { ...kept, present };
};

import type { Day } from './day.ts';
import { type FieldError, RuleError } from './errors.ts';
import type { Move } from './move.ts';
import type { MeasureState, Task } from './task.ts';
import type { Share } from './task-records.ts';

type Filling = Extract<Move, { kind: 'fill-shares' }>;
type Grid = Filling['measures'][number];

/** Villages of a town. */
export const MOST_SHARES = 40;
/** Of all grids of a task, as JSON in UTF-8: two of forty villages. A task is one item, read with every list. */
const MOST_BYTES = 4096;

/** Without the tail that binary fractions leave. */
const exact = (value: number): number => Math.round(value * 1e6) / 1e6;

const sumOf = (numbers: readonly (number | null)[]): number | null => {
  const known = numbers.filter((one) => one !== null);
  return known.length === 0 ? null : exact(known.reduce((sum, one) => sum + one, 0));
};

/** Σ of what the villages have reported; null when none has. @example totalOf([{ unit: '八柏村', target: 600, value: 640 }]) //=> 640 */
export const totalOf = (shares: readonly Share[]): number | null => sumOf(shares.map(({ value }) => value));

/** Σ of the villages' targets; null when none has one. */
export const targetsOf = (shares: readonly Share[]): number | null => sumOf(shares.map(({ target }) => target));

/** Villages that have not reported. */
export const missingOf = (shares: readonly Share[]): readonly string[] =>
  shares.flatMap(({ unit, value }) => (value === null ? [unit] : []));

/** Σ of the villages' targets is not the measure's: told, never refused. */
export interface ShareWarning {
  readonly measure: string;
  readonly targets: number;
  readonly target: number;
  readonly difference: number;
}

/** Measures whose villages' targets do not add up to their own. A grid that gives no target warns of nothing. */
export const shareWarnings = ({ measures }: Pick<Task, 'measures'>): readonly ShareWarning[] =>
  measures.flatMap(({ name, shares, target }) => {
    const targets = targetsOf(shares);
    if (targets === null || target === null || targets === target.value) return [];
    return [{ measure: name, targets, target: target.value, difference: exact(targets - target.value) }];
  });

/**
 * 村级分解: one grid of measures and villages, filled in whole.
 *
 * - each measure of the grid is one of the task, a sum or a level, and stands once; each village once in it
 * - at most 40 villages, and 4 KB for all grids of the task
 *
 * @throws RuleError SharesAreWrong
 */
export const refuseShares = (task: Task, { measures }: Filling): void => {
  const fields = measures.flatMap((grid, i) => wrongGrid(task, grid, i, measures));
  if (fields.length > 0) throw new RuleError('SharesAreWrong', `分解表有${fields.length}处需要改正：${fields[0]!.message}`, fields);
  const kept = withGrids(task, measures, 0, '').flatMap(({ shares }) => (shares.length > 0 ? [shares] : []));
  if (utf8Length(JSON.stringify(kept)) > MOST_BYTES)
    throw new RuleError('SharesAreWrong', '分解表过大，请减少计量项或缩短村名。', [{ pointer: '/measures', message: '分解表过大' }]);
};

const utf8Length = (text: string): number =>
  [...text].reduce((sum, one) => sum + (one < '\u0080' ? 1 : one < '\u0800' ? 2 : one.length === 1 ? 3 : 4), 0);

const wrongGrid = ({ measures }: Task, { measure: name, shares }: Grid, i: number, all: readonly Grid[]): readonly FieldError[] => {
  const pointer = `/measures/${i}/measure`;
  const measure = measures.find((one) => one.name === name);
  if (!measure) return [{ pointer, message: `本事项没有“${name}”这一项。` }];
  if (all.findIndex((one) => one.measure === name) < i) return [{ pointer, message: `“${name}”填了两次。` }];
  if (measure.accumulation === 'ratio') return [{ pointer, message: `“${name}”按分子分母填报，不能分解到村。` }];
  return shares.flatMap(({ unit }, k) =>
    shares.findIndex((other) => other.unit === unit) < k
      ? [{ pointer: `/measures/${i}/shares/${k}/unit`, message: `“${unit}”填了两次。` }]
      : [],
  );
};

const withGrids = ({ measures }: Task, grids: readonly Grid[], version: number, day: Day): readonly MeasureState[] =>
  measures.map((measure) => {
    const grid = grids.find((one) => one.measure === measure.name);
    if (!grid) return measure;
    const value = totalOf(grid.shares);
    // A grid without a figure yet takes nothing away from what was reported for the whole.
    if (value === null && measure.shares.length === 0) return { ...measure, shares: grid.shares };
    return { ...measure, shares: grid.shares, value, asOf: value === null ? null : day, updates: value === null ? [] : [version] };
  });

/** Whether a village has reported something that was not known: only then is the grid an answer to what is asked. */
export const tellsMore = ({ measures }: Task, { measures: grids }: Filling): boolean =>
  grids.some(({ measure, shares }) => {
    const known = new Map(measures.find(({ name }) => name === measure)?.shares.map(({ unit, value }) => [unit, value]));
    return shares.some(({ unit, value }) => value !== null && known.get(unit) !== value);
  });

/** The task with its grids; the value of each is what its villages add up to. */
export const withShares = (task: Task, { measures }: Filling, day: Day): Task => ({
  ...task,
  measures: withGrids(task, measures, task.version + 1, day),
});

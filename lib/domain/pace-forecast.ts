import { chineseMonthDay, type Day } from './day.ts';
import { yearOfPlan } from './ids.ts';
import { paceWindow } from './pace-window.ts';
import { isCeiling } from './progress.ts';
import { type Season, shareOf } from './season-table.ts';
import type { MeasureState, Task } from './task.ts';

/** Of less of its window than this nothing can be told. */
const LEAST_SHARE = 0.1;
/** What goes on a page as “about”. */
const DIGITS = 3;

/**
 * Where a figure that is behind will stand at the end of its window if it goes on as fast as it went, as one figure; null when nothing
 * can be told.
 *
 * - a sum: what was reported ÷ the share of the window that was over on its day; it was added to at least twice
 * - a ratio: its base and what was gained since; the base is that of the year's beginning (年初基数), so that the gain is one of all days
 *   since 1 January, unless the ratio has a season; it was reported after the base
 * - none of a level, a ceiling, or what villages fill in: the first two do not add up, of the last it is not known how often it was counted
 * - none in the first tenth of a window, after it, of what did not grow, and of what would reach its target: it is behind all the same
 * - cut, never rounded up: a ratio after one decimal, a sum after three digits
 *
 * @example forecastLine(toilets, measure) //=> '按上半年速度年底约53.6%'
 */
export const forecastLine = (task: Task, measure: MeasureState): string | null => {
  const windows = growingWindows(task, measure);
  const expected = expectedAt(measure, measure.asOf === null ? 0 : shareOf(windows, measure.asOf));
  if (expected === null || expected >= measure.target!.value) return null;
  const figure = measure.accumulation === 'ratio' ? `${cutTo(0.1, expected)}%` : `${cutSum(expected, measure.value!)}${measure.unit}`;
  return `按${speedOf(measure.asOf!, windows.at(-1)!.to)}约${figure}`;
};

const growingWindows = (task: Task, measure: MeasureState): readonly Season[] => {
  const { windows, isSeason } = paceWindow(task, measure);
  return measure.accumulation === 'ratio' && !isSeason ? [{ from: `${yearOfPlan(task.plan)}-01-01`, to: windows.at(-1)!.to }] : windows;
};

const expectedAt = (measure: MeasureState, share: number): number | null => {
  const { value, base, target, accumulation } = measure;
  if (value === null || target === null || isCeiling(measure) || share < LEAST_SHARE || share >= 1) return null;
  if (accumulation === 'ratio') return base === null || value <= base ? null : base + (value - base) / share;
  return accumulation === 'sum' && measure.updates.length > 1 && value > 0 ? value / share : null;
};

/** The largest multiple of a step that is not above a value. */
const cutTo = (step: number, value: number): number => Number((Math.floor(value / step + 1e-9) * step).toFixed(6));

/** Whole as long as what was reported is whole. */
const cutSum = (expected: number, reported: number): number => {
  const step = 10 ** (Math.floor(Math.log10(expected)) + 1 - DIGITS);
  return cutTo(Number.isInteger(reported) ? Math.max(1, step) : step, expected);
};

/** How fast, and until when: what June's figure says of the year's end is the pace of half a year. */
const speedOf = (asOf: Day, end: Day): string => {
  if (end.slice(5) !== '12-31') return `目前速度到${chineseMonthDay(end)}`;
  return asOf.slice(5, 7) === '06' ? '上半年速度年底' : '目前速度年底';
};

import { yearOfPlan } from './ids.ts';
import { growingIn, type Season } from './season-table.ts';
import type { MeasureState, Task } from './task.ts';

/** In which days a figure is expected to grow from nothing, or from its base, to its target. */
export interface PaceWindow {
  readonly windows: readonly Season[];
  readonly isSeason: boolean;
}

/**
 * - to the figure's own date, when it has one; else the season of the thing, else to the due date
 * - from publication, or the beginning of the season
 * - of a ratio not before the day of its base: nothing is expected of days that the base already counts
 */
export const paceWindow = (task: Task, measure: MeasureState): PaceWindow => {
  const by = task.targets.find(({ metric, by }) => by !== null && measure.name.startsWith(metric))?.by;
  const growing = by ? [] : growingIn(yearOfPlan(task.plan), measure.season);
  const isSeason = growing.length > 0;
  const windows = isSeason ? growing : [{ from: task.publishedOn, to: by ?? task.due }];
  return { windows: sinceBase(windows, measure), isSeason };
};

/** A base that came after the window leaves it as it was. */
const sinceBase = (windows: readonly Season[], { baseOn }: MeasureState): readonly Season[] => {
  if (!baseOn) return windows;
  const left = windows.filter(({ to }) => to > baseOn);
  return left.length === 0 ? windows : left.map(({ from, to }) => ({ from: from < baseOn ? baseOn : from, to }));
};

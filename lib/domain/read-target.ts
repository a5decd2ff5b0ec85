import { countedTargets, type PlacedTarget } from './counted-targets.ts';
import type { Target } from './plan.ts';
import { namedDays, readDueDate } from './read-due-date.ts';
import { DEFAULT_SEASONS, type SeasonTable } from './season-table.ts';
import { zeroTargets } from './zero-targets.ts';

/** How near before a figure a day must stand to bind it alone, in characters. */
const REACH = 60;

const placedTargets = (text: string): PlacedTarget[] => {
  const counts = countedTargets(text);
  return [...counts, ...zeroTargets(text, counts)].sort((a, b) => a.start - b.start);
};

/** Whether words commit to a figure. @example commitsTo('新建便民桥2座') //=> true */
export const commitsTo = (words: string): boolean => placedTargets(words).length > 0;

/**
 * The figures that a task commits to (marking rules T1–T7), in order.
 *
 * - figures with a unit, but not baselines, scope, names, ranks, time limits and 总投资
 * - none and the whole: 零发生, 只减不增, 全覆盖
 * - `by` where a day other than the task's stands in the figure's own clause
 *
 * @param text words of one task, full-width digits already made half-width
 * @param year year planned for, to which dates without a year belong
 * @example readTargets('争取卫生厕所覆盖率达60%以上', 2022)[0]?.value //=> 60
 */
export const readTargets = (text: string, year: number, seasons: SeasonTable = DEFAULT_SEASONS): Target[] => {
  const targets = placedTargets(text);
  if (targets.length === 0) return [];
  const days = namedDays(text, year, seasons);
  const due = readDueDate(text, year, seasons).day;
  let passed = 0;
  return targets.map(({ start, end: _end, ...target }) => {
    while (passed < days.length && days[passed]!.end <= start) passed++;
    const named = days[passed - 1];
    const binds = named && named.day !== due && start - named.end < REACH && !/[，,；;。]/.test(text.slice(named.end, start));
    return binds ? { ...target, by: named.day } : target;
  });
};

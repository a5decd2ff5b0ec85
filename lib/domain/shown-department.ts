import type { Department } from './town.ts';

/**
 * A department's name as a year's bulletin and summary show it: with the names of those it took over from.
 *
 * - one that ended before the year is not named any more: nobody of that year knew it
 * - a department that the town does not have, or no longer has, keeps the name that it is asked by
 *
 * @param year of the plan
 * @example shownDepartment(departments, '农业农村办', 2024) //=> '农业农村办（含原乡村振兴办）'
 */
export const shownDepartment = (departments: readonly Department[], name: string, year: number): string => {
  const former = departments.find((one) => one.name === name)?.formerNames ?? [];
  const known = former.filter((old) => {
    const ended = departments.find((one) => one.name === old)?.validTo ?? null;
    return ended === null || ended >= `${year}-01-01`;
  });
  return known.length === 0 ? name : `${name}（含原${known.join('、')}）`;
};

import type { Day } from './day.ts';
import type { Department, Organization } from './town.ts';

/** Whether a department may be given a task on a day: from its first day to its last, both counted. */
export const isOpenOn = ({ validFrom, validTo }: Pick<Department, 'validFrom' | 'validTo'>, day: Day): boolean =>
  (validFrom === null || validFrom <= day) && (validTo === null || day <= validTo);

/**
 * The departments that may lead or support a new task on a day, in order. One that was merged away is not proposed; what it led is told
 * under its name.
 *
 * @example openDepartments([{ name: '乡村振兴办', validTo: '2024-03-31' }, …], '2024-04-01') //=> […]
 */
export const openDepartments = (departments: readonly Department[], day: Day): readonly Department[] =>
  departments.filter((department) => isOpenOn(department, day));

/** A town with the departments that it has on a day. */
export const townOn = (organization: Organization, day: Day): Organization => ({
  ...organization,
  departments: openDepartments(organization.departments, day),
});

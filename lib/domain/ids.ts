/** `<town>-<year>` @example planId('wangjing', 2022) //=> 'wangjing-2022' */
export const planId = (town: string, year: number): string => `${town}-${year}`;

/** `<plan>-<n>` @example taskId('wangjing-2022', '001') //=> 'wangjing-2022-001' */
export const taskId = (plan: string, n: string): string => `${plan}-${n}`;

/** A task's id taken apart; of what is none, the parts name nothing that is there. */
export const partsOfTask = (task: string): { readonly plan: string; readonly n: string } => {
  const hyphen = task.lastIndexOf('-');
  return { plan: task.slice(0, Math.max(0, hyphen)), n: task.slice(hyphen + 1) };
};

/** An update is the version of its task that it made. @example updateId('wangjing-2022', '001', 4) //=> 'wangjing-2022-001@4' */
export const updateId = (plan: string, n: string, version: number): string => `${taskId(plan, n)}@${version}`;

/** @example taskNumber(7) //=> '007' */
export const taskNumber = (index: number): string => String(index).padStart(3, '0');

/** Town of a plan: all before the last hyphen. @example townOf('wang-jing-2022') //=> 'wang-jing' */
export const townOf = (plan: string): string => plan.slice(0, plan.lastIndexOf('-'));

export const yearOfPlan = (plan: string): number => Number(plan.slice(plan.lastIndexOf('-') + 1));

/** @example planBefore('wangjing-2023') //=> 'wangjing-2022' */
export const planBefore = (plan: string): string => planId(townOf(plan), yearOfPlan(plan) - 1);

/** @example planAfter('wangjing-2022') //=> 'wangjing-2023' */
export const planAfter = (plan: string): string => planId(townOf(plan), yearOfPlan(plan) + 1);

/** A date of a plan reaches to the end of the next year, e.g. 明年春季. */
export const isWithinPlan = (plan: string, day: string): boolean => day <= `${yearOfPlan(plan) + 1}-12-31`;

import { chineseDate, chineseMonthDay, type Day, yearOf } from './day.ts';
import { yearOfPlan } from './ids.ts';

/**
 * A day that a task is held to, as it is said: with its year only when that is not the plan's. A date may be put off into the next year,
 * and “由9月30日延期到10月31日” would be taken for a month.
 *
 * @example dayOfPlan('wangjing-2022', '2022-09-30') //=> '9月30日'
 * @example dayOfPlan('wangjing-2022', '2023-10-31') //=> '2023年10月31日'
 */
export const dayOfPlan = (plan: string, day: Day): string => (yearOf(day) === yearOfPlan(plan) ? chineseMonthDay(day) : chineseDate(day));

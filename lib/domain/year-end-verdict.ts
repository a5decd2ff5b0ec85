import { chineseMonthDay, type Day } from './day.ts';
import { RuleError } from './errors.ts';
import { asksOf } from './feedback-rhythm.ts';
import type { Task } from './task.ts';
import type { Role } from './town.ts';
import type { LightContext } from './traffic-light.ts';

/**
 * 年末评定 stands on the closing form: a department does not end its own task before that form opens, with nobody to verify it. The office
 * may at any time, as for a standing task that another source asked for by a day of summer.
 *
 * @throws RuleError VerdictTooEarly
 */
export const refuseEarlyVerdict = (task: Task, role: Role, day: Day, { calendar, policy }: LightContext): void => {
  const opens = asksOf(task, calendar, policy).find(({ period }) => period.endsWith('-closing'))?.opens;
  if (role === 'office' || opens === undefined || opens <= day) return;
  throw new RuleError('VerdictTooEarly', `年末评定从${chineseMonthDay(opens)}起填报，此前确需了结的，请与党政办联系。`);
};

import type { Day } from './day.ts';
import { RuleError } from './errors.ts';
import { yearOfPlan } from './ids.ts';
import type { ReviewPeriod } from './review-wording.ts';

/** Until this day of the year a review may call what was done 上半年: the congress sits in July or August. */
const HALF_UNTIL = '08-31';

interface Asked {
  readonly asOf?: Day | undefined;
  readonly period?: ReviewPeriod | undefined;
}

/**
 * A review looks back from a day on which the plan was there, and that has come; a half-year's from one before September.
 *
 * @throws RuleError BodyIsWrong
 */
export const refuseWrongCutOff = (
  { asOf, period }: Asked,
  { plan, publishedOn, today }: { readonly plan: string; readonly publishedOn: Day; readonly today: Day },
): void => {
  const refuse = (message: string): never => {
    throw new RuleError('BodyIsWrong', message, [{ pointer: '/asOf', message }]);
  };
  if (asOf !== undefined && asOf < publishedOn) refuse(`截至日应在计划发布之后（${publishedOn}起）。`);
  if (asOf !== undefined && asOf > today) refuse(`截至日还没有到（今天是${today}）。`);
  const latest = `${yearOfPlan(plan)}-${HALF_UNTIL}`;
  if (period === 'half' && (asOf ?? today) > latest) refuse(`上半年回顾的截至日最迟为${latest}，请写明 asOf。`);
};

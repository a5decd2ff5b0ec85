import * as z from 'zod/mini';
import { FAILURES } from '#contract/failures.ts';
import { planId } from '#domain/ids.ts';
import { logger } from '#runtime/logger.ts';
import { step } from '#runtime/step.ts';
import { messageOf } from '#runtime/why-it-failed.ts';
import { newPlan, type PlanHeader } from '#store/plans.ts';

const Input = z.object({
  town: z.string(),
  year: z.number(),
  at: z.string(),
  report: z.object({ sha256: z.string(), name: z.string() }),
  error: z.object({ Error: z.string(), Cause: z._default(z.string(), '') }),
});
const Output = z.object({ plan: z.string(), reason: z.string() });

/** What a person is told of a draft that could not be saved: no rule refused it. */
const NOT_SAVED = '报告已经读完，但草稿没有存成，已记录；请重新提交这份报告。';

/**
 * Says in the plan's header why a report was refused, or that its draft could not be saved: the year is free for another try. The plan of
 * another report is left alone, a draft that was opened too, and so is this refusal when it is there.
 */
export const handler = step(Input, Output, async ({ town, year, at, report, error }, { plans, commit }) => {
  const plan = planId(town, year);
  const isRefusal = error.Error in FAILURES;
  const reason = isRefusal ? messageOf(error.Cause) : NOT_SAVED;
  if (isRefusal) logger.info('report refused', { plan, code: error.Error });
  const present = await plans.find(plan);
  if (present && isKept(present, report.sha256, at)) return { plan, reason };
  const header = { ...newPlan(town, year, report.sha256, report.name, at), status: 'refused', reason } as const;
  await commit([present ? plans.replace({ ...header, version: present.version + 1 }) : plans.create(header)]);
  return { plan, reason };
});

const isKept = ({ status, report, at }: PlanHeader, sha256: string, now: string): boolean => {
  if (status === 'intake') return report !== sha256;
  return status !== 'refused' || (report === sha256 && at === now);
};

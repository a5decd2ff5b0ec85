import * as z from 'zod/mini';
import { planId } from '#domain/ids.ts';
import { step } from '#runtime/step.ts';
import { messageOf } from '#runtime/why-it-failed.ts';
import { newPlan } from '#store/plans.ts';

const Input = z.object({
  town: z.string(),
  year: z.number(),
  at: z.string(),
  report: z.object({ sha256: z.string(), name: z.string() }),
  error: z.object({ Error: z.string(), Cause: z.string() }),
});
const Output = z.object({ plan: z.string(), reason: z.string() });

/** Says in the plan's header why a report was refused. A plan that is there already is left alone, and so is this refusal when it is. */
export const handler = step(Input, Output, async ({ town, year, at, report, error }, { plans, commit }) => {
  const plan = planId(town, year);
  const reason = messageOf(error.Cause);
  const present = await plans.find(plan);
  const isNoted = present?.report === report.sha256 && present.at === at;
  if (present && (present.status !== 'refused' || isNoted)) return { plan, reason };
  const header = { ...newPlan(town, year, report.sha256, report.name, at), status: 'refused', reason } as const;
  await commit([present ? plans.replace({ ...header, version: present.version + 1 }) : plans.create(header)]);
  return { plan, reason };
});

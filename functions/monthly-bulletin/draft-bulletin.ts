import * as z from 'zod/mini';
import { namesEvidence, withArrived } from '#domain/arrived-evidence.ts';
import { type BulletinInput, draftBulletin } from '#domain/bulletin.ts';
import { addMonths, type Day, type Month, monthOf } from '#domain/day.ts';
import { townOf } from '#domain/ids.ts';
import { arrivedEvidence } from '#runtime/arrived-evidence.ts';
import { logger } from '#runtime/logger.ts';
import type { Services } from '#runtime/services.ts';
import { step } from '#runtime/step.ts';
import { townRules } from '#runtime/town-rules.ts';
import type { PlanHeader } from '#store/plans.ts';
import { type Town, townOfMachine } from '#store/town.ts';

const Input = z.object({ day: z.string(), at: z.string(), from: z.string(), to: z.string() });
const Output = z.object({
  day: z.string(),
  at: z.string(),
  jobs: z.array(z.object({ plan: z.string(), month: z.string() })),
  towns: z.number(),
  failed: z.number(),
});

/**
 * Drafts the bulletin of the month before, for each town whose day has come; on the workdays after it again, so that a run that failed
 * is made good. A month that has one keeps it.
 */
export const handler = step(Input, Output, async ({ day, at, from, to }, services) => {
  const towns = await services.organizations.towns({ from, to });
  const jobs: { plan: string; month: Month }[] = [];
  let failed = 0;
  for (const town of towns) {
    try {
      jobs.push(...(await draftForTown(town, day, services)));
    } catch (error) {
      failed += 1;
      logger.error('town failed', { town, error: error as Error });
    }
  }
  return { day, at, jobs, towns: towns.length, failed };
});

const draftForTown = async (town: Town, day: Day, services: Services) => {
  const { policy, calendar } = await townRules(town, services);
  const { bulletinDay } = policy;
  const from = `${monthOf(day)}-${String(bulletinDay).padStart(2, '0')}`;
  if (day < from || !calendar.isWorkday(day)) return [];
  const month = addMonths(monthOf(day), -1);
  const due = (await services.plans.ofTown(town)).filter((plan) => reportsOn(plan, month));
  return Promise.all(due.map(async ({ plan }) => draftForPlan(plan, month, { today: day, calendar }, services)));
};

/** A plan is reported on from the month in which it was published to the December of its year. */
const reportsOn = ({ status, publishedOn, year }: PlanHeader, month: Month): boolean =>
  status === 'published' && publishedOn !== null && monthOf(publishedOn) <= month && month <= `${year}-12`;

const draftForPlan = async (
  plan: string,
  month: Month,
  now: Pick<BulletinInput, 'today' | 'calendar'>,
  { tasks, histories, bulletins, organizations }: Services,
) => {
  if (await bulletins.find(plan, month)) return { plan, month };
  const [organization, all, before] = await Promise.all([
    organizations.load(townOfMachine(townOf(plan))),
    tasks.ofPlan(plan),
    bulletins.find(plan, addMonths(month, -1)),
  ]);
  const entries = (await Promise.all(all.map(({ n }) => histories.ofTask(plan, n)))).flat();
  const { policy } = organization;
  await bulletins.keep(
    draftBulletin({
      organization,
      plan,
      month,
      ...now,
      tasks: all,
      histories: namesEvidence(entries) ? withArrived(entries, await arrivedEvidence(plan)) : entries,
      before: before ?? null,
      policy,
    }),
  );
  return { plan, month };
};

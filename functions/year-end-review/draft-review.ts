import * as z from 'zod/mini';
import { withArrived } from '#domain/arrived-evidence.ts';
import { taskAt } from '#domain/cut-off.ts';
import { townOf, yearOfPlan } from '#domain/ids.ts';
import { draftReview } from '#domain/review-draft.ts';
import { baselinesNow } from '#domain/split-now.ts';
import { bucket } from '#runtime/bucket.ts';
import { step } from '#runtime/step.ts';
import { townOfMachine } from '#store/town.ts';

const Shape = z.object({ plan: z.string(), at: z.string(), revision: z.number() });

/** Drafts the review from the tasks as the snapshot holds them: what came after it is undone, so the same snapshot gives the same review. */
export const handler = step(Shape, Shape, async (input, services) => {
  const { plans, tasks, histories, reviews, organizations, calendars } = services;
  const { plan, revision } = input;
  const [{ asOf, versions, unplanned, evidence = [], ...arranged }, header, all, organization, calendar] = await Promise.all([
    reviews.snapshot(plan, revision),
    plans.load(plan),
    tasks.ofPlan(plan),
    organizations.load(townOfMachine(townOf(plan))),
    calendars.of(townOfMachine(townOf(plan))),
  ]);
  const split = await bucket().split(header.split ?? '');
  const entries = new Map(
    await Promise.all(all.map(async ({ n }) => [n, withArrived(await histories.ofTask(plan, n), evidence)] as const)),
  );
  const { policy } = organization;
  const frozen = all.flatMap((task) => {
    const version = versions[task.n];
    return version === undefined ? [] : [taskAt(task, entries.get(task.n) ?? [], { version }, { calendar, policy })];
  });
  const review = draftReview({
    organization,
    plan,
    year: yearOfPlan(plan),
    asOf,
    revision,
    tasks: frozen,
    histories: entries,
    split: { ...split, baselines: baselinesNow(split, frozen) },
    unplanned: await services.unplanned.asOf(plan, unplanned),
    ...(arranged.period && { period: arranged.period }),
    ...(arranged.layout && { layout: arranged.layout }),
    ...(arranged.decisions && { decisions: arranged.decisions }),
    calendar,
    policy,
  });
  await reviews.keep(review);
  return input;
});

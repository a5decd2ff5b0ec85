import * as z from 'zod/mini';
import { townOf, yearOfPlan } from '#domain/ids.ts';
import { draftReview } from '#domain/review-draft.ts';
import { bucket } from '#runtime/bucket.ts';
import { step } from '#runtime/step.ts';
import { townOfMachine } from '#store/town.ts';

const Shape = z.object({ plan: z.string(), at: z.string(), revision: z.number() });

/** Drafts the review from the snapshot's histories, every figure with its sources. The same snapshot gives the same review. */
export const handler = step(Shape, Shape, async (input, { plans, tasks, histories, reviews, organizations, calendar }) => {
  const { plan, revision } = input;
  const [{ asOf, versions }, header, all, organization] = await Promise.all([
    reviews.snapshot(plan, revision),
    plans.load(plan),
    tasks.ofPlan(plan),
    organizations.load(townOfMachine(townOf(plan))),
  ]);
  const split = await bucket().split(header.split ?? '');
  const frozen = await Promise.all(
    all.map(async ({ n }) => [n, (await histories.ofTask(plan, n)).filter(({ version }) => version <= (versions[n] ?? 0))] as const),
  );
  const { policy } = organization;
  const review = draftReview({
    organization,
    plan,
    year: yearOfPlan(plan),
    asOf,
    revision,
    tasks: all,
    histories: new Map(frozen),
    split,
    calendar,
    policy,
  });
  await reviews.keep(review);
  return input;
});

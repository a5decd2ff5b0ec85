import * as z from 'zod/mini';
import { dayAt } from '#domain/day.ts';
import { RuleError } from '#domain/errors.ts';
import { arrivedEvidence } from '#runtime/arrived-evidence.ts';
import { step } from '#runtime/step.ts';

const Shape = z.object({ plan: z.string(), at: z.string(), revision: z.number() });

/**
 * Freezes which version of each task, and which evidence, the review rests on; later updates belong to the next revision. Repeated it changes nothing.
 * @throws PlanNotPublished
 */
export const handler = step(Shape, Shape, async (input, { plans, tasks, unplanned, reviews }) => {
  const { plan, revision, at } = input;
  const header = await plans.load(plan);
  if (header.status !== 'published') throw new RuleError('PlanNotPublished', '计划发布后才能起草回顾。');
  if (header.revisions >= revision) return input;
  const [versions, records, evidence] = await Promise.all([
    tasks.ofPlan(plan).then(versionsOf),
    unplanned.ofPlan(plan).then(versionsOf),
    arrivedEvidence(plan),
  ]);
  const counted = plans.replace({ ...header, revisions: revision, version: header.version + 1 });
  await reviews.freeze({ plan, revision, at, asOf: dayAt(Date.parse(at)), versions, unplanned: records, evidence }, [counted]);
  return input;
});

const versionsOf = (all: readonly { readonly n: string; readonly version: number }[]): Record<string, number> =>
  Object.fromEntries(all.map(({ n, version }) => [n, version]));

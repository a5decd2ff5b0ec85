import * as z from 'zod/mini';
import { dayAt } from '#domain/day.ts';
import { RuleError } from '#domain/errors.ts';
import { REVIEW_PERIODS } from '#domain/review-wording.ts';
import { arrivedEvidence } from '#runtime/arrived-evidence.ts';
import { step } from '#runtime/step.ts';
import { taskVersions, workVersions } from '#runtime/versions-on.ts';

const Shape = z.object({
  plan: z.string(),
  at: z.string(),
  revision: z.number(),
  /** The day that the review looks back from; today when it is left out. */
  asOf: z.optional(z.string()),
  period: z.optional(z.enum(REVIEW_PERIODS)),
});

/**
 * Freezes which version of each task, and which evidence, the review rests on, and how the office has arranged it; later updates belong to
 * the next revision. Of a day gone by the versions are that day's. Repeated it changes nothing.
 * @throws PlanNotPublished
 */
export const handler = step(Shape, Shape, async (input, services) => {
  const { plan, revision, at, period } = input;
  const { plans, reviews } = services;
  const header = await plans.load(plan);
  if (header.status !== 'published') throw new RuleError('PlanNotPublished', '计划发布后才能起草回顾。');
  if (header.revisions >= revision) return input;
  const today = dayAt(Date.parse(at));
  const asOf = input.asOf ?? today;
  const before = asOf < today ? asOf : null;
  const [versions, unplanned, evidence, layout, decided] = await Promise.all([
    taskVersions(plan, before, services),
    workVersions(plan, before, services),
    arrivedEvidence(plan),
    reviews.layout(plan),
    reviews.decisions(plan),
  ]);
  const counted = plans.replace({ ...header, revisions: revision, version: header.version + 1 });
  const arranged = {
    ...(period && { period }),
    ...(layout && { layout: layout.chapters }),
    ...(decided && { decisions: decided.decisions }),
  };
  await reviews.freeze({ plan, revision, at, asOf, versions, unplanned, evidence, ...arranged }, [counted]);
  return input;
});

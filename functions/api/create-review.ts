import { createReview as Body } from '#contract/models.ts';
import { RuleError } from '#domain/errors.ts';
import { accepted } from '#runtime/accepted.ts';
import { endpoint } from '#runtime/endpoint.ts';

/** Starts the machine that drafts the review anew, as of today. */
export const createReview = endpoint({ body: Body }, async ({ params, at }, { plans, machines }) => {
  const { plan, status, revisions } = await plans.load(params.plan ?? '');
  if (status !== 'published') throw new RuleError('WrongStatus', '计划发布后才能起草回顾。');
  const revision = revisions + 1;
  const operation = `year-end-review-${plan}-r${revision}`;
  await machines.start('year-end-review', operation, { plan, at, revision });
  return accepted(operation);
});

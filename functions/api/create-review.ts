import { RuleError } from '#domain/errors.ts';
import { accepted } from '#runtime/accepted.ts';
import { endpoint } from '#runtime/endpoint.ts';

/** Starts the machine that drafts the review anew, as of today. */
export const createReview = endpoint('createReview', async (request, services) => {
  const { params, at } = request;
  const { plan, status, revisions } = await services.plans.load(params.plan ?? '');
  if (status !== 'published') throw new RuleError('WrongStatus', '计划发布后才能起草回顾。');
  const revision = revisions + 1;
  return accepted(request, services, ['year-end-review', `year-end-review-${plan}-r${revision}`, { plan, at, revision }]);
});

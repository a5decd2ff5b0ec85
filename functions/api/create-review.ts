import { RuleError } from '#domain/errors.ts';
import { refuseWrongCutOff } from '#domain/review-cut-off.ts';
import { accepted } from '#runtime/accepted.ts';
import { endpoint } from '#runtime/endpoint.ts';

/** Starts the machine that drafts the review anew: as of today, or of a day gone by. */
export const createReview = endpoint('createReview', async (request, services) => {
  const { params, at, day, body } = request;
  const { plan, status, revisions, publishedOn } = await services.plans.load(params.plan ?? '');
  if (status !== 'published' || publishedOn === null) throw new RuleError('WrongStatus', '计划发布后才能起草回顾。');
  refuseWrongCutOff(body, { plan, publishedOn, today: day });
  const revision = revisions + 1;
  return accepted(request, services, ['year-end-review', `year-end-review-${plan}-r${revision}`, { plan, at, revision, ...body }]);
});

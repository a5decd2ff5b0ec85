import { changesBetween } from '#domain/review-changes.ts';
import { endpoint } from '#runtime/endpoint.ts';
import { revisionOf } from '#runtime/revision-of.ts';

/** What changed since the revision before over the same span; nothing in the first. */
export const getReviewChanges = endpoint('getReviewChanges', async ({ params }, services) => {
  const after = await services.reviews.load(params.plan ?? '', await revisionOf(params, services));
  return { status: 200, headers: {}, body: changesBetween(await services.reviews.before(after), after) };
});

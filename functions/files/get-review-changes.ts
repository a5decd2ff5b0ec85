import { changesBetween } from '#domain/review-changes.ts';
import { endpoint } from '#runtime/endpoint.ts';
import { revisionOf } from '#runtime/revision-of.ts';

/** What changed since the revision before; nothing in the first. */
export const getReviewChanges = endpoint('getReviewChanges', async ({ params }, services) => {
  const plan = params.plan ?? '';
  const revision = await revisionOf(params, services);
  const [before, after] = await Promise.all([
    revision === 1 ? null : services.reviews.load(plan, revision - 1),
    services.reviews.load(plan, revision),
  ]);
  return { status: 200, headers: {}, body: changesBetween(before, after) };
});

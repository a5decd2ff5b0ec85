import { etagOf } from '#contract/etag.ts';
import { endpoint } from '#runtime/endpoint.ts';
import { revisionOf } from '#runtime/revision-of.ts';

/** One revision of the review; `latest` is the newest. */
export const getReview = endpoint('getReview', async ({ params }, services) => {
  const revision = await revisionOf(params, services);
  return { status: 200, headers: { etag: etagOf(revision) }, body: await services.reviews.load(params.plan ?? '', revision) };
});

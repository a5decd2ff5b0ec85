import { etagOf } from '#contract/etag.ts';
import { RuleError } from '#domain/errors.ts';
import { endpoint } from '#runtime/endpoint.ts';

/** One revision of the review; `latest` is the newest. */
export const getReview = endpoint('getReview', async ({ params }, { plans, reviews }) => {
  const { plan, revisions } = await plans.load(params.plan ?? '');
  const wanted = params.revision === 'latest' ? revisions : Number(params.revision);
  if (wanted < 1) throw new RuleError('NotFound', '还没有这一稿。');
  return { status: 200, headers: { etag: etagOf(wanted) }, body: await reviews.load(plan, wanted) };
});

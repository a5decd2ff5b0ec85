import { etagOf } from '#contract/etag.ts';
import { endpoint } from '#runtime/endpoint.ts';

/** One plan's header; its ETag is what publishing asks for. */
export const getPlan = endpoint('getPlan', async ({ params }, { plans }) => {
  const plan = await plans.load(params.plan ?? '');
  return { status: 200, headers: { etag: etagOf(plan.version) }, body: plan };
});

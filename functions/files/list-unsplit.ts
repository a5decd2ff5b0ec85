import { etagOf } from '#contract/etag.ts';
import { RuleError } from '#domain/errors.ts';
import { unsplitNow } from '#domain/split-now.ts';
import { bucket } from '#runtime/bucket.ts';
import { endpoint } from '#runtime/endpoint.ts';

/** Pieces of the report that are no task, each with its words and the reason; of a row that was dropped, the slice it had. */
export const listUnsplit = endpoint('listUnsplit', async ({ params }, { plans, drafts }) => {
  const { plan, split, version } = await plans.load(params.plan ?? '');
  if (!split) throw new RuleError('NotFound', '这份报告还没有拆分。');
  const [{ unsplit }, pieces, rows] = await Promise.all([bucket().split(split), drafts.unsplit(plan), drafts.ofPlan(plan)]);
  return { status: 200, headers: { etag: etagOf(version) }, body: { items: unsplitNow(unsplit, pieces, rows) } };
});

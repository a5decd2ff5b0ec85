import { RuleError } from '#domain/errors.ts';
import { splitNow } from '#domain/split-now.ts';
import { bucket } from '#runtime/bucket.ts';
import { endpoint } from '#runtime/endpoint.ts';

/** The split result with the office's edits in it: as it is in the draft, or was when published. */
export const getSplit = endpoint('getSplit', async ({ params }, { plans, drafts }) => {
  const { plan, split } = await plans.load(params.plan ?? '');
  if (!split) throw new RuleError('NotFound', '这份报告还没有拆分。');
  const [proposed, rows, pieces] = await Promise.all([bucket().split(split), drafts.ofPlan(plan), drafts.unsplit(plan)]);
  return { status: 200, headers: {}, body: splitNow(proposed, rows, pieces) };
});

import { etagOf } from '#contract/etag.ts';
import { summaryOf, withChanges } from '#domain/draft-changes.ts';
import { byArea } from '#domain/number-rows.ts';
import { endpoint } from '#runtime/endpoint.ts';

/** All rows of the draft, area by area in order of the report, the dropped ones too; each with its changes, and what the office made of the proposal. */
export const listDraft = endpoint('listDraft', async ({ params }, { plans, drafts }) => {
  const { plan, version, lastEdit } = await plans.load(params.plan ?? '');
  const rows = byArea(await drafts.ofPlan(plan));
  const body = { items: rows.map(withChanges), summary: summaryOf(rows), canUndo: lastEdit !== null };
  return { status: 200, headers: { etag: etagOf(version) }, body };
});

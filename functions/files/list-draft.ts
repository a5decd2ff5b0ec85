import { draftEtagOf } from '#contract/etag.ts';
import { summaryOf, withChanges } from '#domain/draft-changes.ts';
import { byArea } from '#domain/number-rows.ts';
import { openCarryOvers } from '#runtime/carry-over-candidates.ts';
import { endpoint } from '#runtime/endpoint.ts';
import { presentPlan } from '#runtime/published-tasks.ts';

/** All rows of the draft, area by area in order of the report, the dropped ones too; each with its changes, what the office made of the proposal, and what of last year is undecided. */
export const listDraft = endpoint('listDraft', async ({ params, day }, services) => {
  const { plan, version, lastEdit } = await presentPlan(services, params.plan ?? '');
  const rows = byArea(await services.drafts.ofPlan(plan));
  const { open, seen } = await openCarryOvers(plan, rows, day, services);
  const body = { items: rows.map(withChanges), summary: summaryOf(rows), canUndo: lastEdit !== null, openCarryOvers: open };
  return { status: 200, headers: { etag: draftEtagOf(version, day, seen) }, body };
});

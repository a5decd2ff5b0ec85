import { draftEtagOf } from '#contract/etag.ts';
import { offersOf } from '#domain/carry-over-offers.ts';
import { linksBetween } from '#domain/linked-promises.ts';
import { candidatesOf, unfinishedBefore } from '#runtime/carry-over-candidates.ts';
import { endpoint } from '#runtime/endpoint.ts';
import { presentPlan } from '#runtime/published-tasks.ts';

/** Unfinished tasks of last year, each with what was decided on it, and the row of the draft that has it or looks as if it had. */
export const listCarryOvers = endpoint('listCarryOvers', async ({ params, day }, services) => {
  const { plan, version } = await presentPlan(services, params.plan ?? '');
  const last = await unfinishedBefore(plan, day, services);
  const headers = { etag: draftEtagOf(version, day, last?.seen ?? 0) };
  if (!last) return { status: 200, headers, body: { plan, from: null, revision: null, items: [] } };
  const [candidates, all, dismissals, earlier] = await Promise.all([
    candidatesOf(last, day, services),
    services.drafts.ofPlan(plan),
    services.carryOvers.dismissed(plan),
    services.tasks.ofPlan(last.header.plan),
  ]);
  const rows = all.filter(({ dropped }) => dropped === null);
  const items = offersOf(candidates, { rows, dismissals, links: linksBetween(earlier, rows) });
  return { status: 200, headers, body: { plan, from: last.header.plan, revision: last.header.revisions || null, items } };
});

import { isStanding } from '#domain/unplanned.ts';
import { endpoint } from '#runtime/endpoint.ts';
import { unplannedView } from '#runtime/unplanned-view.ts';

/** Work outside the plan in order of its days; what was taken back only when it is asked for. */
export const listUnplanned = endpoint('listUnplanned', async ({ params, query }, { plans, unplanned }) => {
  const { plan } = await plans.load(params.plan ?? '');
  const items = (await unplanned.ofPlan(plan))
    .filter((work) => query.withdrawn === 'yes' || isStanding(work))
    .filter(({ department }) => query.department === undefined || query.department === department)
    .toSorted((a, b) => a.day.localeCompare(b.day) || a.n.localeCompare(b.n));
  return { status: 200, headers: {}, body: { items: items.map(unplannedView) } };
});

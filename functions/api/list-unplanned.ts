import { isStanding } from '#domain/unplanned.ts';
import { endpoint } from '#runtime/endpoint.ts';
import { presentPlan } from '#runtime/published-tasks.ts';
import { unplannedView } from '#runtime/unplanned-view.ts';

/** Work outside the plan in order of its days; what was taken back only when it is asked for. */
export const listUnplanned = endpoint('listUnplanned', async ({ params, query }, services) => {
  const { plan } = await presentPlan(services, params.plan ?? '');
  const items = (await services.unplanned.ofPlan(plan))
    .filter((work) => query.withdrawn === 'yes' || isStanding(work))
    .filter(({ department }) => query.department === undefined || query.department === department)
    .toSorted((a, b) => a.day.localeCompare(b.day) || a.n.localeCompare(b.n));
  return { status: 200, headers: {}, body: { items: items.map(unplannedView) } };
});

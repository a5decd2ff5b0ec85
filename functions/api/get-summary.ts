import { countApart, rollUp, stillCounted } from '#domain/roll-up.ts';
import { lightOf } from '#domain/traffic-light.ts';
import { endpoint } from '#runtime/endpoint.ts';
import { publishedTasks } from '#runtime/published-tasks.ts';

/** Counts by light: in all, promised and added, by area, lead department, leader and kind. Never a mean of percentages. */
export const getSummary = endpoint('getSummary', async ({ params, town, day }, services) => {
  const { organizations, calendar } = services;
  const [all, policy] = await Promise.all([publishedTasks(services, params.plan ?? ''), organizations.policy(town)]);
  const every = all.map((task) => ({ task, light: lightOf(task, day, { calendar, policy }).light }));
  const lit = stillCounted(every);
  const { total, groups: byArea } = rollUp(lit, 'area');
  const groupsBy = (by: 'lead' | 'leader' | 'kind') => rollUp(lit, by).groups;
  return {
    status: 200,
    headers: {},
    body: { day, total, ...countApart(every), byArea, byLead: groupsBy('lead'), byLeader: groupsBy('leader'), byKind: groupsBy('kind') },
  };
});

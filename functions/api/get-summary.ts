import { formsAsked } from '#domain/forms-asked.ts';
import { yearOfPlan } from '#domain/ids.ts';
import { countApart, rollUp, stillCounted } from '#domain/roll-up.ts';
import { shownDepartment } from '#domain/shown-department.ts';
import { lightOf } from '#domain/traffic-light.ts';
import { endpoint } from '#runtime/endpoint.ts';
import { publishedTasks } from '#runtime/published-tasks.ts';

/**
 * Counts by light: in all, promised and added, by area, lead department, leader and kind. Never a mean of percentages. A lead is shown with
 * the names that it took over.
 */
export const getSummary = endpoint('getSummary', async ({ params, town, day }, services) => {
  const { organizations, calendars } = services;
  const plan = params.plan ?? '';
  const [all, { policy, departments }, calendar] = await Promise.all([
    publishedTasks(services, plan),
    organizations.load(town),
    calendars.of(town),
  ]);
  const every = all.map((task) => ({ task, light: lightOf(task, day, { calendar, policy }).light }));
  const lit = stillCounted(every);
  const { total, groups: byArea } = rollUp(lit, 'area');
  const groupsBy = (by: 'lead' | 'leader' | 'kind') => rollUp(lit, by).groups;
  const byLead = groupsBy('lead').map((group) => ({ ...group, shown: shownDepartment(departments, group.name, yearOfPlan(plan)) }));
  return {
    status: 200,
    headers: {},
    body: {
      day,
      total,
      ...countApart(every),
      byArea,
      byLead,
      byLeader: groupsBy('leader'),
      byKind: groupsBy('kind'),
      asked: [...formsAsked(all, calendar, policy)],
    },
  };
});

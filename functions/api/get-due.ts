import { openAsks } from '#domain/feedback-rhythm.ts';
import type { Task } from '#domain/task.ts';
import { endpoint } from '#runtime/endpoint.ts';
import { taskView } from '#runtime/task-view.ts';
import { townRules } from '#runtime/town-rules.ts';

/** What is asked of the caller now: one form, only the tasks with an open question of this period. */
export const getDue = endpoint('getDue', async ({ town, day, member, reach }, services) => {
  const { plans, tasks } = services;
  const [published, rules] = await Promise.all([
    plans.ofTown(town).then((all) => all.filter(({ status }) => status === 'published')),
    townRules(town, services),
  ]);
  const all = (await Promise.all(published.map(({ plan }) => tasks.ofPlan(plan)))).flat();
  const mine = (task: Task) => reach === 'town' || member.departments.includes(task.lead);
  const items = all.filter(mine).flatMap((task) => {
    const asks = openAsks(task, day, rules.calendar, rules.policy);
    return asks.length > 0 ? [{ ...taskView(task, day, rules), asks }] : [];
  });
  return { status: 200, headers: {}, body: { day, items } };
});

import { partsOf } from '#runtime/act-on-task.ts';
import { endpoint } from '#runtime/endpoint.ts';
import { publishedTask } from '#runtime/published-tasks.ts';
import { taskEtag, taskView, viewFor } from '#runtime/task-view.ts';

/** One task with today's light. */
export const getTask = endpoint('getTask', async ({ params, town, day, member }, services) => {
  const { organizations, calendar } = services;
  const { plan, n } = partsOf(params.task ?? '');
  const [task, policy] = await Promise.all([publishedTask(services, plan, n), organizations.policy(town)]);
  const view = taskView(task, day, { calendar, policy });
  return { status: 200, headers: { etag: taskEtag(task.version, day) }, body: viewFor(member, view) };
});

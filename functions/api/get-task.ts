import { litEtagOf } from '#contract/etag.ts';
import { partsOfTask } from '#domain/ids.ts';
import { endpoint } from '#runtime/endpoint.ts';
import { publishedTask } from '#runtime/published-tasks.ts';
import { taskView, viewFor } from '#runtime/task-view.ts';
import { townRules } from '#runtime/town-rules.ts';

/** One task with today's light. */
export const getTask = endpoint('getTask', async ({ params, town, day, member }, services) => {
  const { plan, n } = partsOfTask(params.task ?? '');
  const [task, rules] = await Promise.all([publishedTask(services, plan, n), townRules(town, services)]);
  const view = taskView(task, day, rules);
  return { status: 200, headers: { etag: litEtagOf(task.version, day, rules.townVersion) }, body: viewFor(member, view) };
});

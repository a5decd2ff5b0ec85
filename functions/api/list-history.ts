import { RuleError } from '#domain/errors.ts';
import { partsOfTask } from '#domain/ids.ts';
import { endpoint } from '#runtime/endpoint.ts';
import { publishedTask } from '#runtime/published-tasks.ts';
import { isPrivyTo } from '#runtime/task-view.ts';

/** History of a task, oldest first. What a sensitive task's entries say is for the office, its lead and the leaders. */
export const listHistory = endpoint('listHistory', async ({ params, member }, services) => {
  const { plan, n } = partsOfTask(params.task ?? '');
  const [task, items] = await Promise.all([publishedTask(services, plan, n), services.histories.ofTask(plan, n)]);
  if (task.sensitive && !isPrivyTo(member, task)) throw new RuleError('NotAllowed', '这项任务的经过不对您开放。');
  return { status: 200, headers: {}, body: { items } };
});

import { etagOf } from '#contract/etag.ts';
import { partsOfTask, taskId } from '#domain/ids.ts';
import { missingOf, shareWarnings, targetsOf, totalOf } from '#domain/shares.ts';
import { endpoint } from '#runtime/endpoint.ts';
import { publishedTask } from '#runtime/published-tasks.ts';

/** The village grid of a task, with totals and with the villages that have not reported. */
export const getShares = endpoint('getShares', async ({ params }, services) => {
  const { plan, n } = partsOfTask(params.task ?? '');
  const task = await publishedTask(services, plan, n);
  const measures = task.measures
    .filter(({ shares }) => shares.length > 0)
    .map(({ name, unit, target, shares }) => ({
      measure: name,
      unit,
      target: target?.value ?? null,
      shares,
      total: totalOf(shares),
      targets: targetsOf(shares),
      missing: missingOf(shares),
    }));
  const body = { task: taskId(plan, n), version: task.version, measures, shareWarnings: shareWarnings(task) };
  return { status: 200, headers: { etag: etagOf(task.version) }, body };
});

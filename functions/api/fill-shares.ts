import { partsOfTask } from '#domain/ids.ts';
import { shareWarnings } from '#domain/shares.ts';
import { actOnTask } from '#runtime/act-on-task.ts';
import { endpoint } from '#runtime/endpoint.ts';

/** 村级分解: the grid as one. That the villages' targets do not add up is told, not refused. */
export const fillShares = endpoint('fillShares', async (request, services) => {
  const { measures } = request.body;
  const answer = await actOnTask(request, services, { kind: 'fill-shares', measures });
  const { plan, n } = partsOfTask(request.params.task ?? '');
  return { ...answer, body: { ...answer.body, shareWarnings: shareWarnings(await services.tasks.load(plan, n)) } };
});

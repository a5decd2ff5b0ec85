import { changeWork } from '#domain/unplanned.ts';
import { endpoint } from '#runtime/endpoint.ts';
import { commitWork, workToChange } from '#runtime/unplanned-view.ts';

/** Changes what a record of work outside the plan says. */
export const editUnplanned = endpoint('editUnplanned', async (request, services) => {
  const before = await workToChange(request, services);
  const after = changeWork(before, request.body, request.day);
  return commitWork(request, services, { before, after, write: services.unplanned.replace(after) });
});

import { withdrawWork } from '#domain/unplanned.ts';
import { endpoint } from '#runtime/endpoint.ts';
import { commitWork, workToChange } from '#runtime/unplanned-view.ts';

/** Takes back a record of work outside the plan, which stays with its history. */
export const withdrawUnplanned = endpoint('withdrawUnplanned', async (request, services) => {
  const before = await workToChange(request, services);
  const after = withdrawWork(before, request.day);
  return commitWork(request, services, { before, after, write: services.unplanned.replace(after) });
});

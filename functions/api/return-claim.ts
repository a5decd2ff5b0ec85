import { decideOnTask } from '#runtime/decide-on-task.ts';
import { endpoint } from '#runtime/endpoint.ts';

/** 退回: the heads hear of it at once, with the reason. */
export const returnClaim = endpoint('returnClaim', (request, services) =>
  decideOnTask(request, services, () => ({ kind: 'return', reason: request.body.reason })),
);

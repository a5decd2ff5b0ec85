import { actOnTask } from '#runtime/act-on-task.ts';
import { endpoint } from '#runtime/endpoint.ts';

/** 核验 */
export const verifyClaim = endpoint('verifyClaim', (request, services) =>
  actOnTask(request, services, { kind: 'verify', satisfaction: request.body.satisfaction }),
);

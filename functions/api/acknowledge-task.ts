import { actOnTask } from '#runtime/act-on-task.ts';
import { endpoint } from '#runtime/endpoint.ts';

/** 签收 */
export const acknowledgeTask = endpoint('acknowledgeTask', (request, services) => actOnTask(request, services, { kind: 'acknowledge' }));

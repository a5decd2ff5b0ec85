import { actOnTask } from '#runtime/act-on-task.ts';
import { endpoint } from '#runtime/endpoint.ts';

/** 申请办结 */
export const claimCompletion = endpoint('claimCompletion', (request, services) => actOnTask(request, services, { kind: 'claim' }));

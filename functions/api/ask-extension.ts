import { actOnTask } from '#runtime/act-on-task.ts';
import { endpoint } from '#runtime/endpoint.ts';

/** 申请延期, of the task's own date or of a node's. */
export const askExtension = endpoint('askExtension', (request, services) => {
  const { node, due, reason } = request.body;
  return actOnTask(request, services, { kind: 'ask-extension', node, due, reason });
});

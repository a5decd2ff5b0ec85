import { actOnTask } from '#runtime/act-on-task.ts';
import { endpoint } from '#runtime/endpoint.ts';

/** 年末评定 */
export const assessTask = endpoint('assessTask', (request, services) => {
  const { verdict, sentence, satisfaction } = request.body;
  return actOnTask(request, services, { kind: 'assess', verdict, sentence, satisfaction });
});

import { assessTask as Body } from '#contract/models.ts';
import { actOnTask } from '#runtime/act-on-task.ts';
import { endpoint } from '#runtime/endpoint.ts';

/** 年末评定 */
export const assessTask = endpoint({ body: Body, changes: true }, (request, services) => {
  const { verdict, sentence } = request.body;
  return actOnTask(request, services, { kind: 'assess', verdict, sentence });
});

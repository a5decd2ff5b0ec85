import { actOnTask } from '#runtime/act-on-task.ts';
import { endpoint } from '#runtime/endpoint.ts';

/** 处置 of an incident. */
export const handleIncident = endpoint('handleIncident', (request, services) => {
  const { date, note } = request.body;
  return actOnTask(request, services, { kind: 'handle-incident', k: Number(request.params.k), date, note });
});

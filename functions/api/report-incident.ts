import { actOnTask } from '#runtime/act-on-task.ts';
import { endpoint } from '#runtime/endpoint.ts';

/** 事件: told at once, whatever period is asked for. */
export const reportIncident = endpoint('reportIncident', (request, services) => {
  const { onBehalfOf: _onBehalfOf, via: _via, reportedBy: _reportedBy, ...incident } = request.body;
  return actOnTask(request, services, { kind: 'incident', incident });
});

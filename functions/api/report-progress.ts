import { actOnTask } from '#runtime/act-on-task.ts';
import { endpoint } from '#runtime/endpoint.ts';

/** 进展反馈, by kind. */
export const reportProgress = endpoint('reportProgress', (request, services) => {
  const { onBehalfOf: _onBehalfOf, via: _via, reportedBy: _reportedBy, ...report } = request.body;
  return actOnTask(request, services, { kind: 'report', report });
});

import { actOnTask } from '#runtime/act-on-task.ts';
import { endpoint } from '#runtime/endpoint.ts';
import { refuseUnknownEvidence } from '#runtime/evidence-view.ts';

/** 进展反馈, by kind. */
export const reportProgress = endpoint('reportProgress', async (request, services) => {
  const { onBehalfOf: _onBehalfOf, via: _via, reportedBy: _reportedBy, ...report } = request.body;
  await refuseUnknownEvidence(request.params.task ?? '', report.evidence, services);
  return actOnTask(request, services, { kind: 'report', report });
});

import { endpoint } from '#runtime/endpoint.ts';
import { evidenceView, taskOfEvidence } from '#runtime/evidence-view.ts';

/** Files of evidence of a task, oldest first. */
export const listEvidence = endpoint('listEvidence', async (request, services) => {
  const { plan, n } = await taskOfEvidence(request, services);
  const files = await services.evidenceFiles.ofTask(plan, n);
  const items = files.toSorted((a, b) => a.at.localeCompare(b.at) || a.id.localeCompare(b.id)).map(evidenceView);
  return { status: 200, headers: {}, body: { items } };
});

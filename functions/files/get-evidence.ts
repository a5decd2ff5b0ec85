import { RuleError } from '#domain/errors.ts';
import { endpoint } from '#runtime/endpoint.ts';
import { evidenceView, taskOfEvidence } from '#runtime/evidence-view.ts';
import { signedBucket } from '#runtime/signed-bucket.ts';
import { evidenceKey } from '#store/evidence-files.ts';

/** Sends the caller to a file of evidence. That it has arrived is noticed here, on the first look. */
export const getEvidence = endpoint('getEvidence', async (request, services) => {
  const { plan, n } = await taskOfEvidence(request, services);
  const found = await services.evidenceFiles.load({ plan, n, id: request.params.evidence ?? '' });
  const key = evidenceKey(found);
  if (!found.arrived && !(await signedBucket().isThere(key))) throw new RuleError('NotFound', '这份佐证材料还没有上传。');
  const file = { ...found, arrived: true };
  if (!found.arrived) await services.commit([services.evidenceFiles.put(file)]);
  const url = await signedBucket().toGet(key);
  return { status: 303, headers: { location: url }, body: { ...evidenceView(file), url } };
});

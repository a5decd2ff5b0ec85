import { contentDisposition } from '#documents/content-disposition.ts';
import { instantAt } from '#domain/day.ts';
import { evidenceId, refuseWrongEvidence } from '#domain/evidence-file.ts';
import { taskId } from '#domain/ids.ts';
import { endpoint } from '#runtime/endpoint.ts';
import { taskOfEvidence } from '#runtime/evidence-view.ts';
import { signedBucket } from '#runtime/signed-bucket.ts';
import { evidenceKey } from '#store/evidence-files.ts';
import { ADDRESS_SECONDS } from '#store/signed-addresses.ts';

/**
 * Takes note of a file of evidence, and says where its bytes are to be sent. Until they are there the last announcement counts: what was
 * said wrong of a file, its length or type, would keep it out for good.
 */
export const announceEvidence = endpoint('announceEvidence', async (request, services) => {
  const { body, member, at, day } = request;
  const { plan, n, sensitive } = await taskOfEvidence(request, services);
  const words = { ...body, sha256: hexOf(body.sha256) };
  const held = await services.evidenceFiles.ofTask(plan, n);
  const known = held.find(({ id }) => id === evidenceId(words.sha256));
  refuseWrongEvidence({ sensitive }, words, known ? 0 : held.length);
  const by = { person: member.person, name: member.name };
  const isKept = known !== undefined && (known.arrived || (await signedBucket().isThere(evidenceKey(known))));
  const file = isKept ? known : { ...words, plan, n, id: evidenceId(words.sha256), by, at, day, arrived: false };
  const upload = await signedBucket().toPut(evidenceKey(file), { ...file, disposition: contentDisposition(file.name) });
  const expiresAt = instantAt(Date.parse(at) + ADDRESS_SECONDS * 1000);
  const location = `/v1/tasks/${taskId(plan, n)}/evidence/${file.id}`;
  const answer = { status: 201, headers: { location }, body: { evidence: file.id, upload, expiresAt } };
  await services.commit([...request.record(answer), services.evidenceFiles.put(file)]);
  return answer;
});

const hexOf = (sha256: string): string => (sha256.length === 64 ? sha256.toLowerCase() : Buffer.from(sha256, 'base64').toString('hex'));

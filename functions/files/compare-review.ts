import { createHash } from 'node:crypto';
import { bucket } from '#runtime/bucket.ts';
import { endpoint } from '#runtime/endpoint.ts';
import { revisionOf } from '#runtime/revision-of.ts';
import { editKey } from '#store/objects.ts';

/** Keeps an edited draft and starts the machine that compares it: reading a .docx takes a library that stays out of this function. */
export const compareReview = endpoint('compareReview', async (request, services) => {
  const { params, body, member, at, record } = request;
  const plan = params.plan ?? '';
  const revision = await revisionOf(params, services);
  const bytes = Buffer.from(body.text ?? body.base64 ?? '', body.text === undefined ? 'base64' : 'utf8');
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const edit = sha256.slice(0, 12);
  const key = editKey(plan, sha256);
  await bucket().put(key, bytes, 'application/octet-stream');
  const input = { plan, kind: 'compare', at, by: member.person, key, edited: { revision, edit, name: body.name } };
  const operation = await services.machines.startUnlessDone('files', `files-${plan}-compare-r${revision}-${edit}`, input);
  const answer = {
    status: 202,
    headers: { location: `/v1/operations/${operation}` },
    body: { operation, status: 'running', edit },
  } as const;
  await services.commit(record(answer));
  return answer;
});

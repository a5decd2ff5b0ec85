import { createHash } from 'node:crypto';
import { RuleError } from '#domain/errors.ts';
import { planId } from '#domain/ids.ts';
import { underway } from '#runtime/accepted.ts';
import { bucket } from '#runtime/bucket.ts';
import { endpoint } from '#runtime/endpoint.ts';
import { townNamed } from '#runtime/town-named.ts';
import { importKey } from '#store/objects.ts';

/**
 * Starts the machine that puts an exported year into this system, which must not have it. A small archive comes in the request; a large one
 * was put into the bucket below `imports/<town>/` by the operator. The same bytes twice are one import.
 */
export const createImport = endpoint('createImport', async (request, services) => {
  const { params, body, email, at } = request;
  const town = townNamed(params.town);
  const plan = planId(town, body.year);
  const { key, hash } = body.base64 === undefined ? await uploaded(town, body.key ?? '', at) : await keep(town, body.base64);
  const input = { plan, kind: 'import', at, by: email, key };
  const operation = await services.machines.startUnlessDone('files', `files-${plan}-import-${hash.slice(0, 12)}`, input);
  return underway(request, services, operation, { folder: `/v1/towns/${town}/imports` });
});

const hashOf = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex');

const keep = async (town: string, base64: string): Promise<{ key: string; hash: string }> => {
  const bytes = Buffer.from(base64, 'base64');
  const hash = hashOf(bytes);
  await bucket().put(importKey(town, hash), bytes, 'application/zip');
  return { key: importKey(town, hash), hash };
};

/** Another file may lie at the same address tomorrow: a later request is another import. */
const uploaded = async (town: string, key: string, at: string): Promise<{ key: string; hash: string }> => {
  if (!key.startsWith(`imports/${town}/`) || (await bucket().size(key)) === null)
    throw new RuleError('BodyIsWrong', '存储桶里没有这份数据包。', [{ pointer: '/key', message: `应为 imports/${town}/ 下已上传的 zip` }]);
  return { key, hash: hashOf(`${key} ${at}`) };
};

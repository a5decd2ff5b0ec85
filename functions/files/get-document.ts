import { RuleError } from '#domain/errors.ts';
import { bucket } from '#runtime/bucket.ts';
import { endpoint } from '#runtime/endpoint.ts';
import { documentKey } from '#store/objects.ts';

/** A Lambda answers 6 MB at most, of which base64 takes a third. */
const MOST_BYTES = 4_000_000;

/** A produced file of a plan, by name. An archive holds every task whole, also sensitive ones: it is for the office alone. */
export const getDocument = endpoint('getDocument', async ({ params, member }, { plans }) => {
  const { plan } = await plans.load(params.plan ?? '');
  const name = params.name ?? '';
  const isArchive = name.startsWith('export-');
  if (isArchive && member.role !== 'office') throw new RuleError('NotAllowed', '数据包只有党政办可以下载。');
  const key = documentKey(plan, name);
  const size = await bucket().size(key);
  if (size !== null && size > MOST_BYTES)
    throw new RuleError('TooLarge', `这份文件有 ${Math.ceil(size / 1e6)} MB，超过接口一次能给的 4 MB；请运维人员从存储桶取 ${key}。`);
  const { bytes, type } = await bucket().get(key);
  const headers = { 'content-type': type, ...(isArchive && { 'content-disposition': `attachment; filename="${plan}-${name}"` }) };
  return { status: 200, headers, body: Buffer.from(bytes).toString('base64'), base64: true };
});

import { RuleError } from '#domain/errors.ts';
import { bucket } from '#runtime/bucket.ts';
import { endpoint } from '#runtime/endpoint.ts';
import { signedBucket } from '#runtime/signed-bucket.ts';
import { documentKey } from '#store/objects.ts';

/** A Lambda answers 6 MB at most, of which base64 takes a third. */
const MOST_BYTES = 4_000_000;

/** What holds every task, also sensitive ones, is for the office alone. */
const OF_THE_OFFICE: Readonly<Record<string, string>> = { export: '数据包', shares: '村级分解表' };

/** A produced file of a plan, by name; one that no answer can hold is fetched from where it lies. */
export const getDocument = endpoint('getDocument', async ({ params, member }, { plans }) => {
  const { plan } = await plans.load(params.plan ?? '');
  const name = params.name ?? '';
  const word = OF_THE_OFFICE[name.slice(0, Math.max(0, name.indexOf('-')))];
  if (word !== undefined && member.role !== 'office') throw new RuleError('NotAllowed', `${word}只有党政办可以下载。`);
  const key = documentKey(plan, name);
  const size = await bucket().size(key);
  if (size !== null && size > MOST_BYTES) return elsewhere(await signedBucket().toGet(key));
  const { bytes, type, disposition } = await bucket().get(key);
  const headers = { 'content-type': type, ...(disposition !== null && { 'content-disposition': disposition }) };
  return { status: 200, headers, body: Buffer.from(bytes).toString('base64'), base64: true };
});

const elsewhere = (location: string) => ({ status: 303, headers: { location, 'content-type': 'text/plain; charset=utf-8' }, body: '' });

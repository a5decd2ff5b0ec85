import { RuleError } from '#domain/errors.ts';
import { isForTheOffice } from '#domain/produced-document.ts';
import { bucket } from '#runtime/bucket.ts';
import { endpoint } from '#runtime/endpoint.ts';
import { signedBucket } from '#runtime/signed-bucket.ts';
import { documentKey } from '#store/objects.ts';

/** A Lambda answers 6 MB at most, of which base64 takes a third. */
const MOST_BYTES = 4_000_000;
/** A page is made of what people typed: should a script ever get into it, no browser runs it, nor fetches anything. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/**
 * A produced file of a plan, by name; one that no answer can hold is fetched from where it lies. An archive, a 任务分解表 or village shares
 * hold every task whole, also sensitive ones: they are for the office alone.
 */
export const getDocument = endpoint('getDocument', async ({ params, member }, { plans }) => {
  const { plan } = await plans.load(params.plan ?? '');
  const name = params.name ?? '';
  if (isForTheOffice(name) && member.role !== 'office')
    throw new RuleError('NotAllowed', '数据包、任务分解表和村级分解表只有党政办可以下载。');
  const key = documentKey(plan, name);
  const size = await bucket().size(key);
  if (size !== null && size > MOST_BYTES) return elsewhere(await signedBucket().toGet(key));
  const { bytes, type, disposition } = await bucket().get(key);
  const headers = {
    'content-type': type,
    ...(disposition !== null && { 'content-disposition': disposition }),
    ...(type.startsWith('text/html') && { 'content-security-policy': POLICY }),
  };
  return { status: 200, headers, body: Buffer.from(bytes).toString('base64'), base64: true };
});

const elsewhere = (location: string) => ({ status: 303, headers: { location, 'content-type': 'text/plain; charset=utf-8' }, body: '' });

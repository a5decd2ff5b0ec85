import { bucket } from '#runtime/bucket.ts';
import { endpoint } from '#runtime/endpoint.ts';
import { documentKey } from '#store/objects.ts';

/** A produced file of a plan, by name. */
export const getDocument = endpoint('getDocument', async ({ params }, { plans }) => {
  const { plan } = await plans.load(params.plan ?? '');
  const { bytes, type } = await bucket().get(documentKey(plan, params.name ?? ''));
  return { status: 200, headers: { 'content-type': type }, body: Buffer.from(bytes).toString('base64'), base64: true };
});

import { RuleError } from '#domain/errors.ts';
import { bucket } from '#runtime/bucket.ts';
import { endpoint } from '#runtime/endpoint.ts';
import { documentKey } from '#store/objects.ts';

/** A produced file of a plan, by name. */
export const getDocument = endpoint({}, async ({ params }, { plans }) => {
  const { plan } = await plans.load(params.plan ?? '');
  const name = params.name ?? '';
  if (!/^[\w.-]{1,80}$/.test(name)) throw new RuleError('NotFound', '没有找到这份文件。');
  const { bytes, type } = await bucket().get(documentKey(plan, name));
  return { status: 200, headers: { 'content-type': type }, body: Buffer.from(bytes).toString('base64'), base64: true };
});

import { RuleError } from '#domain/errors.ts';
import { endpoint } from '#runtime/endpoint.ts';

/** The office has made sure that the address works: letters go there again, from the next one on. */
export const endBounce = endpoint('endBounce', async ({ town, params }, { bounces, commit }) => {
  const person = (params.person ?? '').toLowerCase();
  const found = await bounces.find(town, person);
  if (!found) throw new RuleError('NotFound', '这个邮箱没有退信记录。');
  await commit([bounces.forget(found)]);
  return { status: 200, headers: {}, body: { person } };
});

import { endpoint } from '#runtime/endpoint.ts';
import { revisionOf } from '#runtime/revision-of.ts';

/** How an edited draft differs from its revision. */
export const getComparison = endpoint('getComparison', async ({ params }, services) => {
  const revision = await revisionOf(params, services);
  return { status: 200, headers: {}, body: await services.reviews.comparison(params.plan ?? '', revision, params.edit ?? '') };
});

import { etagOf } from '#contract/etag.ts';
import { withChanges } from '#domain/draft-changes.ts';
import { endpoint } from '#runtime/endpoint.ts';

/** One row of the draft, with what it says otherwise than it was proposed. */
export const getDraftRow = endpoint('getDraftRow', async ({ params }, { drafts }) => {
  const row = await drafts.load(params.plan ?? '', params.n ?? '');
  return { status: 200, headers: { etag: etagOf(row.version) }, body: withChanges(row) };
});

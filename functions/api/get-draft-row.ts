import { endpoint } from '#runtime/endpoint.ts';

/** One row of the draft. */
export const getDraftRow = endpoint({}, async ({ params }, { drafts }) => {
  const row = await drafts.load(params.plan ?? '', params.n ?? '');
  return { status: 200, headers: { etag: `"${row.version}"` }, body: row };
});

import { editDraftRow as Body } from '#contract/models.ts';
import { withChanges } from '#domain/draft-changes.ts';
import { editRow } from '#domain/edit-row.ts';
import type { Decided } from '#runtime/commit-edit.ts';
import { editDraft } from '#runtime/edit-draft.ts';
import { endpoint } from '#runtime/endpoint.ts';

/** Changes fields of a draft row (merge-patch). */
export const editDraftRow = endpoint({ body: Body, changes: true }, async (request, services) => {
  const { n = '' } = request.params;
  const { departments } = await services.organizations.load(request.town);
  return editDraft(request, services, { seen: 'row', kind: 'draft-edited', answerOf: rowOf(n) }, (draft) =>
    editRow(draft, n, request.body, departments),
  );
});

/** The row as it is now, and in `edited` all that followed, in it and in others. */
const rowOf =
  (n: string): Decided['answerOf'] =>
  ({ edited }, rows) => {
    const row = rows.find((one) => one.n === n)!;
    return { status: 200, headers: { etag: `"${row.version}"` }, body: { ...withChanges(row), edited } };
  };

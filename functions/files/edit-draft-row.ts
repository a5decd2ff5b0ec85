import { etagOf } from '#contract/etag.ts';
import type { AnswerOf } from '#contract/routes.ts';
import { withChanges } from '#domain/draft-changes.ts';
import { editRow } from '#domain/edit-row.ts';
import { openDepartments } from '#domain/open-departments.ts';
import { rereadRow } from '#domain/reread-row.ts';
import type { Decided } from '#runtime/commit-edit.ts';
import { editDraft } from '#runtime/edit-draft.ts';
import { endpoint } from '#runtime/endpoint.ts';
import { rulesOfDraft } from '#runtime/rules-of-draft.ts';

/** Changes fields of a draft row (merge-patch); other words are read anew, before what is set beside them is set. */
export const editDraftRow = endpoint('editDraftRow', async (request, services) => {
  const { params, town, day, body } = request;
  const { n = '' } = params;
  const { text, area } = body;
  const { departments } = await services.organizations.load(town);
  return editDraft(request, services, { seen: 'row', kind: 'draft-edited', answerOf: rowOf(n) }, async (draft, header) => {
    const isReworded = text !== undefined && draft.rows.some((row) => row.n === n && row.text !== text);
    const reread = isReworded ? rereadRow(draft, n, { text, area }, await rulesOfDraft(header, request, services)) : draft;
    return editRow(reread, n, body, openDepartments(departments, day));
  });
});

/** The row as it is now, and in `edited` all that followed, in it and in others. */
const rowOf =
  (n: string): Decided<AnswerOf<'editDraftRow'>>['answerOf'] =>
  ({ edited }, rows) => {
    const row = rows.find((one) => one.n === n)!;
    return { status: 200, headers: { etag: etagOf(row.version) }, body: { ...withChanges(row), edited } };
  };

import { mergeRows } from '#domain/merge-rows.ts';
import { edited } from '#runtime/commit-edit.ts';
import { editDraft } from '#runtime/edit-draft.ts';
import { endpoint } from '#runtime/endpoint.ts';
import { rulesOfDraft } from '#runtime/rules-of-draft.ts';

/** Makes neighbouring rows one, which is read anew. */
export const mergeDraftRows = endpoint('mergeDraftRows', (request, services) =>
  editDraft(request, services, { seen: 'plan', kind: 'draft-merged', answerOf: edited }, async (draft, header) =>
    mergeRows(draft, request.params.n ?? '', [request.body.with].flat(), await rulesOfDraft(header, request, services)),
  ),
);

import { splitRow } from '#domain/split-row.ts';
import { edited } from '#runtime/commit-edit.ts';
import { editDraft } from '#runtime/edit-draft.ts';
import { endpoint } from '#runtime/endpoint.ts';
import { rulesOfDraft } from '#runtime/rules-of-draft.ts';

/** Cuts a row in two; both halves are read anew. */
export const splitDraftRow = endpoint('splitDraftRow', (request, services) =>
  editDraft(request, services, { seen: 'row', kind: 'draft-split', answerOf: edited }, async (draft, header) =>
    splitRow(draft, request.params.n ?? '', request.body.at, await rulesOfDraft(header, request, services)),
  ),
);

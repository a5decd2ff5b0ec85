import { groupRows } from '#domain/group-rows.ts';
import { edited } from '#runtime/commit-edit.ts';
import { editDraft } from '#runtime/edit-draft.ts';
import { endpoint } from '#runtime/endpoint.ts';

/** 合并填报: rows of one lead get one form. The group is named by the version of the plan that makes it, so no name comes twice. */
export const groupDraftRows = endpoint('groupDraftRows', (request, services) =>
  editDraft(request, services, { seen: 'plan', kind: 'draft-grouped', answerOf: edited }, (draft, { version }) =>
    groupRows(draft, request.body.rows, `g${version + 1}`),
  ),
);

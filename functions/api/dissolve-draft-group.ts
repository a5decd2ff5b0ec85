import { dissolveGroup } from '#domain/group-rows.ts';
import { edited } from '#runtime/commit-edit.ts';
import { editDraft } from '#runtime/edit-draft.ts';
import { endpoint } from '#runtime/endpoint.ts';

/** Each row of a group is reported by itself again. */
export const dissolveDraftGroup = endpoint('dissolveDraftGroup', (request, services) =>
  editDraft(request, services, { seen: 'plan', kind: 'draft-ungrouped', answerOf: edited }, (draft) =>
    dissolveGroup(draft, request.params.group ?? ''),
  ),
);

import { dissolveGroup } from '#domain/group-rows.ts';
import { editDraft } from '#runtime/edit-draft.ts';
import { endpoint } from '#runtime/endpoint.ts';

/** Each row of a group is reported by itself again. */
export const dissolveDraftGroup = endpoint({ changes: true }, (request, services) =>
  editDraft(request, services, { seen: 'plan', kind: 'draft-ungrouped' }, (draft) => dissolveGroup(draft, request.params.group ?? '')),
);

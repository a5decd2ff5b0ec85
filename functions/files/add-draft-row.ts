import { etagOf } from '#contract/etag.ts';
import { addRow } from '#domain/add-row.ts';
import type { Decided, Edited } from '#runtime/commit-edit.ts';
import { editDraft } from '#runtime/edit-draft.ts';
import { endpoint } from '#runtime/endpoint.ts';
import { rulesOfDraft } from '#runtime/rules-of-draft.ts';

/** Adds a row, of the office's own words or of a piece of the report that became no task. */
export const addDraftRow = endpoint('addDraftRow', (request, services) =>
  editDraft(request, services, { seen: 'plan', kind: 'draft-added', answerOf: created }, async (draft, header) =>
    addRow(draft, { plan: header.plan, ...request.body }, await rulesOfDraft(header, request, services)),
  ),
);

const created: Decided<Edited>['answerOf'] = (done) => ({
  status: 201,
  headers: { etag: etagOf(done.version), location: `/v1/plans/${done.plan}/draft/${done.rows[0]?.n}` },
  body: done,
});

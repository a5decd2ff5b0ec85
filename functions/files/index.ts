import { http } from '#runtime/http.ts';
import { addDraftRow } from './add-draft-row.ts';
import { announceEvidence } from './announce-evidence.ts';
import { createExport } from './create-export.ts';
import { createImport } from './create-import.ts';
import { createPlan } from './create-plan.ts';
import { editDraftRow } from './edit-draft-row.ts';
import { getDocument } from './get-document.ts';
import { getEvidence } from './get-evidence.ts';
import { getSplit } from './get-split.ts';
import { listUnsplit } from './list-unsplit.ts';
import { mergeDraftRows } from './merge-draft-rows.ts';
import { splitDraftRow } from './split-draft-row.ts';

/** Documents in and out, and edits that read words by the splitter's rules: the operations that need the bucket. */
export const handler = http([
  createPlan,
  getSplit,
  listUnsplit,
  addDraftRow,
  editDraftRow,
  splitDraftRow,
  mergeDraftRows,
  getDocument,
  createExport,
  createImport,
  announceEvidence,
  getEvidence,
]);

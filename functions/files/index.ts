import { http } from '#runtime/http.ts';
import { addDepartment } from './add-department.ts';
import { addDraftRow } from './add-draft-row.ts';
import { addPerson } from './add-person.ts';
import { announceEvidence } from './announce-evidence.ts';
import { changeDepartment } from './change-department.ts';
import { changeHead } from './change-head.ts';
import { changeOrganization } from './change-organization.ts';
import { changePerson } from './change-person.ts';
import { createExport } from './create-export.ts';
import { createImport } from './create-import.ts';
import { createPlan } from './create-plan.ts';
import { decideCarryOver } from './decide-carry-over.ts';
import { editDraftRow } from './edit-draft-row.ts';
import { endDeputy } from './end-deputy.ts';
import { findPromises } from './find-promises.ts';
import { getDocument } from './get-document.ts';
import { getEvidence } from './get-evidence.ts';
import { getSplit } from './get-split.ts';
import { getStory } from './get-story.ts';
import { listCarryOvers } from './list-carry-overs.ts';
import { listDraft } from './list-draft.ts';
import { listUnsplit } from './list-unsplit.ts';
import { mergeDepartments } from './merge-departments.ts';
import { mergeDraftRows } from './merge-draft-rows.ts';
import { nameDeputy } from './name-deputy.ts';
import { previewReminders } from './preview-reminders.ts';
import { publishPlan } from './publish-plan.ts';
import { putCalendar } from './put-calendar.ts';
import { putTown } from './put-town.ts';
import { removePerson } from './remove-person.ts';
import { splitDraftRow } from './split-draft-row.ts';

/** Documents in and out, edits that read words by the splitter's rules, what looks at two years, and the rare changes of a town itself: what needs the bucket, or is large and seldom asked for. */
export const handler = http([
  createPlan,
  getSplit,
  listUnsplit,
  listDraft,
  addDraftRow,
  editDraftRow,
  splitDraftRow,
  mergeDraftRows,
  publishPlan,
  listCarryOvers,
  decideCarryOver,
  getStory,
  findPromises,
  getDocument,
  createExport,
  createImport,
  announceEvidence,
  getEvidence,
  changeOrganization,
  addDepartment,
  changeDepartment,
  changeHead,
  mergeDepartments,
  addPerson,
  changePerson,
  removePerson,
  nameDeputy,
  endDeputy,
  putCalendar,
  putTown,
  previewReminders,
]);

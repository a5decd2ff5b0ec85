import { http } from '#runtime/http.ts';
import { addDepartment } from './add-department.ts';
import { addDraftRow } from './add-draft-row.ts';
import { addPerson } from './add-person.ts';
import { addTask } from './add-task.ts';
import { announceEvidence } from './announce-evidence.ts';
import { changeDepartment } from './change-department.ts';
import { changeHead } from './change-head.ts';
import { changeOrganization } from './change-organization.ts';
import { changePerson } from './change-person.ts';
import { compareReview } from './compare-review.ts';
import { createExport } from './create-export.ts';
import { createImport } from './create-import.ts';
import { createPlan } from './create-plan.ts';
import { decideCarryOver } from './decide-carry-over.ts';
import { editDraftRow } from './edit-draft-row.ts';
import { endDeputy } from './end-deputy.ts';
import { exchangeShareSheets } from './exchange-share-sheets.ts';
import { findPromises } from './find-promises.ts';
import { getComparison } from './get-comparison.ts';
import { getDocument } from './get-document.ts';
import { getEvidence } from './get-evidence.ts';
import { getOrganizationDocument } from './get-organization-document.ts';
import { getReviewChanges } from './get-review-changes.ts';
import { getReviewLayout } from './get-review-layout.ts';
import { getReviewProblems } from './get-review-problems.ts';
import { getSplit } from './get-split.ts';
import { getStory } from './get-story.ts';
import { handInSheet } from './hand-in-sheet.ts';
import { listCarryOvers } from './list-carry-overs.ts';
import { listDocuments } from './list-documents.ts';
import { listDraft } from './list-draft.ts';
import { listUnsplit } from './list-unsplit.ts';
import { makeOrganizationDocument } from './make-organization-document.ts';
import { mergeDepartments } from './merge-departments.ts';
import { mergeDraftRows } from './merge-draft-rows.ts';
import { nameDeputy } from './name-deputy.ts';
import { previewReminders } from './preview-reminders.ts';
import { produceDocument } from './produce-document.ts';
import { publishPlan } from './publish-plan.ts';
import { putCalendar } from './put-calendar.ts';
import { putReviewLayout } from './put-review-layout.ts';
import { putReviewProblems } from './put-review-problems.ts';
import { putTown } from './put-town.ts';
import { removePerson } from './remove-person.ts';
import { splitDraftRow } from './split-draft-row.ts';
import { takeOrganizationSheets } from './take-organization-sheets.ts';

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
  produceDocument,
  listDocuments,
  handInSheet,
  createExport,
  createImport,
  compareReview,
  getComparison,
  getReviewChanges,
  getReviewLayout,
  putReviewLayout,
  getReviewProblems,
  putReviewProblems,
  announceEvidence,
  getEvidence,
  changeOrganization,
  addDepartment,
  changeDepartment,
  changeHead,
  mergeDepartments,
  addPerson,
  addTask,
  changePerson,
  removePerson,
  nameDeputy,
  endDeputy,
  putCalendar,
  putTown,
  previewReminders,
  makeOrganizationDocument,
  getOrganizationDocument,
  takeOrganizationSheets,
  exchangeShareSheets,
]);

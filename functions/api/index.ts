import { http } from '#runtime/http.ts';
import { acknowledgePlan } from './acknowledge-plan.ts';
import { acknowledgeTask } from './acknowledge-task.ts';
import { addTask } from './add-task.ts';
import { adjustTask } from './adjust-task.ts';
import { askExtension } from './ask-extension.ts';
import { assessTask } from './assess-task.ts';
import { claimCompletion } from './claim-completion.ts';
import { createReview } from './create-review.ts';
import { decideExtension } from './decide-extension.ts';
import { decideObjection } from './decide-objection.ts';
import { dissolveDraftGroup } from './dissolve-draft-group.ts';
import { getBulletin } from './get-bulletin.ts';
import { getDraftRow } from './get-draft-row.ts';
import { getDue } from './get-due.ts';
import { getOperation } from './get-operation.ts';
import { getOrganization } from './get-organization.ts';
import { getPlan } from './get-plan.ts';
import { getReview } from './get-review.ts';
import { getSummary } from './get-summary.ts';
import { getTask } from './get-task.ts';
import { groupDraftRows } from './group-draft-rows.ts';
import { health } from './health.ts';
import { listBulletins } from './list-bulletins.ts';
import { listDraft } from './list-draft.ts';
import { listHistory } from './list-history.ts';
import { listLinks } from './list-links.ts';
import { listPlans } from './list-plans.ts';
import { listTasks } from './list-tasks.ts';
import { objectToTask } from './object-to-task.ts';
import { publishPlan } from './publish-plan.ts';
import { putTown } from './put-town.ts';
import { reportProgress } from './report-progress.ts';
import { returnClaim } from './return-claim.ts';
import { revokeLink } from './revoke-link.ts';
import { revokeLinksOf } from './revoke-links-of.ts';
import { undoDraft } from './undo-draft.ts';
import { verifyClaim } from './verify-claim.ts';

/** The API of signed-in people; documents in and out are `files`. */
export const handler = http([
  health,
  putTown,
  getOrganization,
  listPlans,
  getPlan,
  getOperation,
  listDraft,
  getDraftRow,
  groupDraftRows,
  dissolveDraftGroup,
  undoDraft,
  publishPlan,
  listTasks,
  getTask,
  acknowledgeTask,
  reportProgress,
  claimCompletion,
  verifyClaim,
  returnClaim,
  assessTask,
  acknowledgePlan,
  objectToTask,
  decideObjection,
  askExtension,
  decideExtension,
  adjustTask,
  addTask,
  listHistory,
  getDue,
  getSummary,
  listBulletins,
  getBulletin,
  createReview,
  getReview,
  listLinks,
  revokeLink,
  revokeLinksOf,
]);

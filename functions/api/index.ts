import { http } from '#runtime/http.ts';
import { acknowledgePlan } from './acknowledge-plan.ts';
import { acknowledgeTask } from './acknowledge-task.ts';
import { adjustTask } from './adjust-task.ts';
import { answerSupport } from './answer-support.ts';
import { askExtension } from './ask-extension.ts';
import { assessTask } from './assess-task.ts';
import { claimCompletion } from './claim-completion.ts';
import { createReview } from './create-review.ts';
import { decideExtension } from './decide-extension.ts';
import { decideObjection } from './decide-objection.ts';
import { describeApi } from './describe-api.ts';
import { discountIncident } from './discount-incident.ts';
import { dissolveDraftGroup } from './dissolve-draft-group.ts';
import { editUnplanned } from './edit-unplanned.ts';
import { endBounce } from './end-bounce.ts';
import { endFeed } from './end-feed.ts';
import { fillShares } from './fill-shares.ts';
import { getBulletin } from './get-bulletin.ts';
import { getCalendar } from './get-calendar.ts';
import { getDraftRow } from './get-draft-row.ts';
import { getDue } from './get-due.ts';
import { getFeed } from './get-feed.ts';
import { getImport } from './get-import.ts';
import { getOperation } from './get-operation.ts';
import { getOrganization } from './get-organization.ts';
import { getPlan } from './get-plan.ts';
import { getReview } from './get-review.ts';
import { getShares } from './get-shares.ts';
import { getSummary } from './get-summary.ts';
import { getTask } from './get-task.ts';
import { getTown } from './get-town.ts';
import { giveFeed } from './give-feed.ts';
import { groupDraftRows } from './group-draft-rows.ts';
import { handleIncident } from './handle-incident.ts';
import { health } from './health.ts';
import { listBounces } from './list-bounces.ts';
import { listBulletins } from './list-bulletins.ts';
import { listEvidence } from './list-evidence.ts';
import { listHistory } from './list-history.ts';
import { listLinks } from './list-links.ts';
import { listPlans } from './list-plans.ts';
import { listRuns } from './list-runs.ts';
import { listTasks } from './list-tasks.ts';
import { listTownHistory } from './list-town-history.ts';
import { listUnplanned } from './list-unplanned.ts';
import { makeChatTexts } from './make-chat-texts.ts';
import { objectToTask } from './object-to-task.ts';
import { readDocs } from './read-docs.ts';
import { recordUnplanned } from './record-unplanned.ts';
import { reportIncident } from './report-incident.ts';
import { reportProgress } from './report-progress.ts';
import { returnClaim } from './return-claim.ts';
import { revokeLink } from './revoke-link.ts';
import { revokeLinksOf } from './revoke-links-of.ts';
import { undoDraft } from './undo-draft.ts';
import { verifyClaim } from './verify-claim.ts';
import { withdrawUnplanned } from './withdraw-unplanned.ts';

/** The API of signed-in people; documents in and out are `files`. */
export const handler = http([
  health,
  getOrganization,
  getTown,
  getCalendar,
  listTownHistory,
  listPlans,
  getPlan,
  getOperation,
  getImport,
  getDraftRow,
  groupDraftRows,
  dissolveDraftGroup,
  undoDraft,
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
  listHistory,
  getDue,
  getSummary,
  listBounces,
  listBulletins,
  getBulletin,
  createReview,
  getReview,
  describeApi,
  readDocs,
  recordUnplanned,
  listUnplanned,
  editUnplanned,
  withdrawUnplanned,
  giveFeed,
  endBounce,
  endFeed,
  getFeed,
  listEvidence,
  getShares,
  fillShares,
  reportIncident,
  handleIncident,
  discountIncident,
  answerSupport,
  listLinks,
  makeChatTexts,
  listRuns,
  revokeLink,
  revokeLinksOf,
]);

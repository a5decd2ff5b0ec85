import type { Role } from '#domain/town.ts';

/** May do it: a member of the town in one of these roles; `operator` is named by the stack, `anyone` needs no token. */
export type Caller = Role | 'operator' | 'anyone';

/** Which of a member's tasks the operation may touch: all of the town, or only those that the member's departments lead. */
export type Reach = 'town' | 'own';

export interface Route {
  readonly method: 'GET' | 'PUT' | 'POST' | 'PATCH' | 'DELETE';
  readonly path: string;
  /** The Lambda that answers: `files` holds what needs S3 or heavy libraries. */
  readonly lambda: 'api' | 'files';
  readonly callers: Readonly<Partial<Record<Caller, Reach>>>;
  readonly summary: string;
}

const office = { office: 'town' } as const;
const readers = { office: 'town', leader: 'town', chief: 'town', head: 'town', viewer: 'town' } as const;
const reporters = { office: 'town', head: 'own' } as const;

/** Every operation of the API, once: read by the dispatcher, by the stack (which routes go to `files`, which are open) and by the tests. */
export const ROUTES = {
  health: { method: 'GET', path: '/healthz', lambda: 'api', callers: { anyone: 'town' }, summary: 'Whether the API answers' },
  putTown: {
    method: 'PUT',
    path: '/v1/towns/{town}',
    lambda: 'api',
    callers: { operator: 'town' },
    summary: 'Set up a town: departments, people, policy, seasons',
  },
  getOrganization: {
    method: 'GET',
    path: '/v1/organization',
    lambda: 'api',
    callers: readers,
    summary: 'Departments, people, policy and seasons of my town',
  },
  createPlan: { method: 'POST', path: '/v1/plans', lambda: 'files', callers: office, summary: 'Take in a report' },
  listPlans: { method: 'GET', path: '/v1/plans', lambda: 'api', callers: readers, summary: 'Plans of my town' },
  getPlan: { method: 'GET', path: '/v1/plans/{plan}', lambda: 'api', callers: readers, summary: 'One plan' },
  getOperation: { method: 'GET', path: '/v1/operations/{operation}', lambda: 'api', callers: office, summary: 'How long work goes' },
  listDraft: {
    method: 'GET',
    path: '/v1/plans/{plan}/draft',
    lambda: 'api',
    callers: office,
    summary: 'Rows of the draft, and what was made of the proposal',
  },
  listUnsplit: {
    method: 'GET',
    path: '/v1/plans/{plan}/unsplit',
    lambda: 'files',
    callers: office,
    summary: 'Pieces of the report that became no task, with their reasons',
  },
  addDraftRow: {
    method: 'POST',
    path: '/v1/plans/{plan}/draft',
    lambda: 'files',
    callers: office,
    summary: 'Add a row, of own words or of a piece that became no task',
  },
  getDraftRow: { method: 'GET', path: '/v1/plans/{plan}/draft/{n}', lambda: 'api', callers: office, summary: 'One row of the draft' },
  editDraftRow: {
    method: 'PATCH',
    path: '/v1/plans/{plan}/draft/{n}',
    lambda: 'files',
    callers: office,
    summary: 'Change fields of a draft row',
  },
  splitDraftRow: {
    method: 'POST',
    path: '/v1/plans/{plan}/draft/{n}/split',
    lambda: 'files',
    callers: office,
    summary: 'Cut a row in two',
  },
  mergeDraftRows: {
    method: 'POST',
    path: '/v1/plans/{plan}/draft/{n}/merge',
    lambda: 'files',
    callers: office,
    summary: 'Make neighbouring rows one',
  },
  groupDraftRows: {
    method: 'POST',
    path: '/v1/plans/{plan}/draft/groups',
    lambda: 'api',
    callers: office,
    summary: 'Report rows of one lead together 合并填报',
  },
  dissolveDraftGroup: {
    method: 'DELETE',
    path: '/v1/plans/{plan}/draft/groups/{group}',
    lambda: 'api',
    callers: office,
    summary: 'Report each row by itself again',
  },
  undoDraft: {
    method: 'POST',
    path: '/v1/plans/{plan}/draft/undo',
    lambda: 'api',
    callers: office,
    summary: 'Take back the last edit of the draft',
  },
  publishPlan: {
    method: 'POST',
    path: '/v1/plans/{plan}/publication',
    lambda: 'api',
    callers: office,
    summary: 'Freeze the draft into tasks',
  },
  getSplit: { method: 'GET', path: '/v1/plans/{plan}/split', lambda: 'files', callers: office, summary: 'The split result, as published' },
  listTasks: { method: 'GET', path: '/v1/plans/{plan}/tasks', lambda: 'api', callers: readers, summary: 'Tasks, filtered' },
  getTask: { method: 'GET', path: '/v1/tasks/{task}', lambda: 'api', callers: readers, summary: 'One task' },
  acknowledgeTask: {
    method: 'POST',
    path: '/v1/tasks/{task}/acknowledgement',
    lambda: 'api',
    callers: reporters,
    summary: 'Acknowledge 签收',
  },
  reportProgress: {
    method: 'POST',
    path: '/v1/tasks/{task}/updates',
    lambda: 'api',
    callers: reporters,
    summary: 'Report progress 进展反馈',
  },
  claimCompletion: {
    method: 'POST',
    path: '/v1/tasks/{task}/claim',
    lambda: 'api',
    callers: reporters,
    summary: 'Claim completion 申请办结',
  },
  verifyClaim: { method: 'POST', path: '/v1/tasks/{task}/verification', lambda: 'api', callers: office, summary: 'Verify a claim 核验' },
  returnClaim: { method: 'POST', path: '/v1/tasks/{task}/return', lambda: 'api', callers: office, summary: 'Return a claim 退回' },
  assessTask: {
    method: 'POST',
    path: '/v1/tasks/{task}/assessment',
    lambda: 'api',
    callers: reporters,
    summary: 'Closing assessment 年末评定',
  },
  listHistory: { method: 'GET', path: '/v1/tasks/{task}/history', lambda: 'api', callers: readers, summary: 'History of a task' },
  getDue: {
    method: 'GET',
    path: '/v1/me/due',
    lambda: 'api',
    callers: { head: 'own', office: 'town' },
    summary: 'What is asked of me now',
  },
  getSummary: { method: 'GET', path: '/v1/plans/{plan}/summary', lambda: 'api', callers: readers, summary: 'Counts by light' },
  listBulletins: {
    method: 'GET',
    path: '/v1/plans/{plan}/bulletins',
    lambda: 'api',
    callers: readers,
    summary: 'Months that have a bulletin',
  },
  getBulletin: { method: 'GET', path: '/v1/plans/{plan}/bulletins/{month}', lambda: 'api', callers: readers, summary: 'One bulletin' },
  createReview: { method: 'POST', path: '/v1/plans/{plan}/reviews', lambda: 'api', callers: office, summary: 'Draft the review anew' },
  getReview: {
    method: 'GET',
    path: '/v1/plans/{plan}/reviews/{revision}',
    lambda: 'api',
    callers: readers,
    summary: 'One revision of the review; `latest`',
  },
  getDocument: { method: 'GET', path: '/v1/plans/{plan}/documents/{name}', lambda: 'files', callers: readers, summary: 'A produced file' },
} as const satisfies Record<string, Route>;

export type Operation = keyof typeof ROUTES;

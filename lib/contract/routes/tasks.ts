import { history } from '../history.ts';
import { office, type Route, readers, reporters } from '../route.ts';
import { act, assessTask, due, listTasks, moved, reportProgress, returnClaim, task, taskPage, verifyClaim } from '../tasks.ts';

const move = { method: 'POST', lambda: 'api', changes: true, answer: moved } as const;

/** Published tasks and what is done to them. */
export const TASK_ROUTES = {
  listTasks: {
    method: 'GET',
    path: '/v1/plans/{plan}/tasks',
    lambda: 'api',
    callers: readers,
    summary: 'Tasks, filtered',
    query: listTasks,
    answer: taskPage,
  },
  getTask: { method: 'GET', path: '/v1/tasks/{task}', lambda: 'api', callers: readers, summary: 'One task', answer: task },
  listHistory: {
    method: 'GET',
    path: '/v1/tasks/{task}/history',
    lambda: 'api',
    callers: readers,
    summary: 'History of a task',
    answer: history,
  },
  getDue: {
    method: 'GET',
    path: '/v1/me/due',
    lambda: 'api',
    callers: { head: 'own', office: 'town' },
    summary: 'What is asked of me now',
    answer: due,
  },
  acknowledgeTask: { ...move, path: '/v1/tasks/{task}/acknowledgement', callers: reporters, summary: 'Acknowledge 签收', body: act },
  reportProgress: {
    ...move,
    path: '/v1/tasks/{task}/updates',
    callers: reporters,
    summary: 'Report progress 进展反馈',
    body: reportProgress,
  },
  claimCompletion: { ...move, path: '/v1/tasks/{task}/claim', callers: reporters, summary: 'Claim completion 申请办结', body: act },
  verifyClaim: { ...move, path: '/v1/tasks/{task}/verification', callers: office, summary: 'Verify a claim 核验', body: verifyClaim },
  returnClaim: { ...move, path: '/v1/tasks/{task}/return', callers: office, summary: 'Return a claim 退回', body: returnClaim },
  assessTask: {
    ...move,
    path: '/v1/tasks/{task}/assessment',
    callers: reporters,
    summary: 'Closing assessment 年末评定',
    body: assessTask,
  },
} as const satisfies Record<string, Route>;

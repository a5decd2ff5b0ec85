import {
  acknowledged,
  acknowledgePlan,
  added,
  addTask,
  adjustTask,
  askExtension,
  decideExtension,
  decideObjection,
  objectToTask,
} from '../life.ts';
import { office, type Route, reporters } from '../route.ts';
import { moved } from '../tasks.ts';

const move = { method: 'POST', lambda: 'api', changes: true, answer: moved } as const;

/** What is asked, decided and changed of a published plan. */
export const LIFE_ROUTES = {
  acknowledgePlan: {
    ...move,
    path: '/v1/plans/{plan}/acknowledgement',
    callers: reporters,
    summary: 'Acknowledge a whole list, but for what is objected to 签收清单',
    body: acknowledgePlan,
    answer: acknowledged,
  },
  objectToTask: {
    ...move,
    path: '/v1/tasks/{task}/objection',
    callers: reporters,
    summary: 'Say that a task is not the department’s 提异议',
    body: objectToTask,
  },
  decideObjection: {
    ...move,
    path: '/v1/tasks/{task}/objection/decision',
    callers: office,
    summary: 'Decide an objection 裁定异议',
    body: decideObjection,
  },
  askExtension: {
    ...move,
    path: '/v1/tasks/{task}/extension',
    callers: reporters,
    summary: 'Ask for a later date 申请延期',
    body: askExtension,
  },
  decideExtension: {
    ...move,
    path: '/v1/tasks/{task}/extension/decision',
    callers: { office: 'town', leader: 'own', chief: 'town' },
    summary: 'Decide an extension 审批延期',
    body: decideExtension,
  },
  adjustTask: {
    ...move,
    path: '/v1/tasks/{task}/adjustment',
    callers: office,
    summary: 'Change a published task, with a basis 调整',
    body: adjustTask,
  },
  addTask: {
    ...move,
    lambda: 'files',
    path: '/v1/plans/{plan}/tasks',
    callers: office,
    summary: 'Add a task to a published plan 追加',
    body: addTask,
    answer: added,
    statuses: [201],
  },
} as const satisfies Record<string, Route>;

import { office, type Route, readers, reporters } from '../route.ts';
import { answerSupport, discountIncident, fillShares, handleIncident, reportIncident, shares, sharesFilled } from '../task-acts.ts';
import { moved } from '../tasks.ts';

const move = { method: 'POST', lambda: 'api', changes: true, answer: moved } as const;

/** What is told of a task beside its progress: the villages' shares, incidents, the answers of supporting departments. */
export const TASK_ACT_ROUTES = {
  getShares: {
    method: 'GET',
    path: '/v1/tasks/{task}/shares',
    lambda: 'api',
    callers: readers,
    summary: 'The village grid 村级分解表',
    answer: shares,
  },
  fillShares: {
    ...move,
    method: 'PUT',
    path: '/v1/tasks/{task}/shares',
    callers: reporters,
    summary: 'Fill in the village grid 村级分解表',
    body: fillShares,
    answer: sharesFilled,
  },
  reportIncident: {
    ...move,
    path: '/v1/tasks/{task}/incidents',
    callers: reporters,
    summary: 'Tell of an incident 事件',
    body: reportIncident,
  },
  handleIncident: {
    ...move,
    path: '/v1/tasks/{task}/incidents/{k}/handled',
    callers: reporters,
    summary: 'Say that an incident was dealt with 处置',
    body: handleIncident,
  },
  discountIncident: {
    ...move,
    path: '/v1/tasks/{task}/incidents/{k}/discount',
    callers: office,
    summary: 'Decide that an incident does not count for the verdict',
    body: discountIncident,
  },
  answerSupport: {
    ...move,
    path: '/v1/tasks/{task}/support',
    callers: { office: 'town', head: 'supporting' },
    summary: 'Answer what a task asks of a supporting department 配合',
    body: answerSupport,
  },
} as const satisfies Record<string, Route>;

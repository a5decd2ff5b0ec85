import * as z from 'zod/mini';
import {
  announceEvidence,
  calendarAddress,
  calendarEnded,
  editUnplanned,
  evidenceAnnounced,
  evidenceFound,
  evidenceList,
  listUnplanned,
  recordUnplanned,
  unplannedKept,
  unplannedList,
} from '../records.ts';
import { type Route, readers, reporters } from '../route.ts';

const members = { office: 'town', leader: 'own', chief: 'town', head: 'own' } as const;
/** Those who run a task or watch it. */
const privy = { office: 'town', leader: 'town', chief: 'town', head: 'own' } as const;

/** What stands beside the tasks: work outside the plan, evidence, the calendar. */
export const RECORD_ROUTES = {
  recordUnplanned: {
    method: 'POST',
    path: '/v1/plans/{plan}/unplanned',
    lambda: 'api',
    callers: reporters,
    summary: 'Record work outside the plan 计划外工作',
    body: recordUnplanned,
    answer: unplannedKept,
    statuses: [201],
  },
  listUnplanned: {
    method: 'GET',
    path: '/v1/plans/{plan}/unplanned',
    lambda: 'api',
    callers: readers,
    summary: 'Work outside the plan',
    query: listUnplanned,
    answer: unplannedList,
  },
  editUnplanned: {
    method: 'PATCH',
    path: '/v1/plans/{plan}/unplanned/{n}',
    lambda: 'api',
    callers: reporters,
    summary: 'Change a record of work outside the plan',
    body: editUnplanned,
    changes: true,
    answer: unplannedKept,
  },
  withdrawUnplanned: {
    method: 'DELETE',
    path: '/v1/plans/{plan}/unplanned/{n}',
    lambda: 'api',
    callers: reporters,
    summary: 'Take back a record of work outside the plan',
    changes: true,
    answer: unplannedKept,
  },
  giveFeed: {
    method: 'POST',
    path: '/v1/me/calendar',
    lambda: 'api',
    callers: members,
    summary: 'Give me a secret calendar address; the one before ends',
    body: z.strictObject({}),
    answer: calendarAddress,
    statuses: [201],
  },
  endFeed: {
    method: 'DELETE',
    path: '/v1/me/calendar',
    lambda: 'api',
    callers: members,
    summary: 'End my calendar address',
    answer: calendarEnded,
  },
  getFeed: {
    method: 'GET',
    path: '/v1/calendar/{feed}',
    lambda: 'api',
    callers: { anyone: 'town' },
    summary: 'Due dates, nodes and open feedback days, to subscribe to: `{secret}.ics`',
    answer: { types: ['text/calendar; charset=utf-8'] },
  },
  announceEvidence: {
    method: 'POST',
    path: '/v1/tasks/{task}/evidence',
    lambda: 'files',
    callers: reporters,
    summary: 'Announce a file of evidence 佐证材料, and learn where to send it',
    body: announceEvidence,
    answer: evidenceAnnounced,
    statuses: [201],
  },
  listEvidence: {
    method: 'GET',
    path: '/v1/tasks/{task}/evidence',
    lambda: 'api',
    callers: privy,
    summary: 'Evidence of a task',
    answer: evidenceList,
  },
  getEvidence: {
    method: 'GET',
    path: '/v1/tasks/{task}/evidence/{evidence}',
    lambda: 'files',
    callers: privy,
    summary: 'One file of evidence',
    answer: evidenceFound,
    statuses: [303],
  },
} as const satisfies Record<string, Route>;

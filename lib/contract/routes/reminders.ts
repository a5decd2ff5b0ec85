import { bounceEnded, bounceList, preview, previewAsked, runList, runsAsked } from '../reminders.ts';
import { office, type Route } from '../route.ts';

/** Proof that reminders work, and what they will bring. */
export const REMINDER_ROUTES = {
  listRuns: {
    method: 'GET',
    path: '/v1/reminders/runs',
    lambda: 'api',
    callers: { ...office, chief: 'town' },
    summary: 'What each daily run of reminders did',
    query: runsAsked,
    answer: runList,
  },
  previewReminders: {
    method: 'GET',
    path: '/v1/reminders/preview',
    lambda: 'files',
    callers: office,
    summary: 'Letters of a day to come, without sending any',
    query: previewAsked,
    answer: preview,
  },
  listBounces: {
    method: 'GET',
    path: '/v1/organization/bounces',
    lambda: 'api',
    callers: office,
    summary: 'Addresses that letters do not reach',
    answer: bounceList,
  },
  endBounce: {
    method: 'DELETE',
    path: '/v1/organization/people/{person}/bounce',
    lambda: 'api',
    callers: office,
    summary: 'Mail an address again that works again',
    answer: bounceEnded,
  },
} as const satisfies Record<string, Route>;

import { preview, previewAsked, runList, runsAsked } from '../reminders.ts';
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
} as const satisfies Record<string, Route>;

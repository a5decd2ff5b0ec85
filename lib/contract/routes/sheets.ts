import { accepted } from '../plans.ts';
import { office, type Route, readers } from '../route.ts';
import { documentList, handInSheet, produceDocument } from '../sheets.ts';

/** Documents of a plan that are made when they are asked for, and tables that come back filled in. */
export const SHEET_ROUTES = {
  produceDocument: {
    method: 'POST',
    path: '/v1/plans/{plan}/documents',
    lambda: 'files',
    callers: office,
    summary: 'Write a document of the plan, such as its table of tasks',
    body: produceDocument,
    answer: accepted,
    statuses: [202],
  },
  listDocuments: {
    method: 'GET',
    path: '/v1/plans/{plan}/documents',
    lambda: 'files',
    callers: readers,
    summary: 'Produced files of a plan',
    answer: documentList,
  },
  handInSheet: {
    method: 'POST',
    path: '/v1/plans/{plan}/sheets',
    lambda: 'files',
    callers: office,
    summary: 'Hand in a filled-in table of tasks, or see what it would change',
    body: handInSheet,
    answer: accepted,
    statuses: [202],
  },
} as const satisfies Record<string, Route>;

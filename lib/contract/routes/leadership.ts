import { bulletin, bulletinList, review, summary } from '../leadership.ts';
import { accepted } from '../plans.ts';
import { createReview } from '../reviews.ts';
import { office, type Route, readers } from '../route.ts';

/** What leaders read: counts, bulletins, the review. */
export const LEADERSHIP_ROUTES = {
  getSummary: {
    method: 'GET',
    path: '/v1/plans/{plan}/summary',
    lambda: 'api',
    callers: readers,
    summary: 'Counts by light',
    answer: summary,
  },
  listBulletins: {
    method: 'GET',
    path: '/v1/plans/{plan}/bulletins',
    lambda: 'api',
    callers: readers,
    summary: 'Months that have a bulletin',
    answer: bulletinList,
  },
  getBulletin: {
    method: 'GET',
    path: '/v1/plans/{plan}/bulletins/{month}',
    lambda: 'api',
    callers: readers,
    summary: 'One bulletin',
    answer: bulletin,
  },
  createReview: {
    method: 'POST',
    path: '/v1/plans/{plan}/reviews',
    lambda: 'api',
    callers: office,
    summary: 'Draft the review anew',
    body: createReview,
    answer: accepted,
    statuses: [202],
  },
  getReview: {
    method: 'GET',
    path: '/v1/plans/{plan}/reviews/{revision}',
    lambda: 'api',
    callers: readers,
    summary: 'One revision of the review; `latest`',
    answer: review,
  },
} as const satisfies Record<string, Route>;

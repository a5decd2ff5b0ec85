import { compareReview, comparison, comparisonBegun, reviewChanges } from '../reviews.ts';
import { office, type Route, readers } from '../route.ts';

const REVISION = '/v1/plans/{plan}/reviews/{revision}';

/** What the office does with a drafted review. */
export const REVIEW_ROUTES = {
  compareReview: {
    method: 'POST',
    path: `${REVISION}/edits`,
    lambda: 'files',
    callers: office,
    summary: 'Compare an edited draft with its revision',
    body: compareReview,
    answer: comparisonBegun,
    statuses: [202],
  },
  getComparison: {
    method: 'GET',
    path: `${REVISION}/edits/{edit}`,
    lambda: 'files',
    callers: office,
    summary: 'What an edited draft says otherwise',
    answer: comparison,
  },
  getReviewChanges: {
    method: 'GET',
    path: `${REVISION}/changes`,
    lambda: 'files',
    callers: readers,
    summary: 'What changed since the revision before',
    answer: reviewChanges,
  },
} as const satisfies Record<string, Route>;

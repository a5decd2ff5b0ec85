import {
  compareReview,
  comparison,
  comparisonBegun,
  putReviewLayout,
  putReviewProblems,
  reviewChanges,
  reviewLayout,
  reviewProblems,
} from '../reviews.ts';
import { office, type Route, readers } from '../route.ts';

const LAYOUT = '/v1/plans/{plan}/review-layout';
const PROBLEMS = '/v1/plans/{plan}/review-problems';
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
  getReviewLayout: {
    method: 'GET',
    path: LAYOUT,
    lambda: 'files',
    callers: office,
    summary: 'How the chapters of the next draft are arranged',
    answer: reviewLayout,
  },
  putReviewLayout: {
    method: 'PUT',
    path: LAYOUT,
    lambda: 'files',
    callers: office,
    summary: 'Arrange them',
    body: putReviewLayout,
    changes: true,
    answer: reviewLayout,
  },
  getReviewProblems: {
    method: 'GET',
    path: PROBLEMS,
    lambda: 'files',
    callers: office,
    summary: 'What the speech may own to, and what was decided of it',
    answer: reviewProblems,
  },
  putReviewProblems: {
    method: 'PUT',
    path: PROBLEMS,
    lambda: 'files',
    callers: office,
    summary: 'Decide it',
    body: putReviewProblems,
    changes: true,
    answer: reviewProblems,
  },
} as const satisfies Record<string, Route>;

import type { Bulletin } from '#domain/bulletin.ts';
import { draftBulletin } from '#domain/bulletin.ts';
import { diffReview, type ReviewDiff } from '#domain/review-diff.ts';
import { draftReview, type Review } from '#domain/review-draft.ts';
import { calendar, policy } from './builders.ts';

/** The bulletin of a month of a plan that has no task. */
export const anEmptyBulletin = (town: string, plan: string, month: string): Bulletin =>
  draftBulletin({
    organization: { name: town, departments: [] },
    plan,
    month,
    today: `${month}-28`,
    tasks: [],
    histories: [],
    before: null,
    calendar,
    policy,
  });

/** A revision of the review of a plan that has no task. */
export const anEmptyReview = (town: string, plan: string, revision: number): Review =>
  draftReview({
    organization: { name: town },
    plan,
    year: 2022,
    asOf: '2022-12-12',
    revision,
    tasks: [],
    histories: new Map(),
    split: { review: { chapters: [] }, baselines: [] },
    unplanned: [],
    calendar,
    policy,
  });

/** What is kept of an edited draft of such a review, that holds no number. */
export const aComparison = (
  town: string,
  plan: string,
  edit: string,
): [ReviewDiff, { readonly edit: string; readonly name: string; readonly at: string }] => [
  diffReview(anEmptyReview(town, plan, 1), ['一年来']),
  { edit, name: '修改稿.docx', at: '2022-12-20T09:00:00+08:00' },
];

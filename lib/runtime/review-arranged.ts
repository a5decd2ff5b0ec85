import { etagOf } from '#contract/etag.ts';
import type { AnswerOf } from '#contract/routes.ts';
import { RuleError } from '#domain/errors.ts';
import { noDecisions, type ProblemDecisions } from '#domain/problem-decisions.ts';
import type { Review } from '#domain/review-draft.ts';
import { layoutOf, type Placeables, type ReviewLayout, unplacedIn } from '#domain/review-layout.ts';
import type { Answer } from './endpoint.ts';
import type { Request } from './request.ts';
import type { Services } from './services.ts';

/** The newest revision of a plan's review; null before the first. @throws RuleError NotFound without the plan, WrongStatus before it is published */
export const newestReview = async (plan: string, { plans, reviews }: Services): Promise<Review | null> => {
  const { revisions, status } = await plans.load(plan);
  if (status !== 'published') throw new RuleError('WrongStatus', '计划发布后才能编排工作回顾。');
  return revisions === 0 ? null : reviews.load(plan, revisions);
};

/** The layout as it is, with all that it may place. */
export const layoutNow = async (plan: string, services: Services): Promise<{ layout: ReviewLayout; placeables: Placeables }> => {
  const [review, kept, tasks, works] = await Promise.all([
    newestReview(plan, services),
    services.reviews.layout(plan),
    services.tasks.ofPlan(plan),
    services.unplanned.ofPlan(plan),
  ]);
  const layout = kept ?? (review === null ? { plan, version: 1, chapters: [] } : layoutOf(review));
  return { layout, placeables: { tasks, works } };
};

export const layoutAnswer = (layout: ReviewLayout, placeables: Placeables): Answer<AnswerOf<'getReviewLayout'>> => ({
  status: 200,
  headers: { etag: etagOf(layout.version) },
  body: { ...layout, unplaced: unplacedIn(layout.chapters, placeables) },
});

/** What was decided, with the revision whose candidates are to be decided. */
export const decisionsNow = async (plan: string, services: Services): Promise<{ decided: ProblemDecisions; review: Review | null }> => {
  const [review, kept] = await Promise.all([newestReview(plan, services), services.reviews.decisions(plan)]);
  return { decided: kept ?? noDecisions(plan), review };
};

export const problemsAnswer = (
  { plan, version, decisions }: ProblemDecisions,
  review: Review | null,
): Answer<AnswerOf<'getReviewProblems'>> => ({
  status: 200,
  headers: { etag: etagOf(version) },
  body: {
    plan,
    version,
    revision: review?.revision ?? null,
    items: (review?.problemCandidates ?? []).map((one) => {
      const found = decisions.find(({ candidate }) => candidate === one.key);
      return { ...one, decision: found === undefined ? null : { ...found, changed: found.text !== one.text } };
    }),
  },
});

/** @throws RuleError VersionIsStale */
export const refuseStale = ({ version }: { readonly version: number }, request: Pick<Request, 'version'>): void => {
  if (version !== request.version)
    throw new RuleError('VersionIsStale', `已被他人修改，请重新读取后再改（当前版本 ${version}）。`, [], { present: version });
};

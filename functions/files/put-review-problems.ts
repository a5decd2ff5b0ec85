import { decideProblems } from '#domain/problem-decisions.ts';
import { chronicleOf } from '#runtime/chronicle.ts';
import { endpoint } from '#runtime/endpoint.ts';
import { decisionsNow, problemsAnswer, refuseStale } from '#runtime/review-arranged.ts';
import { chronicleOfArranged } from '#store/reviews.ts';

/** Records who decided what of the problems; the next draft says it, and the draft that is there stays as it is. */
export const putReviewProblems = endpoint('putReviewProblems', async (request, services) => {
  const { reviews, histories, commit } = services;
  const { params, body, at, member } = request;
  const { decided: before, review } = await decisionsNow(params.plan ?? '', services);
  refuseStale(before, request);
  const after = decideProblems(before, body.decisions, review?.problemCandidates ?? [], { at, by: member.person });
  const { plan, version } = after;
  const of = chronicleOfArranged(plan, 'PROBLEMS');
  const entry = { of, version, kind: 'review-problems-decided', before: before.decisions, after: after.decisions, note: '' };
  await commit([reviews.decide(after), histories.chronicle(chronicleOf(request, entry))]);
  return problemsAnswer(after, review);
});

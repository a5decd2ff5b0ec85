import { endpoint } from '#runtime/endpoint.ts';
import { decisionsNow, problemsAnswer } from '#runtime/review-arranged.ts';

/** What the speech may own to, and what was decided of it. */
export const getReviewProblems = endpoint('getReviewProblems', async ({ params }, services) => {
  const { decided, review } = await decisionsNow(params.plan ?? '', services);
  return problemsAnswer(decided, review);
});

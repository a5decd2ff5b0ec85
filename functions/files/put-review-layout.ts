import { arrangeLayout } from '#domain/review-layout.ts';
import { chronicleOf } from '#runtime/chronicle.ts';
import { endpoint } from '#runtime/endpoint.ts';
import { layoutAnswer, layoutNow, refuseStale } from '#runtime/review-arranged.ts';
import { chronicleOfArranged } from '#store/reviews.ts';

/** Arranges the chapters of the next draft; drafts that are there stay as they are. */
export const putReviewLayout = endpoint('putReviewLayout', async (request, services) => {
  const { reviews, histories, commit } = services;
  const { layout: before, placeables } = await layoutNow(request.params.plan ?? '', services);
  refuseStale(before, request);
  const after = arrangeLayout(before, request.body.chapters, placeables);
  const { plan, version } = after;
  const of = chronicleOfArranged(plan, 'LAYOUT');
  const entry = chronicleOf(request, { of, version, kind: 'review-arranged', before: before.chapters, after: after.chapters, note: '' });
  await commit([reviews.arrange(after), histories.chronicle(entry)]);
  return layoutAnswer(after, placeables);
});

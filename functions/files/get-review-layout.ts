import { endpoint } from '#runtime/endpoint.ts';
import { layoutAnswer, layoutNow } from '#runtime/review-arranged.ts';

/** How the chapters of the next draft are arranged: as the office did, or as the newest revision has them. */
export const getReviewLayout = endpoint('getReviewLayout', async ({ params }, services) => {
  const { layout, placeables } = await layoutNow(params.plan ?? '', services);
  return layoutAnswer(layout, placeables);
});

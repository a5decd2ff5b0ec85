import * as z from 'zod/mini';
import { reviewMarkdown } from '#documents/review-markdown.ts';
import { bucket } from '#runtime/bucket.ts';
import { step } from '#runtime/step.ts';
import { documentKey } from '#store/objects.ts';

const Shape = z.object({ plan: z.string(), at: z.string(), revision: z.number() });

/** Renders a revision to a file of its name; the same revision gives the same file. */
export const handler = step(Shape, Shape, async (input, { reviews }) => {
  const { plan, revision } = input;
  const text = reviewMarkdown(await reviews.load(plan, revision));
  await bucket().put(documentKey(plan, `review-r${revision}.md`), text, 'text/markdown; charset=utf-8');
  return input;
});

import * as z from 'zod/mini';
import { bulletinMarkdown } from '#documents/bulletin-markdown.ts';
import { bucket } from '#runtime/bucket.ts';
import { step } from '#runtime/step.ts';
import { documentKey } from '#store/objects.ts';

const Job = z.object({ plan: z.string(), month: z.string() });
const Shape = z.object({ day: z.string(), at: z.string(), jobs: z.array(Job), towns: z.number(), failed: z.number() });

/** Renders each bulletin to a file of its month's name; the same bulletin gives the same file. */
export const handler = step(Shape, Shape, async (input, { bulletins }) => {
  for (const { plan, month } of input.jobs) {
    const text = bulletinMarkdown(await bulletins.load(plan, month));
    await bucket().put(documentKey(plan, `bulletin-${month}.md`), text, 'text/markdown; charset=utf-8');
  }
  return input;
});

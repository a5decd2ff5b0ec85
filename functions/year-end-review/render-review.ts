import * as z from 'zod/mini';
import { paperDocx } from '#documents/paper-docx.ts';
import { paperHtml } from '#documents/paper-html.ts';
import { reviewPaper } from '#documents/review-paper.ts';
import { changesBetween } from '#domain/review-changes.ts';
import { keepDocument } from '#runtime/keep-document.ts';
import { step } from '#runtime/step.ts';

const Shape = z.object({ plan: z.string(), at: z.string(), revision: z.number() });

/** Renders a revision to the files of its name: to be edited, and to be looked at. The same revision, the same files. */
export const handler = step(Shape, Shape, async (input, { reviews }) => {
  const { plan, revision } = input;
  const review = await reviews.load(plan, revision);
  const paper = reviewPaper(review, changesBetween(await reviews.before(review), review));
  const file = { plan, name: `review-r${revision}`, title: paper.name };
  await Promise.all([
    keepDocument({ ...file, ending: 'docx' }, await paperDocx(paper)),
    keepDocument({ ...file, ending: 'html' }, paperHtml(paper)),
  ]);
  return input;
});

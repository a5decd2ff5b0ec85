import { createHash } from 'node:crypto';
import * as z from 'zod/mini';
import { townOf, yearOfPlan } from '#domain/ids.ts';
import { learnLessons } from '#domain/learn-lessons.ts';
import { recallFrom } from '#domain/taught.ts';
import { step } from '#runtime/step.ts';
import { townOfMachine } from '#store/town.ts';

const Shape = z.object({ plan: z.string() });

/** Keeps what the office corrected in the draft, for the reports of the years to come. A lesson already there is not written again. */
export const handler = step(Shape, Shape, async ({ plan }, { drafts, taught }) => {
  const [town, year] = [townOfMachine(townOf(plan)), yearOfPlan(plan)];
  const [rows, known] = await Promise.all([drafts.ofPlan(plan), taught.ofTown(town)]);
  for (const lesson of learnLessons(rows, year, recallFrom(known, year)))
    await taught.keep(town, createHash('sha256').update(lesson.text).digest('hex'), lesson);
  return { plan };
});

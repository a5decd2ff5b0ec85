import * as z from 'zod/mini';
import { dayAt } from '#domain/day.ts';
import { townOf } from '#domain/ids.ts';
import { listLetters } from '#runtime/list-letters.ts';
import { step } from '#runtime/step.ts';
import { townOfMachine } from '#store/town.ts';

const Input = z.object({ plan: z.string(), at: z.string() });
const Output = z.object({ queued: z.number() });

/** One letter a department with its list; `deliver-letters` sends them. A letter already there is not queued again. */
export const handler = step(Input, Output, async ({ plan, at }, { tasks, organizations, letters }) => {
  const [all, organization] = await Promise.all([tasks.ofPlan(plan), organizations.load(townOfMachine(townOf(plan)))]);
  const published = { plan, publishedOn: dayAt(Date.parse(at)), tasks: all };
  return { queued: await letters.queueAll(listLetters(published, organization, at)) };
});

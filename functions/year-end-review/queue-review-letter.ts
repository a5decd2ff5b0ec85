import * as z from 'zod/mini';
import { dayAt } from '#domain/day.ts';
import { townOf } from '#domain/ids.ts';
import { officeOf } from '#domain/recipients.ts';
import { letterTo } from '#runtime/letter-to.ts';
import { step } from '#runtime/step.ts';
import { townOfMachine } from '#store/town.ts';

const Input = z.object({ plan: z.string(), at: z.string(), revision: z.number() });
const Output = z.object({ queued: z.number() });

/** Tells the office that a revision is there, and how much of it is still to be verified. Safe to retry. */
export const handler = step(Input, Output, async ({ plan, at, revision }, { reviews, organizations, letters }) => {
  const [review, organization] = await Promise.all([reviews.load(plan, revision), organizations.load(townOfMachine(townOf(plan)))]);
  const { sentences, unverified } = review.counts;
  const content = { kind: 'review', plan, revision, asOf: review.asOf, sentences, unverified } as const;
  const subject = `${plan}#r${revision}`;
  const day = dayAt(Date.parse(at));
  return {
    queued: await letters.queueAll(officeOf(organization).map((person) => letterTo(person, organization, { day, at, subject, content }))),
  };
});

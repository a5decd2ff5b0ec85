import * as z from 'zod/mini';
import type { Bulletin } from '#domain/bulletin.ts';
import { townOf } from '#domain/ids.ts';
import type { Letter } from '#domain/letter.ts';
import type { Organization } from '#domain/town.ts';
import { letterTo } from '#runtime/letter-to.ts';
import { step } from '#runtime/step.ts';
import { townOfMachine } from '#store/town.ts';

const Job = z.object({ plan: z.string(), month: z.string() });
const Input = z.object({ day: z.string(), at: z.string(), jobs: z.array(Job), towns: z.number(), failed: z.number() });
const Output = z.object({ towns: z.number(), queued: z.number(), failed: z.number() });

/**
 * Mails each bulletin, with its figures in the letter itself, to the office, the chief and the leaders. Dated the day on which it was
 * drafted, whenever it is queued: so it is safe to retry, on later days too.
 */
export const handler = step(Input, Output, async ({ at, jobs, towns, failed }, { bulletins, organizations, letters }) => {
  let queued = 0;
  for (const { plan, month } of jobs) {
    const [bulletin, organization] = await Promise.all([bulletins.load(plan, month), organizations.load(townOfMachine(townOf(plan)))]);
    queued += await letters.queueAll(lettersOf(bulletin, organization, at));
  }
  return { towns, queued, failed };
});

const lettersOf = (bulletin: Bulletin, organization: Organization, at: string): Letter[] => {
  const { plan, month, day, verdict, lines } = bulletin;
  const readers = organization.people.filter(({ role }) => role === 'office' || role === 'chief' || role === 'leader');
  const content = { kind: 'bulletin', plan, month, verdict, lines } as const;
  return readers.map((person) => letterTo(person, organization, { day, at, subject: `${plan}#${month}`, content }));
};

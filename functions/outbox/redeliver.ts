import * as z from 'zod/mini';
import { dayAt, instantAt } from '#domain/day.ts';
import { groupsOf } from '#domain/groups-of.ts';
import { deliverLetter, SENT_AT_ONCE } from '#runtime/deliver-letter.ts';
import { step } from '#runtime/step.ts';

const Input = z.object({ at: z.string() });
const Output = z.object({ waiting: z.number(), sent: z.number() });

const TEN_MINUTES = 600_000;

/**
 * Tries again the letters that have waited ten minutes: so a mail server that is down for a weekend loses nothing. A letter that meets
 * what is unforeseen holds up no other; the run fails when all have been tried.
 */
export const handler = step(Input, Output, async ({ at }, services) => {
  const now = Date.parse(at);
  const waiting = await services.letters.waiting(instantAt(now - TEN_MINUTES));
  const tried: PromiseSettledResult<boolean>[] = [];
  for (const group of groupsOf(waiting, SENT_AT_ONCE))
    tried.push(...(await Promise.allSettled(group.map((key) => deliverLetter(key, dayAt(now), services)))));
  const failed = tried.find((one) => one.status === 'rejected');
  if (failed) throw failed.reason;
  return { waiting: waiting.length, sent: tried.filter((one) => one.status === 'fulfilled' && one.value).length };
});

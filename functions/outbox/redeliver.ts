import * as z from 'zod/mini';
import { dayAt, instantAt } from '#domain/day.ts';
import { groupsOf } from '#domain/groups-of.ts';
import { type Delivery, deliverLetter, SENT_AT_ONCE } from '#runtime/deliver-letter.ts';
import { step } from '#runtime/step.ts';

const Input = z.object({ at: z.string() });
const Output = z.object({ waiting: z.number(), sent: z.number() });

const TEN_MINUTES = 600_000;

/** The function has five minutes; a group that meets a silent server takes up to one and a half. What is left waits for the next quarter. */
const BEGINS_WITHIN_MS = 180_000;

/**
 * Tries again the letters that have waited ten minutes, the longest first: so a mail server that is down for a weekend loses nothing. A
 * letter that was refused goes to the end of the queue, so that none holds up the others; a group of which the server takes nothing for
 * now ends the run. A letter that meets what is unforeseen holds up no other either; the run fails at its end.
 */
export const handler = step(Input, Output, async ({ at }, services) => {
  const now = Date.parse(at);
  const until = Date.now() + BEGINS_WITHIN_MS;
  const waiting = await services.letters.waiting(instantAt(now - TEN_MINUTES));
  const tried: PromiseSettledResult<Delivery>[] = [];
  for (const group of groupsOf(waiting, SENT_AT_ONCE)) {
    const done = await Promise.allSettled(group.map((key) => deliverLetter(key, { day: dayAt(now), at }, services)));
    tried.push(...done);
    if (done.every((one) => one.status === 'fulfilled' && one.value === 'later') || Date.now() > until) break;
  }
  const failed = tried.find((one) => one.status === 'rejected');
  if (failed) throw failed.reason;
  return { waiting: waiting.length, sent: tried.filter((one) => one.status === 'fulfilled' && one.value === 'sent').length };
});

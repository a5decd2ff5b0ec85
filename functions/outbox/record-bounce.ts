import type { EventBridgeEvent } from 'aws-lambda';
import * as z from 'zod/mini';
import { dayAt } from '#domain/day.ts';
import { logger } from '#runtime/logger.ts';
import { services } from '#runtime/services.ts';
import type { Bounce } from '#store/bounces.ts';

const recipients = z.array(z.object({ emailAddress: z.string() }));

/** What SES tells of a letter, as far as it matters here (event data that SES publishes to EventBridge). */
const Detail = z.object({
  bounce: z.optional(z.object({ bounceType: z.string(), bouncedRecipients: recipients })),
  complaint: z.optional(z.object({ complainedRecipients: recipients })),
});

/**
 * Rung by SES: an address that bounces for good, or whose reader calls our letter spam, gets no more, in each town that has it. A mailbox
 * that is full (Transient) says nothing of the address. The same event twice changes nothing; of an address that nobody has there is
 * nothing to note.
 */
export const handler = async ({ time, detail }: EventBridgeEvent<string, unknown>): Promise<void> => {
  const { organizations, bounces, commit } = services();
  const { bounce, complaint } = Detail.parse(detail);
  const day = dayAt(Date.parse(time));
  const told: Pick<Bounce, 'address' | 'why'>[] = [
    ...(bounce?.bounceType === 'Permanent' ? bounce.bouncedRecipients.map(of('bounced')) : []),
    ...(complaint?.complainedRecipients ?? []).map(of('complained')),
  ];
  let noted = 0;
  for (const { address, why } of told) {
    const towns = await organizations.memberships(address);
    const writes = towns.map(({ town }) => bounces.record({ town, address, why, day }));
    if (writes.length > 0) await commit(writes);
    noted += writes.length;
  }
  logger.info('bounce told', { told: told.length, noted });
};

const of =
  (why: Bounce['why']) =>
  ({ emailAddress }: { readonly emailAddress: string }): Pick<Bounce, 'address' | 'why'> => ({ address: bare(emailAddress), why });

/** SES names a recipient as the letter did. @example bare('主任 <head@town.example>') //=> 'head@town.example' */
const bare = (recipient: string): string => (/<([^<>]{1,320})>\s*$/.exec(recipient)?.[1] ?? recipient).trim().toLowerCase();

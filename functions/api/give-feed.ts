import { endpoint } from '#runtime/endpoint.ts';
import { hashOf, newSecret } from '#runtime/feed-secret.ts';
import { setting } from '#runtime/settings.ts';

/**
 * Gives the caller a calendar address in the place of the one before. The secret is told here and nowhere else: what is kept for a
 * repeated request has none, so a caller who lost the answer asks again under a new key.
 */
export const giveFeed = endpoint('giveFeed', async ({ town, member, at, record }, { feeds, commit }) => {
  const before = await feeds.of(town, member.person);
  const secret = newSecret();
  const feed = { town, person: member.person, hash: hashOf(secret), version: (before?.version ?? 0) + 1, at };
  const answer = { status: 201, headers: {}, body: { url: null, at } };
  await commit([...record(answer), ...feeds.renew(feed, before)]);
  return { ...answer, body: { url: `${setting('publicUrl')}/v1/calendar/${secret}.ics`, at } };
});

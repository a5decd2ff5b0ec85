import { endpoint } from '#runtime/endpoint.ts';

/** Ends the caller's calendar address; without one it changes nothing. */
export const endFeed = endpoint('endFeed', async ({ town, member, at }, { feeds, commit }) => {
  const before = await feeds.of(town, member.person);
  if (!before?.hash) return { status: 200, headers: {}, body: { ended: false } };
  await commit(feeds.renew({ ...before, hash: null, version: before.version + 1, at }, before));
  return { status: 200, headers: {}, body: { ended: true } };
});

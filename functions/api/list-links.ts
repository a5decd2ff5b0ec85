import { endpoint } from '#runtime/endpoint.ts';
import { linkId } from '#store/links.ts';

/** The mail links of the town that have not expired, revoked ones too: whom each serves, and when it was last used. */
export const listLinks = endpoint('listLinks', async ({ town, at }, { links }) => {
  const all = await links.ofTown(town, at);
  return { status: 200, headers: {}, body: { items: all.map((link) => ({ ...link, link: linkId(link) })) } };
});

import { endpoint } from '#runtime/endpoint.ts';
import { revokeLinks } from '#runtime/revoke-links.ts';

/** All links of one who left, or whose mailbox is in other hands. */
export const revokeLinksOf = endpoint('revokeLinksOf', async (request, services) => {
  const { town, at, params } = request;
  const person = (params.person ?? '').toLowerCase();
  const theirs = (await services.links.ofTown(town, at)).filter((link) => link.person === person);
  return revokeLinks(theirs, request, services);
});

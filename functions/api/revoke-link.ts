import { RuleError } from '#domain/errors.ts';
import { endpoint } from '#runtime/endpoint.ts';
import { revokeLinks } from '#runtime/revoke-links.ts';
import { linkId } from '#store/links.ts';

/** A link that went astray opens no more. */
export const revokeLink = endpoint('revokeLink', async (request, services) => {
  const found = (await services.links.ofTown(request.town, request.at)).filter((link) => linkId(link) === request.params.link);
  if (found.length === 0) throw new RuleError('NotFound', '没有这个链接，或者已经过期。');
  return revokeLinks(found, request, services);
});

import { RuleError } from '#domain/errors.ts';
import { endpoint } from '#runtime/endpoint.ts';
import type { Request } from '#runtime/request.ts';
import { revokeLinks } from '#runtime/revoke-links.ts';
import type { Services } from '#runtime/services.ts';

/** All links of one who left, or whose mailbox is in other hands. */
export const revokeLinksOf = endpoint('revokeLinksOf', async (request, services) => {
  const { town, at, params } = request;
  const person = (params.person ?? '').toLowerCase();
  const theirs = (await services.links.ofTown(town, at)).filter((link) => link.person === person);
  if (theirs.length === 0 && !(await isKnown(person, request, services))) throw new RuleError('NotFound', '没有找到这个人。');
  return revokeLinks(theirs, request, services);
});

const isKnown = async (person: string, { town }: Pick<Request, 'town'>, { organizations }: Services): Promise<boolean> =>
  (await organizations.load(town)).people.some(({ id }) => id === person);

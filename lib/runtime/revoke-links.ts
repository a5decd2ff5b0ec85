import type { ListedLink } from '#store/links.ts';
import { linkId } from '#store/links.ts';
import type { Answer } from './endpoint.ts';
import type { Request } from './request.ts';
import type { Services } from './services.ts';

/** As many as a transaction holds: two items and an entry of the history each. */
const AT_ONCE = 30;

/** Revokes links that are not revoked yet, each with its entry in the town's history. Asked again it changes nothing. */
export const revokeLinks = async (
  all: readonly ListedLink[],
  { town, member, at }: Request<unknown>,
  { links, histories, organizations, commit }: Services,
): Promise<Answer<{ revoked: readonly string[] }>> => {
  const live = all.filter(({ revoked }) => revoked === null);
  if (live.length > 0) {
    const { version } = await organizations.load(town);
    const by = { person: member.person, name: member.name };
    const entryOf = (link: ListedLink) => {
      const { person, letter } = link;
      const entry = { of: town, version, kind: 'link-revoked', by, via: 'api', at, before: { person, letter }, after: null, note: '' };
      return histories.beside(entry, `link#${linkId(link)}`);
    };
    for (let from = 0; from < live.length; from += AT_ONCE) {
      const some = live.slice(from, from + AT_ONCE);
      await commit(some.flatMap((link) => [...links.revoke(link, { by: member.person, at }), entryOf(link)]));
    }
  }
  return { status: 200, headers: {}, body: { revoked: live.map(linkId) } };
};

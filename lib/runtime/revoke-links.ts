import { RuleError } from '#domain/errors.ts';
import { groupsOf } from '#domain/groups-of.ts';
import type { ListedLink } from '#store/links.ts';
import { linkId } from '#store/links.ts';
import type { Answer } from './endpoint.ts';
import type { Request } from './request.ts';
import type { Services } from './services.ts';

/** As many as a transaction holds: two items and an entry of the history each. */
const AT_ONCE = 30;

/** Revokes links that are not revoked yet, each with its entry in the town's history. Asked again, or twice at once, it changes nothing more. */
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
    const revokeAll = async (some: readonly ListedLink[]): Promise<void> => {
      if (some.length === 0) return;
      const writes = some.flatMap((link) => [...links.revoke(link, { by: member.person, at }), entryOf(link)]);
      await commit(writes).catch(async (error: unknown) => {
        // Somebody revoked one of them beside this: the others are left to do.
        const left = await liveOf(some, links);
        if (!(error instanceof RuleError) || left.length === some.length) throw error;
        await revokeAll(left);
      });
    };
    for (const some of groupsOf(live, AT_ONCE)) await revokeAll(some);
  }
  return { status: 200, headers: {}, body: { revoked: live.map(linkId) } };
};

/** Those of them that nobody has revoked by now. */
const liveOf = async (some: readonly ListedLink[], { find }: Services['links']): Promise<readonly ListedLink[]> => {
  const now = await Promise.all(some.map(({ hash }) => find(hash)));
  return some.filter((_, i) => now[i]?.revoked === null);
};

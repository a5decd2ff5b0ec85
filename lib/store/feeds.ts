import type { Instant } from '#domain/day.ts';
import { RuleError } from '#domain/errors.ts';
import { create, put, remove, replace, type Write } from './commit.ts';
import { bodyOf, getItem, type Item, type Table } from './table.ts';
import { type Town, townOfMachine } from './town.ts';

/** A calendar that a person subscribes to. Its address is a secret, of which only the hash is kept. */
export interface Feed {
  readonly town: Town;
  readonly person: string;
  /** sha256 of the secret, hex; null once it was taken back. */
  readonly hash: string | null;
  /** Counts the secrets that were given: of two given at once, one wins. */
  readonly version: number;
  readonly at: Instant;
}

const ownerKey = ({ town, person }: Pick<Feed, 'town' | 'person'>) => ({ pk: `FEEDS#${town}`, sk: person });
const hashKey = (hash: string) => ({ pk: `FEED#${hash}`, sk: '-' });

/** Calendar feeds: who has one (`FEEDS#<town>`), and whose a secret is (`FEED#<hash>`). */
export const feeds = (table: Table) => ({
  /** The feed of a person, also one that was taken back. */
  of: async (town: Town, person: string): Promise<Feed | undefined> => {
    const item = await getItem(table, ownerKey({ town, person }));
    return item && bodyOf<Feed>(item);
  },

  /** Whose the secret is. @throws RuleError NotFound, for one that was taken back as for one that never was */
  byHash: async (hash: string): Promise<Pick<Feed, 'town' | 'person'>> => {
    const item = await getItem(table, hashKey(hash));
    if (!item) throw unknownFeed();
    const { town, person } = bodyOf<{ town: string; person: string }>(item);
    return { town: townOfMachine(town), person };
  },

  /** Gives a person a feed in the place of the one before, which ends; a null hash only ends it. */
  renew: (feed: Feed, before: Feed | undefined): readonly Write[] => [
    before ? replace(itemOf(feed), before.version, changedBeside) : create(itemOf(feed), changedBeside),
    ...(feed.hash === null ? [] : [put({ ...hashKey(feed.hash), town: feed.town, person: feed.person })]),
    ...(before?.hash ? [remove(hashKey(before.hash))] : []),
  ],
});

export const unknownFeed = (): RuleError => new RuleError('NotFound', '没有这个日历地址，或已停用；请登录后重新生成。');

const itemOf = (feed: Feed): Item => ({ ...ownerKey(feed), ...feed });
const changedBeside = (): RuleError => new RuleError('Busy', '日历地址刚刚被改过，请再试一次。');

import type { Instant } from '#domain/day.ts';
import { RuleError } from '#domain/errors.ts';
import type { MailLink } from '#domain/mail-link.ts';
import { create, put, remove, setWhere, type Write } from './commit.ts';
import { bodyOf, getItem, type Key, queryItems, type Table } from './table.ts';
import { type Town, townOfMachine } from './town.ts';

/** A link as the office lists it. */
export interface ListedLink extends MailLink {
  /** When something was last sent in by it; null for never. */
  readonly usedAt: Instant | null;
}

const DAY_S = 86_400;
const KEPT_AFTER_S = 7 * DAY_S;

/** Digits of the hash by which the office names a link: enough to tell any two of a town apart, no help to whoever guesses tokens. */
const ID_DIGITS = 16;
export const linkId = ({ hash }: Pick<MailLink, 'hash'>): string => hash.slice(0, ID_DIGITS);

const keyOf = ({ hash }: Pick<MailLink, 'hash'>): Key => ({ pk: `LINK#${hash}`, sk: '-' });
const listKeyOf = (link: MailLink): Key => ({ pk: `LINKS#${link.town}`, sk: `${link.expiresAt}#${linkId(link)}` });

/** Links of letters: one item by the secret's hash, one by the town for the office. */
export const links = (table: Table) => ({
  /** A letter that is sent once more gets a link of its own, so that this one is always new. */
  make: (link: MailLink): readonly Write[] => {
    const ttl = Math.floor(Date.parse(link.expiresAt) / 1000) + KEPT_AFTER_S;
    return [
      create({ ...keyOf(link), ...link, ttl }, () => new Error(`The link ${linkId(link)} is there already`)),
      put({ ...listKeyOf(link), ...link, usedAt: null, ttl }),
    ];
  },

  /** Of a letter that was refused: nobody has its link. */
  forget: (link: MailLink): readonly Write[] => [remove(keyOf(link)), remove(listKeyOf(link))],

  find: async (hash: string): Promise<MailLink | undefined> => {
    const item = await getItem(table, keyOf({ hash }));
    if (!item) return undefined;
    const { ttl: _ttl, ...link } = bodyOf<MailLink & { ttl: number }>(item);
    return link;
  },

  /** Those that have not expired, the first to expire first. */
  ofTown: async (town: Town, at: Instant): Promise<ListedLink[]> =>
    (await queryItems(table, `LINKS#${town}`, { from: at, to: '~' }))
      .map((item) => bodyOf<ListedLink>(item))
      .filter((link) => link.expiresAt > at),

  /** In the transaction of what was sent in: notes when, and demands that the link still opens. */
  used: (link: MailLink, at: Instant): Write =>
    setWhere(listKeyOf(link), { usedAt: at }, { revoked: null }, () => new RuleError('LinkRevoked', '这个链接已停用，没有保存。')),

  /** Both items of a link. */
  revoke: (link: MailLink, revoked: NonNullable<MailLink['revoked']>): readonly Write[] => {
    const there = () => new RuleError('NotFound', '没有找到这个链接，或者已经停用。');
    return [keyOf(link), listKeyOf(link)].map((key) => setWhere(key, { revoked }, { revoked: null }, there));
  },
});

/** A link acts in its own town, whoever holds it. */
export const townOfLink = ({ town }: MailLink): Town => townOfMachine(town);

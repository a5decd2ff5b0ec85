import type { Day } from '#domain/day.ts';
import { RuleError } from '#domain/errors.ts';
import { put, removeWhere, type Write } from './commit.ts';
import { bodyOf, getItem, queryItems, type Table } from './table.ts';
import type { Town } from './town.ts';

/** An address that letters do not reach any more: nothing is mailed there until the office says that it works again. */
export interface Bounce {
  readonly town: string;
  /** In lower case: the person's id. */
  readonly address: string;
  /** bounced: the mail server knows no such address · complained: its reader called a letter spam */
  readonly why: 'bounced' | 'complained';
  readonly day: Day;
}

const partitionOf = (town: string): string => `BOUNCES#${town}`;
const keyOf = (town: string, address: string) => ({ pk: partitionOf(town), sk: address.toLowerCase() });

/** Addresses of a town that refuse letters for good. */
export const bounces = (table: Table) => ({
  /** The last word counts: told twice, it is the same. */
  record: (bounce: Bounce): Write => put({ ...keyOf(bounce.town, bounce.address), ...bounce, address: bounce.address.toLowerCase() }),

  /** The office says that it works again. @throws RuleError NotFound */
  forget: ({ town, address, day }: Bounce): Write =>
    removeWhere(keyOf(town, address), { day }, () => new RuleError('NotFound', '这个邮箱没有退信记录，或者刚有改动。')),

  find: async (town: string, address: string): Promise<Bounce | undefined> => {
    const item = await getItem(table, keyOf(town, address));
    return item && bodyOf<Bounce>(item);
  },

  ofTown: async (town: Town): Promise<Bounce[]> => (await queryItems(table, partitionOf(town))).map((item) => bodyOf<Bounce>(item)),
});

import type { Bulletin } from '#domain/bulletin.ts';
import type { Month } from '#domain/day.ts';
import { RuleError } from '#domain/errors.ts';
import { AlreadyThere } from './already-there.ts';
import { commit, create } from './commit.ts';
import { bodyOf, getItem, queryItems, type Table } from './table.ts';

const keyOf = (plan: string, month: Month) => ({ pk: `PLAN#${plan}`, sk: `BULLETIN#${month}` });

/** Monthly bulletins: what was told is kept, so a month is drafted once. */
export const bulletins = (table: Table) => ({
  find: async (plan: string, month: Month): Promise<Bulletin | undefined> => {
    const item = await getItem(table, keyOf(plan, month));
    return item && bodyOf<{ bulletin: Bulletin }>(item).bulletin;
  },

  /** @throws RuleError NotFound */
  load: async (plan: string, month: Month): Promise<Bulletin> => {
    const item = await getItem(table, keyOf(plan, month));
    if (!item) throw new RuleError('NotFound', '这个月还没有通报。');
    return bodyOf<{ bulletin: Bulletin }>(item).bulletin;
  },

  months: async (plan: string): Promise<Month[]> =>
    (await queryItems(table, `PLAN#${plan}`, { prefix: 'BULLETIN#' })).map(({ sk }) => sk.slice('BULLETIN#'.length)),

  /** Keeps a month's bulletin unless it has one. */
  keep: async (bulletin: Bulletin): Promise<void> => {
    try {
      await commit(table, [create({ ...keyOf(bulletin.plan, bulletin.month), bulletin }, (present) => new AlreadyThere(present))]);
    } catch (error) {
      if (!(error instanceof AlreadyThere)) throw error;
    }
  },
});

import { type Merging, mergerUnderWay, otherMergerUnfinished } from '#domain/unfinished-merger.ts';
import { absent, create, put, remove, type Write } from './commit.ts';
import { townPartition } from './organization-items.ts';
import { bodyOf, getItem, type Table } from './table.ts';
import type { Town } from './town.ts';

const keyOf = (town: string) => ({ pk: townPartition(town), sk: 'MERGING' });

/** A merger while it is carried out: which tasks it has moved, so that one that was interrupted is gone on with. */
export const mergers = (table: Table) => ({
  find: async (town: Town): Promise<Merging | undefined> => {
    const item = await getItem(table, keyOf(town));
    return item && bodyOf<Merging>(item);
  },

  /** Keeps how far a merger has come; the first time nobody else may have begun one. */
  keep: (town: Town, merging: Merging, before: Merging | undefined): Write => {
    const item = { ...keyOf(town), ...merging };
    return before ? put(item) : create(item, () => otherMergerUnfinished(merging));
  },

  /** Demands that no merger is under way. */
  none: (town: Town): Write => absent(keyOf(town), mergerUnderWay),

  /** It is done. */
  finish: (town: Town): Write => remove(keyOf(town)),
});

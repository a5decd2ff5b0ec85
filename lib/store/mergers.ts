import { RuleError } from '#domain/errors.ts';
import { type Merging, mergerUnderWay, otherMergerUnfinished } from '#domain/unfinished-merger.ts';
import { absent, create, removeWhere, setWhere, type Write } from './commit.ts';
import { townPartition } from './organization-items.ts';
import { bodyOf, getItem, type Table } from './table.ts';
import type { Town } from './town.ts';

const keyOf = (town: string) => ({ pk: townPartition(town), sk: 'MERGING' });

/** Of two who carry out the same merger at once one goes on: neither forgets what the other has moved. */
const overtaken = (): RuleError => new RuleError('Busy', '这次合并正由另一个请求办理，请稍后用同样的内容再提交一次。');

/** A merger while it is carried out: which tasks it has moved, so that one that was interrupted is gone on with. */
export const mergers = (table: Table) => ({
  find: async (town: Town): Promise<Merging | undefined> => {
    const item = await getItem(table, keyOf(town));
    return item && bodyOf<Merging>(item);
  },

  /** Nobody else may have begun one. */
  begin: (town: Town, merging: Merging): Write => create({ ...keyOf(town), ...merging }, () => otherMergerUnfinished(merging)),

  /** Keeps how far a merger has come. */
  keep: (town: Town, { moved }: Merging, before: Merging): Write => setWhere(keyOf(town), { moved }, { moved: before.moved }, overtaken),

  /** Demands that no merger is under way. */
  none: (town: Town): Write => absent(keyOf(town), mergerUnderWay),

  /** It is done, and has moved these. */
  finish: (town: Town, moved: readonly string[]): Write => removeWhere(keyOf(town), { moved }, overtaken),
});

import { RuleError } from '#domain/errors.ts';
import { check, commit, create, put, replace } from './commit.ts';
import { type Item, type Table, toItem } from './table.ts';

/** A transaction may hold 100 items and 4 MB; items of a plan have 1 to 380 KB. */
const ITEMS_AT_ONCE = 25;
const BYTES_AT_ONCE = 2_500_000;

/** Writes of an import: all of them under a header that says so, which is opened last. Each may be repeated. */
export const archiveWrites = (table: Table) => ({
  /** Puts the header, under which nobody sees or touches the rest. */
  begin: (header: Item, sha256: string): Promise<void> => commit(table, [create(underway(header, sha256), inTheWay)]),

  /** Puts items that are not there, in chunks. */
  add: async (items: readonly Item[], header: Item, sha256: string): Promise<void> => {
    for (const group of chunksOf(items.map(asImported)))
      await commit(table, [check(header, markOf(sha256), stopped), ...group.map((item) => create(item, inTheWay))]);
  },

  /** Makes the plan what it was, and lists its town. */
  open: (header: Item, town: Item, sha256: string): Promise<void> =>
    commit(table, [replace(header, Number(header.version), stopped, markOf(sha256)), put(town)]),
});

const markOf = (sha256: string) => ({ status: 'importing', importing: sha256 });

/** The header as it is while the rest is written. */
export const underway = (header: Item, sha256: string): Item => ({ ...header, ...markOf(sha256) });

/** A letter that waited where it was is never rung here: it rests as sent, and says what it was. */
const asImported = (item: Item): Item => {
  const { queue: _queue, queuedAt: _queuedAt, ...kept } = item;
  const isWaiting = item.pk.startsWith('LETTERS#') && (item.status === 'queued' || item.status === 'sending');
  return (isWaiting ? { ...kept, status: 'sent', waiting: item.status } : kept) as Item;
};

/** Another run of the same import was faster: what it wrote is compared when this one is tried again. */
const inTheWay = (): RuleError => new RuleError('Busy', '同一份数据包正在导入，请稍后再试。');
const stopped = (): RuleError => new RuleError('WrongStatus', '这次导入已经中止。');

const chunksOf = (items: readonly Item[]): readonly (readonly Item[])[] => {
  const chunks: Item[][] = [];
  let bytes = Number.POSITIVE_INFINITY;
  for (const item of items) {
    const size = Buffer.byteLength(JSON.stringify(toItem(item)));
    if (bytes + size > BYTES_AT_ONCE || chunks.at(-1)!.length === ITEMS_AT_ONCE) {
      chunks.push([]);
      bytes = 0;
    }
    chunks.at(-1)!.push(item);
    bytes += size;
  }
  return chunks;
};

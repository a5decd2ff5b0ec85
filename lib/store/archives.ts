import { addMonths } from '#domain/day.ts';
import { groupsOf } from '#domain/groups-of.ts';
import { taskNumber, townOf } from '#domain/ids.ts';
import { recordNumber } from '#domain/unplanned.ts';
import { fileOf, isOtherPlansLetter, monthsOf } from './archive-place.ts';
import type { PlanHeader } from './plans.ts';
import { getItem, getItems, type Item, type Key, queryItems, type Table } from './table.ts';

/** Partitions read at the same time. */
const AT_ONCE = 10;

/**
 * Everything that the table has of a plan and its town, item by item: what a noun adds to a partition is exported without a word here.
 * What may be read is decided by `fileOf`; the order is that of the keys, so the same year always gives the same list.
 */
export const archives = (table: Table) => ({
  /**
   * Items as an archive keeps them. A year that is being lived is read as of its tasks: history that came while it was read is left out.
   * @throws Error when the plan is not there: a defect
   */
  read: async (header: PlanHeader): Promise<Item[]> => {
    const { plan } = header;
    const town = townOf(plan);
    // The town's history before the town: what comes between may lack its entry, but no version is taken that is to come.
    const townHistory = await queryItems(table, `HISTORY#${town}`);
    const [ofTown, ofPlan] = [await queryItems(table, `TOWN#${town}`), await queryItems(table, `PLAN#${plan}`)];
    const chronicle = await queryItems(table, `HISTORY#${plan}`);
    const partitions: { readonly pk: string; readonly range?: { from: string; to: string } }[] = [
      ...numbersIn(ofPlan, header).map((n) => ({ pk: `HISTORY#${plan}#${n}` })),
      ...monthsIn(plan).map((month) => ({ pk: `LETTERS#${town}#${month}` })),
      { pk: `TAUGHT#${town}` },
      { pk: `RUNS#${town}`, range: { from: monthsOf(plan).from, to: `${monthsOf(plan).to}~` } },
    ];
    const rest: Item[] = [];
    for (const group of groupsOf(partitions, AT_ONCE))
      rest.push(...(await Promise.all(group.map(({ pk, range }) => queryItems(table, pk, range)))).flat());
    const single = await Promise.all([{ pk: 'TOWNS', sk: town }, ...emailsIn(ofTown, town)].map((key) => getItem(table, key)));
    const found = [...townHistory, ...ofTown, ...ofPlan, ...chronicle, ...rest, ...single.filter((item) => item !== undefined)];
    const versions = versionsIn([...ofTown, ...ofPlan], plan);
    return found
      .filter((item) => fileOf(item, plan) !== undefined && !isOtherPlansLetter(item, plan) && !isLater(item, versions))
      .map(asExported)
      .toSorted(byKey);
  },

  /** Which of these items are there, by `keyText`, in the form in which an archive keeps them. */
  present: async (keys: readonly Key[]): Promise<ReadonlyMap<string, Item>> =>
    new Map((await getItems(table, keys)).map((item) => [keyText(item), asExported(item)])),
});

export const keyText = ({ pk, sk }: Key): string => `${pk} ${sk}`;

const byKey = (a: Key, b: Key): number => (a.pk === b.pk ? (a.sk < b.sk ? -1 : 1) : a.pk < b.pk ? -1 : 1);

/** The sparse index of letters that wait is made anew by whoever queues one; `waiting` says what a letter was that came by an import. */
const asExported = (item: Item): Item => {
  const { queue: _queue, queuedAt: _queuedAt, waiting, ...kept } = item;
  return { ...kept, ...(waiting !== undefined && { status: waiting }) } as Item;
};

/** Numbers under which something may have a history: all that were given, and whatever else items of the plan are called. */
const numbersIn = (items: readonly Item[], { lastNumber }: PlanHeader): string[] => {
  const given = Array.from({ length: lastNumber }, (_, i) => taskNumber(i + 1));
  const called = items.flatMap(({ sk }) => (sk.includes('#') ? [numberOf(sk)] : []));
  return [...new Set([...given, ...called])];
};

/** What the history calls an item: a task by its number, work outside the plan by its own. @example numberOf('UNPLANNED#001') //=> 'U001' */
const numberOf = (sk: string): string => {
  const n = sk.slice(sk.indexOf('#') + 1);
  return sk.startsWith('UNPLANNED#') ? recordNumber({ n }) : n;
};

const monthsIn = (plan: string): string[] => {
  const { from, to } = monthsOf(plan);
  const months = [from];
  while (months.at(-1)! < to) months.push(addMonths(months.at(-1)!, 1));
  return months;
};

const emailsIn = (items: readonly Item[], town: string): Key[] =>
  items.filter(({ sk }) => sk.startsWith('PERSON#')).map((item) => ({ pk: `EMAIL#${String(item.email).toLowerCase()}`, sk: town }));

/** Version of each task, of each record of work outside the plan, of what is arranged for the review, and of the plan by the partition of its history. */
const versionsIn = (items: readonly Item[], plan: string): ReadonlyMap<string, number> =>
  new Map(
    items.flatMap((item): [string, number][] => {
      if (fileOf(item, plan) === 'plan.json') return [[`HISTORY#${plan}`, Number(item.version)]];
      return /^(TASK|UNPLANNED|ARRANGED)#/.test(item.sk) ? [[`HISTORY#${plan}#${numberOf(item.sk)}`, Number(item.version)]] : [];
    }),
  );

const isLater = (item: Item, versions: ReadonlyMap<string, number>): boolean => {
  const version = versions.get(item.pk);
  return version !== undefined && Number(item.version ?? 0) > version;
};

import { RuleError } from '#domain/errors.ts';
import type { HistoryEntry } from '#domain/task.ts';
import { create, put, type Write } from './commit.ts';
import { bodyOf, getItem, type Item, queryItems, queryNewest, type Table } from './table.ts';
import type { Town } from './town.ts';

/** An entry of a plan's or a town's own history. */
export interface Chronicle {
  /** `<plan>` or `<town>`. */
  readonly of: string;
  readonly version: number;
  readonly kind: string;
  readonly by: Pick<HistoryEntry['by'], 'person' | 'name' | 'deputyFor'> & { readonly role?: HistoryEntry['by']['role'] };
  /** Department for which the office filled in; missing where nobody can. */
  readonly onBehalfOf?: string | null;
  readonly via: string;
  readonly at: string;
  readonly before: unknown;
  readonly after: unknown;
  readonly note: string;
}

const sk = (version: number): string => String(version).padStart(6, '0');
const itemOf = (entry: HistoryEntry): Item => ({ pk: `HISTORY#${entry.plan}#${entry.n}`, sk: sk(entry.version), ...entry });

/** What happened, append-only. */
export const histories = (table: Table) => ({
  /** Oldest first. */
  ofTask: async (plan: string, n: string): Promise<HistoryEntry[]> =>
    (await queryItems(table, `HISTORY#${plan}#${n}`)).map((item) => bodyOf<HistoryEntry>(item)),

  append: (entry: HistoryEntry): Write =>
    create(itemOf(entry), () => new RuleError('VersionIsStale', '这项任务已被他人更新，请重新读取后再报。')),

  /** The first entry of a task is written with the task while publishing, by its number. */
  begin: (entry: HistoryEntry): Write => put(itemOf(entry)),

  /** What happened in a town or a plan while it was at a version, without making another: its own name keeps it apart. */
  beside: (entry: Chronicle, name: string): Write => put({ pk: `HISTORY#${entry.of}`, sk: `${sk(entry.version)}#${name}`, ...entry }),

  chronicle: (entry: Chronicle): Write =>
    create(
      { pk: `HISTORY#${entry.of}`, sk: sk(entry.version), ...entry },
      () => new RuleError('VersionIsStale', '内容已被他人修改，请重新读取后再改。'),
    ),

  /** What one version of a task did. */
  ofVersion: async (plan: string, n: string, version: number): Promise<HistoryEntry | undefined> => {
    const item = await getItem(table, { pk: `HISTORY#${plan}#${n}`, sk: sk(version) });
    return item && bodyOf<HistoryEntry>(item);
  },

  /** The entry that one version of a plan made; none for one that is not there yet, or made none. */
  find: async (plan: string, version: number): Promise<Chronicle | undefined> => {
    const item = await getItem(table, { pk: `HISTORY#${plan}`, sk: sk(version) });
    return item && bodyOf<Chronicle>(item);
  },

  /** The entry that one version of a plan made. @throws Error when there is none: a defect */
  entry: async (plan: string, version: number): Promise<Chronicle> => {
    const item = await getItem(table, { pk: `HISTORY#${plan}`, sk: sk(version) });
    if (!item) throw new Error(`The history of ${plan} has no entry ${version}`);
    return bodyOf<Chronicle>(item);
  },

  /**
   * A town's own, newest first, those before a place; each with its own. A version alone is no place: several entries may stand beside it.
   */
  ofTown: async (town: Town, { before, most }: { before?: string | undefined; most: number }): Promise<(Chronicle & { place: string })[]> =>
    (await queryNewest(table, `HISTORY#${town}`, { before, most })).map((item) => ({ ...bodyOf<Chronicle>(item), place: item.sk })),

  /** Oldest first. */
  ofPlan: async (plan: string): Promise<Chronicle[]> => (await queryItems(table, `HISTORY#${plan}`)).map((item) => bodyOf<Chronicle>(item)),
});

import type { DraftRow, UnsplitSlice } from '#domain/draft.ts';
import { RuleError } from '#domain/errors.ts';
import { numberRows } from '#domain/number-rows.ts';
import { create, put, removeWhere, replace, versionIn, type Write } from './commit.ts';
import { bodyOf, getItem, type Item, queryItems, type Table } from './table.ts';

const keyOf = ({ plan, n }: Pick<DraftRow, 'plan' | 'n'>) => ({ pk: `PLAN#${plan}`, sk: `DRAFT#${n}` });
const unsplitKey = (plan: string) => ({ pk: `PLAN#${plan}`, sk: 'UNSPLIT' });

/** Rows of drafts, and the pieces of the report that became no row. */
export const drafts = (table: Table) => ({
  /** In order of the report, numbered as they now stand. */
  ofPlan: (plan: string): Promise<DraftRow[]> => rowsOf(table, plan),

  /** One row; its shown number is counted among all. @throws RuleError NotFound */
  load: async (plan: string, n: string): Promise<DraftRow> => {
    const row = (await rowsOf(table, plan)).find((one) => one.n === n);
    if (!row) throw new RuleError('NotFound', `草稿中没有第 ${n} 行。`);
    return row;
  },

  /** What became no task, in order of the report: offsets and reason, no text (the report has it). */
  unsplit: async (plan: string): Promise<UnsplitSlice[]> => {
    const item = await getItem(table, unsplitKey(plan));
    return item ? bodyOf<{ pieces: UnsplitSlice[] }>(item).pieces : [];
  },

  /** Intake writes rows by their number, so that a repeated step writes the same. */
  put: (row: DraftRow): Write => put({ ...keyOf(row), ...row }),

  /** Puts a row of a number that is free. */
  create: (row: DraftRow): Write => create({ ...keyOf(row), ...row }, staleRow),

  /** Puts the row, whose version must be one less. */
  replace: (row: DraftRow): Write => replace({ ...keyOf(row), ...row }, row.version - 1, staleRow),

  /** Takes the row away, if it is still as it was read. */
  remove: (row: DraftRow): Write => removeWhere(keyOf(row), { version: row.version }, staleRow),

  putUnsplit: (plan: string, pieces: readonly UnsplitSlice[]): Write =>
    put({ ...unsplitKey(plan), pieces: pieces.map(({ start, end, why }) => ({ start, end, why })) }),
});

const rowsOf = async (table: Table, plan: string): Promise<DraftRow[]> =>
  numberRows((await queryItems(table, `PLAN#${plan}`, { prefix: 'DRAFT#' })).map((item) => bodyOf<DraftRow>(item)));

const staleRow = (present: Item | undefined): RuleError =>
  new RuleError(
    'VersionIsStale',
    present
      ? `这一行已被他人修改，请重新读取后再改（当前版本 ${present.version}）。`
      : '这一行已被他人合并或撤销，不在草稿中了，请重新读取后再改。',
    [],
    { present: versionIn(present) },
  );

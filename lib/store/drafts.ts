import { RuleError } from '#domain/errors.ts';
import type { ProposedTask } from '#domain/plan.ts';
import { put, replace, type Write } from './commit.ts';
import { bodyOf, getItem, type Item, queryItems, type Table } from './table.ts';

/** A row of the draft: the proposal with the office's edits in it. */
export interface DraftRow extends ProposedTask {
  readonly plan: string;
  /** Three digits given at intake, never reused. */
  readonly n: string;
  readonly version: number;
  readonly area: string;
  readonly star: boolean;
  readonly sensitive: boolean;
  /** Dropped by the office, with the reason; the sentence stays on the list of what became no task. */
  readonly dropped: string | null;
}

const keyOf = (plan: string, n: string) => ({ pk: `PLAN#${plan}`, sk: `DRAFT#${n}` });

/** Rows of drafts. */
export const drafts = (table: Table) => ({
  /** In order of the report. */
  ofPlan: async (plan: string): Promise<DraftRow[]> =>
    (await queryItems(table, `PLAN#${plan}`, { prefix: 'DRAFT#' }))
      .map((item) => bodyOf<DraftRow>(item))
      .toSorted((a, b) => a.start - b.start),

  /** @throws RuleError NotFound */
  load: async (plan: string, n: string): Promise<DraftRow> => {
    const item = await getItem(table, keyOf(plan, n));
    if (!item) throw new RuleError('NotFound', `草稿中没有第 ${n} 行。`);
    return bodyOf<DraftRow>(item);
  },

  /** Intake writes rows by their number, so that a repeated step writes the same. */
  put: (row: DraftRow): Write => put({ ...keyOf(row.plan, row.n), ...row }),

  /** Puts the row, whose version must be one less. */
  replace: (row: DraftRow): Write => replace({ ...keyOf(row.plan, row.n), ...row }, row.version - 1, staleRow),
});

const staleRow = (present: Item | undefined): RuleError =>
  new RuleError('VersionIsStale', `这一行已被他人修改，请重新读取后再改（当前版本 ${present?.version ?? '无'}）。`);

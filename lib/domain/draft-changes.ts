import type { DraftRow } from './draft.ts';
import { lastYearDoubts } from './last-year-doubts.ts';
import { isSameContent } from './same-content.ts';

/** Fields that the rules propose and the office may change. */
export const PROPOSED_FIELDS = [
  'text',
  'area',
  'kind',
  'lead',
  'leader',
  'supporting',
  'asks',
  'due',
  'dueStated',
  'milestones',
  'recurring',
  'targets',
  'measures',
  'open',
  'sensitive',
  'star',
  'every',
] as const;
export type ProposedField = (typeof PROPOSED_FIELDS)[number];

/** What the office does to a row beside. */
const OFFICE_FIELDS = ['dropped', 'together'] as const;

export interface Change {
  readonly field: ProposedField;
  readonly proposed: unknown;
  readonly now: unknown;
}

/** What a row says otherwise than it was proposed, field by field; nothing for a row of which nothing was proposed. */
export const changesOf = (row: DraftRow): Change[] => {
  if (row.proposed === null) return [];
  const proposed = { ...row.proposed, star: false, every: null };
  return PROPOSED_FIELDS.flatMap((field) =>
    isSameContent(proposed[field], row[field]) ? [] : [{ field, proposed: proposed[field], now: row[field] }],
  );
};

/** One field of one row that an edit changed. */
export interface Difference {
  readonly n: string;
  readonly field: ProposedField | (typeof OFFICE_FIELDS)[number];
  readonly before: unknown;
  readonly now: unknown;
}

/** What one row says otherwise than before. */
export const differencesOf = (before: DraftRow, now: DraftRow): Difference[] =>
  [...PROPOSED_FIELDS, ...OFFICE_FIELDS].flatMap((field) =>
    isSameContent(before[field], now[field]) ? [] : [{ n: now.n, field, before: before[field], now: now[field] }],
  );

/** What the office made of the proposal, over the whole draft; rows are named by their number. */
export interface DraftSummary {
  readonly changed: readonly string[];
  readonly dropped: readonly { readonly n: string; readonly reason: string }[];
  readonly added: readonly string[];
  /** Made of unfinished tasks of last year. */
  readonly carried: readonly string[];
  readonly split: readonly { readonly n: string; readonly of: readonly string[] }[];
  readonly merged: readonly { readonly n: string; readonly of: readonly string[] }[];
  readonly together: readonly { readonly group: string; readonly lead: string; readonly rows: readonly string[] }[];
}

export const summaryOf = (rows: readonly DraftRow[]): DraftSummary => {
  const made = (origin: DraftRow['origin']) => rows.filter((row) => row.origin === origin);
  const groups = Map.groupBy(
    rows.filter(({ together }) => together !== null),
    ({ together }) => together!,
  );
  return {
    changed: rows.filter((row) => changesOf(row).length > 0).map(({ n }) => n),
    dropped: rows.flatMap(({ n, dropped }) => (dropped === null ? [] : [{ n, reason: dropped }])),
    added: made('added').map(({ n }) => n),
    carried: made('carried').map(({ n }) => n),
    split: made('split').map(({ n, madeOf }) => ({ n, of: madeOf })),
    merged: made('merged').map(({ n, madeOf }) => ({ n, of: madeOf })),
    together: [...groups].map(([group, of]) => ({ group, lead: of[0]!.lead, rows: of.map(({ n }) => n) })),
  };
};

/** A row as it is shown. */
export interface ShownRow extends DraftRow {
  /** What it says otherwise than it was proposed. */
  readonly changes: readonly Change[];
  /** What the office should look at, see `lastYearDoubts`. */
  readonly doubts: readonly string[];
}

export const withChanges = (row: DraftRow): ShownRow => ({ ...row, changes: changesOf(row), doubts: lastYearDoubts(row) });

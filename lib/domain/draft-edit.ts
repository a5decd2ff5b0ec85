import type { Draft, DraftRow, UnsplitSlice } from './draft.ts';
import { type Difference, differencesOf } from './draft-changes.ts';
import { isSameContent } from './same-content.ts';

/** One side of an edit: the rows that it touched and the pieces of the report that only this side lists as no task. */
export interface Side {
  readonly rows: readonly DraftRow[];
  readonly unsplit: readonly UnsplitSlice[];
}

/** What an edit found and what it left: all that is needed to take it back. */
export interface DraftEdit {
  readonly before: Side;
  readonly after: Side;
}

/** What a row says, without its version and the number that is counted anew at each reading. */
const contentOf = ({ version: _version, id: _id, ...content }: DraftRow): object => content;

const byNumber = (rows: readonly DraftRow[]): ReadonlyMap<string, DraftRow> => new Map(rows.map((row) => [row.n, row]));

const without = (pieces: readonly UnsplitSlice[], others: readonly UnsplitSlice[]): UnsplitSlice[] => {
  const starts = new Set(others.map(({ start }) => start));
  return pieces.filter(({ start }) => !starts.has(start));
};

/** The edit that leads from one draft to another. Each row that it changes gets its next version. */
export const editBetween = (from: Draft, to: Draft): DraftEdit => {
  const [before, after] = [byNumber(from.rows), byNumber(to.rows)];
  const isTouched = (n: string): boolean => {
    const [one, other] = [before.get(n), after.get(n)];
    return one === undefined || other === undefined || (one !== other && !isSameContent(contentOf(one), contentOf(other)));
  };
  const next = (row: DraftRow): DraftRow => {
    const was = before.get(row.n);
    return was ? { ...row, version: was.version + 1 } : row;
  };
  return {
    before: { rows: from.rows.filter(({ n }) => isTouched(n)), unsplit: without(from.unsplit, to.unsplit) },
    after: { rows: to.rows.filter(({ n }) => isTouched(n)).map(next), unsplit: without(to.unsplit, from.unsplit) },
  };
};

/** Whether an edit leaves everything as it was. */
export const isNothing = ({ before, after }: DraftEdit): boolean =>
  [before, after].every(({ rows, unsplit }) => rows.length + unsplit.length === 0);

/** Fields that an edit changed in rows that were there before and are there after it. */
export const differencesIn = ({ before, after }: DraftEdit): Difference[] => {
  const found = byNumber(before.rows);
  return after.rows.flatMap((row) => {
    const was = found.get(row.n);
    return was ? differencesOf(was, row) : [];
  });
};

/**
 * The draft as it was before its last edit: rows that the edit made are gone, rows that it removed are back under a new version, pieces
 * return to the list of what became no task. A number once given stays given.
 *
 * @param edit the last one that was not taken back yet
 */
export const takenBack = (draft: Draft, { before, after }: DraftEdit): Draft => {
  const touched = new Set([...before.rows, ...after.rows].map(({ n }) => n));
  const removed = new Set(after.rows.map(({ n }) => n));
  const back = before.rows.map((row) => (removed.has(row.n) ? row : { ...row, version: row.version + 1 }));
  return {
    rows: [...draft.rows.filter(({ n }) => !touched.has(n)), ...back],
    unsplit: [...without(draft.unsplit, after.unsplit), ...before.unsplit].toSorted((a, b) => a.start - b.start),
    lastNumber: draft.lastNumber,
  };
};

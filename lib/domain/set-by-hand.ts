import type { DraftRow } from './draft.ts';
import { changesOf, type ProposedField } from './draft-changes.ts';

/** Fields that a person may have decided for the work as a whole, so that they hold for each part of it; what belongs together stays together. */
const KEPT = [
  ['area'],
  ['kind'],
  ['lead', 'leader'],
  ['supporting', 'asks'],
  ['due', 'dueStated'],
  ['recurring'],
  ['open'],
  ['sensitive'],
] as const satisfies readonly (readonly ProposedField[])[];

type Kept = Partial<Pick<DraftRow, (typeof KEPT)[number][number]>>;

/**
 * What stays when a row is cut in two or joined with others, and its words are read anew: what the office set by hand against the
 * proposal. Of a row that it wrote itself, all.
 *
 * - area, kind, lead with leader, supporting with asks, due date, rhythm, open, sensitive
 * - not targets, measures and milestones: they belong to words, and the new row's words are others
 */
export const setByHand = (row: DraftRow): Kept => {
  const changed = new Set(changesOf(row).map(({ field }) => field));
  const fields = KEPT.filter((group) => row.proposed === null || group.some((field) => changed.has(field))).flat();
  return Object.fromEntries(fields.map((field) => [field, row[field]])) as Kept;
};

/** The same of several rows that become one: of two that set a field, the first. Rows that the office wrote count only among themselves. */
export const setByHandInAny = (rows: readonly DraftRow[]): Kept => {
  const proposed = rows.filter((row) => row.proposed !== null);
  const heard = proposed.length > 0 ? proposed : rows;
  return Object.assign({}, ...heard.toReversed().map(setByHand)) as Kept;
};

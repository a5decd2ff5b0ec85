import type { DraftRow, Proposal } from './draft.ts';
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

/** Fields that belong to words: they stay only while the row is the same piece of work, whose words are put otherwise. */
const OF_WORDS = [['targets'], ['measures'], ['milestones']] as const satisfies readonly (readonly ProposedField[])[];

type Kept = Partial<Pick<DraftRow, (typeof KEPT)[number][number]>>;
type KeptWithWords = Kept & Partial<Pick<DraftRow, (typeof OF_WORDS)[number][number]>>;

/** Who decided that another department leads than the rules proposed; their own reason where they proposed it too. */
export const saidWhoLeads = (lead: string, proposed: Pick<Proposal, 'lead' | 'reason'> | null): string =>
  proposed?.lead === lead ? proposed.reason : `由办公室指定${lead}牵头`;

const fieldsOf = (row: DraftRow, groups: readonly (readonly ProposedField[])[]): object => {
  const changed = new Set(changesOf(row).map(({ field }) => field));
  const fields = groups.filter((group) => row.proposed === null || group.some((field) => changed.has(field))).flat();
  return Object.fromEntries(fields.map((field) => [field, row[field]]));
};

/**
 * What stays when a row is cut in two or joined with others, and its words are read anew: what the office set by hand against the
 * proposal. Of a row that it wrote itself, all.
 *
 * - area, kind, lead with leader, supporting with asks, due date, rhythm, open, sensitive
 * - not targets, measures and milestones: they belong to words, and the new row's words are others
 */
export const setByHand = (row: DraftRow): Kept => fieldsOf(row, KEPT) as Kept;

/** What stays when only the text of a row is changed: all that the office set by hand against the proposal, figures and steps too. */
export const setByHandAtAll = (row: DraftRow & { readonly proposed: Proposal }): KeptWithWords =>
  fieldsOf(row, [...KEPT, ...OF_WORDS]) as KeptWithWords;

/** The same of several rows that become one: of two that set a field, the first. Rows that the office wrote count only among themselves. */
export const setByHandInAny = (rows: readonly DraftRow[]): Kept => {
  const proposed = rows.filter((row) => row.proposed !== null);
  const heard = proposed.length > 0 ? proposed : rows;
  return Object.assign({}, ...heard.toReversed().map(setByHand)) as Kept;
};

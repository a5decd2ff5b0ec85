import type { DraftRow, Proposal } from './draft.ts';
import { changesOf } from './draft-changes.ts';
import { plainWords } from './plain-words.ts';
import { isSameContent } from './same-content.ts';
import type { Lesson, Recall } from './taught.ts';

const TAUGHT_FIELDS = ['lead', 'supporting', 'kind', 'measures'] as const;
type TaughtField = (typeof TAUGHT_FIELDS)[number];

/** What is counted, whatever figure of last year or season stands beside it. */
const counted = ({ measures }: Pick<DraftRow, 'measures'>) => measures.map(({ name, unit }) => ({ name, unit }));

/** Fields that the office changed against the proposal. The measures of a row with targets are those of its figures. */
const corrected = (row: DraftRow & { readonly proposed: Proposal }): TaughtField[] => {
  const changed = new Set<string>(changesOf(row).map(({ field }) => field));
  const isCountedOtherwise = row.targets.length === 0 && !isSameContent(counted(row), counted(row.proposed));
  return TAUGHT_FIELDS.filter((field) => (field === 'measures' ? isCountedOtherwise : changed.has(field)));
};

/** Fields that the row's promise brought to mind from an earlier year, and the office left so. */
const confirmed = (row: DraftRow, lesson: Lesson | null): TaughtField[] =>
  lesson === null ? [] : TAUGHT_FIELDS.filter((field) => lesson[field] !== null && (field !== 'measures' || row.targets.length === 0));

/**
 * What a published draft teaches for the years to come: of each row that was proposed, what the office corrected. What an earlier year
 * had taught is taught anew in this year's words, so that a promise that is reworded year by year stays known.
 *
 * @param rows of the draft; dropped ones and those that the office wrote teach nothing
 * @param recall from the lessons of earlier years
 */
export const learnLessons = (rows: readonly DraftRow[], year: number, recall: Recall): Lesson[] => {
  const lessons = rows.flatMap((row): Lesson[] => {
    const { proposed } = row;
    if (row.dropped !== null || proposed === null) return [];
    const text = plainWords(proposed.text);
    const fields = new Set([...corrected({ ...row, proposed }), ...confirmed(row, recall(proposed.text))]);
    if (fields.size === 0 || text === '') return [];
    const taught = <Field extends TaughtField>(field: Field): DraftRow[Field] | null => (fields.has(field) ? row[field] : null);
    const measures = fields.has('measures') ? counted(row) : null;
    return [{ text, year, lead: taught('lead'), supporting: taught('supporting'), kind: taught('kind'), measures }];
  });
  return [...new Map(lessons.map((lesson) => [lesson.text, lesson])).values()];
};

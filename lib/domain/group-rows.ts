import { type Draft, type DraftRow, withRows } from './draft.ts';
import { type FieldError, RuleError } from './errors.ts';

/** A group that is left with one row is none. */
export const withoutLoners = (draft: Draft): Draft => {
  const sizes = new Map<string, number>();
  for (const { together } of draft.rows) if (together !== null) sizes.set(together, (sizes.get(together) ?? 0) + 1);
  const loners = draft.rows.filter(({ together }) => together !== null && sizes.get(together) === 1);
  return loners.length === 0 ? draft : withRows(draft, loners.map(alone));
};

const alone = (row: DraftRow): DraftRow => ({ ...row, together: null });

/** What keeps a row from being reported together with the first one. */
const obstacle = (row: DraftRow | undefined, n: string, first: DraftRow | undefined): string | null => {
  if (!row) return `草稿中没有第 ${n} 行`;
  if (row.dropped !== null) return `第${row.id}项已删去`;
  return first && row.lead !== first.lead ? `第${row.id}项由${row.lead}牵头，第${first.id}项由${first.lead}牵头` : null;
};

/**
 * The draft after rows of one lead, neighbours or not, were put together: one form will ask for all of them. Each keeps its own slice and
 * text. A row that was in another group leaves it.
 *
 * @param numbers of at least two rows
 * @param group a name that no group of the draft had before
 * @throws RuleError BodyIsWrong naming each row (JSON Pointer) that is not there, is dropped, is named twice or has another lead
 */
export const groupRows = (draft: Draft, numbers: readonly string[], group: string): Draft => {
  const rows = numbers.map((n) => draft.rows.find((row) => row.n === n));
  const fields = rows.flatMap((row, i): FieldError[] => {
    const n = numbers[i]!;
    const message = numbers.indexOf(n) < i ? `第 ${n} 行重复` : obstacle(row, n, rows[0]);
    return message === null ? [] : [{ pointer: `/rows/${i}`, message }];
  });
  if (fields.length > 0) throw new RuleError('BodyIsWrong', '只有同一牵头单位的任务可以合并填报，内容未保存。', fields);
  return withoutLoners(
    withRows(
      draft,
      rows.map((row) => ({ ...row!, together: group })),
    ),
  );
};

/** The draft after a group was dissolved: each of its rows is reported by itself. @throws RuleError NotFound */
export const dissolveGroup = (draft: Draft, group: string): Draft => {
  const rows = draft.rows.filter(({ together }) => together === group);
  if (rows.length === 0) throw new RuleError('NotFound', '没有这个合并填报组。');
  return withRows(draft, rows.map(alone));
};

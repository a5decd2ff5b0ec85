import { type Draft, type DraftRow, hasWords, MOST_CHARACTERS, rowOf, type UnsplitSlice, withRows } from './draft.ts';
import { coherent } from './edit-row.ts';
import { type FieldError, RuleError } from './errors.ts';
import { withoutLoners } from './group-rows.ts';
import { inOrder } from './number-rows.ts';
import type { RowRules } from './row-rules.ts';
import { saidWhoLeads, setByHandInAny } from './set-by-hand.ts';
import type { Piece } from './text-pieces.ts';

const STOP = /[。！？!?；;，,、：:]$/;

/** How the words begin that stand between two rows, to be named to the office. */
const LONGEST_QUOTE = 20;

/** @throws RuleError BodyIsWrong naming each row (JSON Pointer) that is not there, is dropped, or is named twice */
const chosen = (draft: Draft, n: string, others: readonly string[]): DraftRow[] => {
  const first = rowOf(draft, n);
  if (first.dropped !== null) throw new RuleError('RowIsDropped', '这一行已删去，请先恢复再合并。');
  const fields = others.flatMap((other, i): FieldError[] => {
    const row = draft.rows.find((one) => one.n === other);
    const message = !row
      ? `草稿中没有第 ${other} 行`
      : row.dropped !== null
        ? `第${row.id}项已删去`
        : other === n || others.indexOf(other) < i
          ? `第 ${other} 行重复`
          : null;
    return message === null ? [] : [{ pointer: others.length === 1 ? '/with' : `/with/${i}`, message }];
  });
  if (fields.length > 0) throw new RuleError('BodyIsWrong', '这些行不能合并，内容未保存。', fields);
  const numbers = new Set([n, ...others]);
  return inOrder(draft.rows).filter((row) => numbers.has(row.n));
};

/** Numbering of a list and marks without words are no obstacle between two rows; any other piece and any other row is. */
const isObstacle = (report: string, { start, end, why }: UnsplitSlice): boolean =>
  why !== 'numbering' && hasWords(report.slice(start, end));

/** What stands between two rows that follow each other among the chosen, in words; null for neighbours. */
const between = (draft: Draft, [a, b]: readonly [DraftRow, DraftRow], report: string): string | null => {
  const rows = inOrder(draft.rows);
  const row = rows[rows.findIndex(({ n }) => n === a.n) + 1]!;
  if (row.n !== b.n) return `第${row.id}项`;
  const piece = draft.unsplit.find((one) => one.start >= a.end && one.end <= b.start && isObstacle(report, one));
  return piece ? `“${report.slice(piece.start, Math.min(piece.end, piece.start + LONGEST_QUOTE))}”` : null;
};

/** @throws RuleError BodyIsWrong naming what stands between */
const refuseStrangers = (draft: Draft, rows: readonly DraftRow[], report: string): void => {
  for (const [i, b] of rows.entries()) {
    const a = rows[i - 1];
    const what = a ? between(draft, [a, b], report) : null;
    if (a && what !== null)
      throw new RuleError('BodyIsWrong', '只有报告中相邻的行可以合并，内容未保存。', [
        { pointer: '/with', message: `第${a.id}项与第${b.id}项之间有${what}` },
      ]);
  }
};

const joined = (texts: readonly string[]): string =>
  texts.map((text, i) => (i === texts.length - 1 || STOP.test(text) ? text : `${text}；`)).join('');

/** The report's own words from the first row to the last, or the rows' texts one after the other when one was edited by hand. */
const textOf = (rows: readonly DraftRow[], { start, end }: Piece, report: string): string => {
  const isUntouched = rows.every((row) => row.text === report.slice(row.start, row.end));
  const text = isUntouched ? report.slice(start, end) : joined(rows.map((row) => row.text));
  if (text.length > MOST_CHARACTERS)
    throw new RuleError('BodyIsWrong', '合并后的正文过长，内容未保存。', [
      { pointer: '/with', message: `合并后有${text.length}字，至多${MOST_CHARACTERS}字` },
    ]);
  return text;
};

/** Joined rows carry on whatever one of them did. */
const carriedOn = (rows: readonly DraftRow[]): Pick<DraftRow, 'carriedFrom'> => {
  const carriedFrom = [...new Set(rows.flatMap((row) => row.carriedFrom ?? []))];
  return carriedFrom.length > 0 ? { carriedFrom } : {};
};

/**
 * The draft after rows that are neighbours in the report became one.
 *
 * - between neighbours stand only white space, marks and the numbering of a list; such numbering leaves the list of what became no task
 * - the text is the report's own, from the first row's start to the last one's end; once a text was edited by hand, the texts one after
 *   the other, parted by a semicolon where one does not end with a mark
 * - it is read anew by the rules; what the office had set by hand on a row stays, see `setByHandInAny`; a star on any of them stays, and the first
 *   rhythm (反馈周期) that was chosen
 * - the first row in the report keeps its number and its group, while its lead stays; the others' numbers are never used again
 *
 * @throws RuleError NotFound · RowIsDropped · BodyIsWrong
 */
export const mergeRows = (draft: Draft, n: string, others: readonly string[], { report, read }: RowRules): Draft => {
  const rows = chosen(draft, n, others);
  refuseStrangers(draft, rows, report);
  const [first, last] = [rows[0]!, rows.at(-1)!];
  const slice = { start: first.start, end: last.end };
  const proposed = read(textOf(rows, slice, report), { ...first, ...slice }, draft.rows);
  const kept = coherent({ ...first, ...proposed, ...setByHandInAny(rows) });
  const merged: DraftRow = {
    ...kept,
    reason: saidWhoLeads(kept.lead, proposed),
    star: rows.some(({ star }) => star),
    every: rows.find(({ every }) => every !== null)?.every ?? null,
    origin: 'merged',
    madeOf: rows.map((row) => row.n),
    ...carriedOn(rows),
    proposed: rows.some((row) => row.proposed !== null) ? { ...proposed, area: (first.proposed ?? first).area } : null,
    together: kept.lead === first.lead ? first.together : null,
  };
  const gone = new Set(rows.slice(1).map((row) => row.n));
  const left = {
    ...draft,
    rows: draft.rows.filter((row) => !gone.has(row.n)),
    unsplit: draft.unsplit.filter((piece) => !lies(piece, slice)),
  };
  return withoutLoners(withRows(left, [merged]));
};

/** Whether a piece lies within a slice. */
const lies = (piece: Piece, within: Piece): boolean => piece.start >= within.start && piece.end <= within.end;

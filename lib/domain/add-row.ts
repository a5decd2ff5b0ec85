import { type Draft, type DraftRow, hasWords, MOST_CHARACTERS, nextNumber, withRows } from './draft.ts';
import { RuleError } from './errors.ts';
import { inOrder } from './number-rows.ts';
import type { RowRules } from './row-rules.ts';
import type { Piece } from './text-pieces.ts';

/** A row that the office writes, or that it makes of a piece of the report that became no task. */
export interface Addition {
  readonly plan: string;
  /** May be left out for a piece: its words then. */
  readonly text?: string | undefined;
  readonly area: string;
  /** Number of the row behind which it stands. */
  readonly after?: string | undefined;
  /** Exactly a piece of the list of what became no task. */
  readonly from?: Piece | undefined;
}

const wrong = (pointer: string, message: string): RuleError =>
  new RuleError('BodyIsWrong', '有字段填写有误，内容未保存。', [{ pointer, message }]);

/** A place without words: behind a row, behind the last one of the area, behind all. @throws RuleError BodyIsWrong */
const placeBehind = ({ rows }: Draft, { after, area }: Addition): Piece => {
  const sorted = inOrder(rows);
  const row = after === undefined ? (sorted.findLast((one) => one.area === area) ?? sorted.at(-1)) : sorted.find(({ n }) => n === after);
  if (after !== undefined && !row) throw wrong('/after', `草稿中没有第 ${after} 行`);
  const end = row?.end ?? 0;
  return { start: end, end };
};

/** @throws RuleError BodyIsWrong */
const placeOf = (draft: Draft, addition: Addition): Piece => {
  const { from, after } = addition;
  if (from === undefined) return placeBehind(draft, addition);
  if (after !== undefined) throw wrong('/after', '取自报告的行按报告的位置排，不必指定');
  if (!draft.unsplit.some(({ start, end }) => start === from.start && end === from.end)) throw wrong('/from', '未拆分清单中没有这一段');
  return from;
};

/** The words given, else those of the piece. @throws RuleError BodyIsWrong */
const wordsOfRow = ({ text, from }: Addition, report: string): string => {
  if (text !== undefined) return text;
  if (from === undefined) throw wrong('/text', '必填');
  const piece = report.slice(from.start, from.end);
  if (!hasWords(piece)) throw wrong('/from', '这一段没有文字');
  if (piece.length > MOST_CHARACTERS) throw wrong('/from', `这一段有${piece.length}字，至多${MOST_CHARACTERS}字`);
  return piece;
};

/**
 * The draft with one row more, read by the rules like any sentence.
 *
 * - from a piece of the report: it has the piece's place, and the piece leaves the list of what became no task
 * - else: it has no slice of its own and stands behind the row named, or behind the last one of its area; several behind one row stand in
 *   the order in which they were added
 *
 * @throws RuleError BodyIsWrong · NumbersUsedUp
 */
export const addRow = (draft: Draft, addition: Addition, { report, read }: RowRules): Draft => {
  const { plan, area, from } = addition;
  const place = placeOf(draft, addition);
  const row: DraftRow = {
    ...read(wordsOfRow(addition, report), { id: '', area, ...place }, draft.rows),
    plan,
    n: nextNumber(draft),
    version: 1,
    star: false,
    every: null,
    dropped: null,
    together: null,
    origin: 'added',
    madeOf: [],
    proposed: null,
  };
  const unsplit = from ? draft.unsplit.filter(({ start }) => start !== from.start) : draft.unsplit;
  return withRows({ ...draft, unsplit }, [row]);
};

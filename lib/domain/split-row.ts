import { type Draft, type DraftRow, hasWords, nextNumber, rowOf, withRows } from './draft.ts';
import { coherent } from './edit-row.ts';
import { RuleError } from './errors.ts';
import { withoutLoners } from './group-rows.ts';
import type { RowRules } from './row-rules.ts';
import { saidWhoLeads, setByHand } from './set-by-hand.ts';
import { type Piece, trimmed } from './text-pieces.ts';

/** Whether a place lies inside a character that takes two places in UTF-16. */
const isInsideCharacter = (text: string, at: number): boolean =>
  /^[\uD800-\uDBFF]$/.test(text[at - 1] ?? '') && /^[\uDC00-\uDFFF]$/.test(text[at] ?? '');

/** @throws RuleError BodyIsWrong at /at */
const refusePlace = (text: string, at: number): void => {
  const message =
    at >= text.length
      ? `应小于正文的长度（${text.length}）`
      : isInsideCharacter(text, at)
        ? '落在一个字的中间'
        : !hasWords(text.slice(0, at)) || !hasWords(text.slice(at))
          ? '拆开的两半都要有文字'
          : null;
  if (message !== null) throw new RuleError('BodyIsWrong', '拆分的位置有误，内容未保存。', [{ pointer: '/at', message }]);
};

const withoutSpace = (text: string): string => {
  const { start, end } = trimmed(text, { start: 0, end: text.length });
  return text.slice(start, end);
};

/** How far two texts are the same from their beginning. */
const commonStart = (a: string, b: string): number => {
  let at = 0;
  while (at < a.length && at < b.length && a[at] === b[at]) at++;
  return at;
};

/**
 * Where the slice of the report is cut when the row's text is cut: at the same place, counted from that end up to which the office left
 * the text as it was; within what it wrote anew, where that begins.
 */
export const cutOfSlice = (slice: string, text: string, at: number): number => {
  const same = commonStart(slice, text);
  if (at <= same) return at;
  const cut = slice.length - (text.length - at);
  const isSameBehind = cut >= same && slice.slice(cut) === text.slice(at);
  const place = isSameBehind ? cut : same;
  return isInsideCharacter(slice, place) ? place - 1 : place;
};

/**
 * The draft after a row was cut in two.
 *
 * - each half has its part of the text and of the report's slice, and is read anew by the rules: kind, figures, days, departments, measures
 * - what the office had set by hand stays on both halves, see `setByHand`; so do star, rhythm and group, the group while the lead stays
 * - the first half keeps the number, the second takes the next free one
 *
 * @param at UTF-16 offset into the row's text, not inside a character, with words on both sides
 * @throws RuleError NotFound · RowIsDropped · BodyIsWrong · NumbersUsedUp
 */
export const splitRow = (draft: Draft, n: string, at: number, { report, read }: RowRules): Draft => {
  const row = rowOf(draft, n);
  if (row.dropped !== null) throw new RuleError('RowIsDropped', '这一行已删去，请先恢复再拆分。');
  refusePlace(row.text, at);
  const cut = row.start + cutOfSlice(report.slice(row.start, row.end), row.text, at);
  const half = (number: string, text: string, slice: Piece): DraftRow => {
    const proposed = read(withoutSpace(text), { ...row, ...trimmed(report, slice) }, draft.rows);
    const kept = coherent({ ...row, ...proposed, ...setByHand(row) });
    return {
      ...kept,
      reason: saidWhoLeads(kept.lead, proposed),
      n: number,
      version: 1,
      origin: 'split',
      madeOf: [n],
      proposed: row.proposed && { ...proposed, area: row.proposed.area },
      together: kept.lead === row.lead ? row.together : null,
    };
  };
  const halves = [
    half(n, row.text.slice(0, at), { start: row.start, end: cut }),
    half(nextNumber(draft), row.text.slice(at), { start: cut, end: row.end }),
  ];
  return withoutLoners(withRows(draft, halves));
};

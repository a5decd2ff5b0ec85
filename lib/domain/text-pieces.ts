/** A stretch of a text: `text` is exactly the slice from `start` to `end` (UTF-16). */
export interface Piece {
  readonly start: number;
  readonly end: number;
}

const SPACE = /[\s\u3000\u00a0\ufeff\u200b]/;
const CLOSERS: Readonly<Record<string, string>> = { '（': '）', '(': ')', '“': '”', '《': '》', '‘': '’', '【': '】', '〔': '〕' };

/** Ends a sentence or a part of one; a heading has none. */
export const STOP = /[。！？；!?;]/;

/** What may stand behind a stop and belongs to it. */
const CLOSING = /[。！？!?；;”’）)]/;

/** How far a bracket may reach; a farther closing one is taken as missing, which keeps scanning linear. */
const BRACKET_REACH = 240;

/** The piece without the white space at its ends. */
export const trimmed = (text: string, piece: Piece): Piece => {
  let { start, end } = piece;
  while (start < end && SPACE.test(text[start]!)) start++;
  while (end > start && SPACE.test(text[end - 1]!)) end--;
  return { start, end };
};

/** Where the bracket or quotation mark opened at `at` closes, or `at` itself when it does not before `end`. */
export const closingOf = (text: string, at: number, end: number): number => {
  const closer = CLOSERS[text[at]!];
  if (!closer) return at;
  const open = text[at]!;
  let depth = 0;
  for (let i = at; i < Math.min(end, at + BRACKET_REACH); i++) {
    if (text[i] === open) depth++;
    else if (text[i] === closer && --depth === 0) return i;
  }
  return at;
};

/** The non-empty lines of a text, trimmed. */
export const linesOf = (text: string, from = 0, to = text.length): Piece[] => {
  const lines: Piece[] = [];
  for (let at = from; at < to; ) {
    const stop = text.indexOf('\n', at);
    const end = stop < 0 || stop > to ? to : stop;
    const line = trimmed(text, { start: at, end });
    if (line.end > line.start) lines.push(line);
    at = end + 1;
  }
  return lines;
};

/**
 * Cuts a piece after each stop outside brackets and quotation marks; the stop stays with what it ends.
 * @param marks finds the stops, and the brackets and quotation marks that open
 */
const cutAfter = (text: string, piece: Piece, marks: RegExp, isStop: (at: number) => boolean = () => true): Piece[] => {
  const pieces: Piece[] = [];
  let start = piece.start;
  let passed = start;
  // Only the piece is searched: a search that ran on to the next mark of the text would make many short lines quadratic.
  for (const mark of text.slice(piece.start, piece.end).matchAll(marks)) {
    const at = piece.start + mark.index;
    if (at < passed) continue;
    if (CLOSERS[mark[0]]) {
      passed = closingOf(text, at, piece.end) + 1;
      continue;
    }
    if (!isStop(at)) continue;
    let end = at + 1;
    while (end < piece.end && CLOSING.test(text[end]!)) end++;
    pieces.push({ start, end });
    start = end;
    passed = end;
  }
  if (start < piece.end) pieces.push({ start, end: piece.end });
  return pieces.map((p) => trimmed(text, p)).filter((p) => p.end > p.start);
};

const OFFICE_LIST = '[^，,。；;：:（）()〔〕【】、]{1,14}(?:局|办公室|办|委|所|站|中心|队|科|院)';
/** A note in brackets that stands after the full stop of the sentence it belongs to: （责任科室：…）, 〔农业农村办〕. */
const NOTE = new RegExp(
  `^[（(〔【](?:(?:责任|牵头|配合|主办|承办)[^）)〕】\\n]{1,120}|${OFFICE_LIST}(?:、${OFFICE_LIST}){0,5})[）)〕】][。；;]?`,
);

/** Who answers for what stands before, or by when: “责任单位：农业农村办。完成时限：9月底。” */
const LABELLED =
  /^(?:(?:责任|牵头|配合|主办|主责|协办|承办|实施|负责|参与)(?:单位|部门|科室|站所|站办所|办公室|领导|人)|(?:完成|办结|整改|时间|时限)(?:时限|时间|期限|要求)|完成日期)[：:]/;

/** Whether a piece says only who answers for what stands before it, or by when. */
export const isLabelledNote = (text: string, { start, end }: Piece): boolean => LABELLED.test(text.slice(start, Math.min(end, start + 10)));

/** Sentences of a piece, to 。！？, each with its closing marks and the notes that follow: who answers for it, and by when. */
export const sentencesOf = (text: string, piece: Piece): Piece[] => {
  const joined: Piece[] = [];
  for (const one of cutAfter(text, piece, /[。！？!?（(“《‘【〔]/g)) {
    if (joined.length > 0 && isLabelledNote(text, one)) {
      joined.push({ start: joined.pop()!.start, end: one.end });
      continue;
    }
    const note = joined.length > 0 ? NOTE.exec(text.slice(one.start, Math.min(one.end, one.start + 130))) : null;
    if (!note) {
      joined.push(one);
      continue;
    }
    joined.push({ start: joined.pop()!.start, end: one.start + note[0].length });
    const rest = trimmed(text, { start: one.start + note[0].length, end: one.end });
    if (rest.end > rest.start) joined.push(rest);
  }
  return joined;
};

/** Parts of a sentence between semicolons. */
export const semicolonPartsOf = (text: string, piece: Piece): Piece[] => cutAfter(text, piece, /[；;（(“《‘【〔]/g);

/** Clauses of a sentence, each with its comma. A comma between digits is part of a number. */
export const clausesOf = (text: string, piece: Piece): Piece[] =>
  cutAfter(
    text,
    piece,
    /[，,；;（(“《‘【〔]/g,
    (at) => text[at] !== ',' || !(/\d/.test(text[at - 1] ?? '') && /\d{3}(?!\d)/.test(text.slice(at + 1, at + 5))),
  );

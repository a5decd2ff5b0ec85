import type { Piece } from './text-pieces.ts';

/** Number shapes from the outermost in; their order is their rank. */
const LEVELS: readonly [name: string, pattern: RegExp][] = [
  ['top', /^(?:第[一二三四五六七八九十]{1,2}部分[、：:，,]?|[一二三四五六七八九十]{1,3}[、．])\s{0,2}/],
  ['bracket', /^[（(][一二三四五六七八九十]{1,3}[）)][、.．]?\s{0,2}/],
  ['line', /^(?!)/],
  ['theme', /^(?!)/],
  ['dash', /^(?:[—－-]{1,3}|[●◆■▲·•])\s{0,2}/],
  ['number', /^\d{1,2}(?:[、.．](?:(?!\d)|(?=\d{1,2}月|\d{4}年))|\s{1,2}(?=[一-龥]))\s{0,2}/],
  ['parts2', /^(?!)/],
  ['parts3', /^(?!)/],
  ['parts4', /^(?!)/],
  ['small', /^(?:[（(]\d{1,2}[）)]|\d{1,2}[）)]|[①-⑳])[、.．]?\s{0,2}/],
  ['ordinal', /^(?:[一二三四五六七八九十]{1,2}[是要](?=[一-龥])|第[一二三四五六七八九十]{1,2}[，,、])/],
];
/** How far out a shape of number is: 0 is the outermost. */
export const rankOf = (name: string): number => LEVELS.findIndex(([level]) => level === name);

/** Whether words open with the outermost number: 一、, 第一部分. */
export const isTopNumbered = (words: string): boolean => LEVELS[0]![1].test(words);

/** A line, and the shape of the number that opens it; null without one. */
export interface Line extends Piece {
  readonly level: string | null;
  /** Where the words after the number begin. */
  readonly body: number;
}

/** A number of several parts: 2.1 做强产业, 2.3.1.1聚力招商. */
const PARTS = /^\d{1,2}((?:\.\d{1,2}){1,4})(?![\d.%])[、．.]?(\s?)/;
/** What makes a figure of 1.5 and 2.3: a unit behind it. */
const UNIT = /^(?:[万亿千百倍成个度级年月日天时分秒人户处座次米吨亩元斤克升台套辆条件项家名所间栋株头只羽口平立公里厘毫英海兆摄]|小时)/;

/** The number of several parts that opens a line, or null: two parts without space before words may as well be a figure or a day (3.15). */
const partsOfNumber = (head: string, customary: boolean): { level: string; length: number } | null => {
  const number = PARTS.exec(head);
  if (!number) return null;
  const parts = number[1]!.split('.').length;
  const rest = head.slice(number[0].length);
  if (parts === 2 && !(customary && (number[2] !== '' || /^[一-龥“]/.test(rest)) && !UNIT.test(rest))) return null;
  return { level: `parts${Math.min(parts, 4)}`, length: number[0].length };
};

/** Whether a report numbers its levels 1.1, 1.2: at least two lines of the plan, one of them the first of its kind. */
export const partsAreTheWay = (text: string, lines: readonly Piece[]): boolean => {
  const numbers = lines.flatMap(({ start, end }) => {
    const head = text.slice(start, Math.min(end, start + 24));
    return partsOfNumber(head, true) ? [PARTS.exec(head)![1]!] : [];
  });
  return numbers.length >= 2 && numbers.some((number) => number.endsWith('.1'));
};

/** @param parted whether numbers of two parts are the report's way */
export const lineOf = (text: string, piece: Piece, parted: boolean): Line => {
  const head = text.slice(piece.start, Math.min(piece.end, piece.start + 24));
  const parts = partsOfNumber(head, parted);
  if (parts && piece.start + parts.length < piece.end) return { ...piece, level: parts.level, body: piece.start + parts.length };
  for (const [level, pattern] of LEVELS) {
    const number = pattern.exec(head);
    if (number && piece.start + number[0].length < piece.end) return { ...piece, level, body: piece.start + number[0].length };
  }
  return { ...piece, level: null, body: piece.start };
};

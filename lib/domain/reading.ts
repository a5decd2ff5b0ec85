import { type SourceLine, sourceLines } from './source-lines.ts';
import { type Piece, trimmed } from './text-pieces.ts';

/** A text as a reader reads it: without layout, each mark in one shape; and where its characters stand in the file. */
export interface Reading {
  readonly text: string;
  /** Offset in the file of each character of `text`; a line break that the file has lost stands where the line behind it begins. */
  readonly starts: Int32Array;
  /** Where in `text` lines begin that Markdown marks as headings, with the number of their signs. */
  readonly headings: ReadonlyMap<number, number>;
  /** Where in `text` lines begin that are rows of a table. */
  readonly rows: ReadonlySet<number>;
}

/** Marks that mean the same as another; full-width letters and digits are shifted, see `plain`. */
const SAME: Readonly<Record<string, string>> = {
  '％': '%',
  '﹪': '%',
  '．': '.',
  '－': '-',
  '﹣': '-',
  '～': '~',
  '｡': '。',
  '､': '、',
  '︰': '：',
  ';': '；',
  '!': '！',
  '?': '？',
  '(': '（',
  ')': '）',
  '｢': '“',
  '｣': '”',
};
/** Letters and digits of full width, and the ideographs that PDFs write with the code of a radical. */
const OTHER_SHAPE = /[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a\u2e80-\u2fdf\uf900-\ufaff]/;
const INVISIBLE = /[\u200b-\u200f\u2060\ufeff\u00ad]/;
const SPACE = /[ \t\u00a0\u2002-\u200a\u3000]/;
const DIGIT = /\d/;
const LATIN = /[A-Za-z\d]/;
const CHINESE = /[一-龥]/;
/** Of a line set with space between its letters at least this part is spaces. */
const LETTER_SPACED = 0.3;

/** One shape for each character: ５ is 5, ⼀ is 一. */
const plain = (c: string): string => {
  const same = SAME[c];
  if (same !== undefined) return same;
  if (!OTHER_SHAPE.test(c)) return c;
  const normal = c.normalize('NFKC');
  return normal.length === 1 ? normal : c;
};

/** Marks of Markdown that only lay out: heading signs, quotes, bullets, emphasis. */
const MARKDOWN_HEAD = /^\s{0,3}(?:#{1,6}\s{1,3}|>\s?|[-*+]\s{1,3}(?:\[[ xX]\]\s{1,3})?(?!\d))/;

/** Gathers the characters that are read, each with its place. */
class Gathering {
  readonly #parts: string[] = [];
  readonly #starts: Int32Array;
  readonly #headings = new Map<number, number>();
  readonly #rows = new Set<number>();
  #length = 0;
  constructor(most: number) {
    this.#starts = new Int32Array(most);
  }
  add(c: string, at: number): void {
    this.#parts.push(c);
    this.#starts[this.#length++] = at;
  }
  markHeading(signs: number): void {
    this.#headings.set(this.#length, signs);
  }
  markRow(): void {
    this.#rows.add(this.#length);
  }
  reading(): Reading {
    return { text: this.#parts.join(''), starts: this.#starts.subarray(0, this.#length), headings: this.#headings, rows: this.#rows };
  }
}

/** Whether white space between two characters parts words: Latin from Latin, a number before a heading from its words, figures but for thousands. */
const parts = (before: string, after: string, head: boolean): boolean => {
  if (DIGIT.test(before))
    return (DIGIT.test(after[0]!) && !THOUSANDS.test(after)) || (head && CHINESE.test(after[0]!) && !UNIT.test(after));
  return LATIN.test(before) && LATIN.test(after[0]!) && !DIGIT.test(after[0]!);
};
/** Behind a number that opens a line: a date or an amount, no item's words. */
const UNIT = /^[月日年号个处项名户家座条亩万亿公人次场米吨元件]/;
const THOUSANDS = /^\d{3}(?!\d)/;

/** A comma or colon between digits belongs to a number; a dot is a full stop where the line has no other, else it parts a name (十八洞.苗汉子). */
const punctuation = (source: string, at: number, stopped: boolean): string => {
  const [before, after] = [source[at - 1] ?? '', source[at + 1] ?? ''];
  if (source[at] === ',') return DIGIT.test(before) && /^\d{3}(?!\d)/.test(source.slice(at + 1, at + 5)) ? ',' : '，';
  if (source[at] === ':') return DIGIT.test(before) && DIGIT.test(after) ? ':' : '：';
  return CHINESE.test(before) && !LATIN.test(after) && !(stopped && CHINESE.test(after)) ? '。' : '.';
};

/** Where the words of a line begin, behind marks of Markdown. */
const bodyOf = (source: string, { start, end }: SourceLine): number =>
  start + (MARKDOWN_HEAD.exec(source.slice(start, Math.min(end, start + 12)))?.[0].length ?? 0);

const isSpaced = (source: string, { start, end }: SourceLine): boolean => {
  const words = source.slice(start, Math.min(end, start + 80)).trim();
  return words.length >= 6 && (words.match(/(?<=\S) (?=\S(?: |$))/g)?.length ?? 0) >= LETTER_SPACED * words.length;
};

const readLine = (source: string, line: SourceLine, into: Gathering): void => {
  const from = bodyOf(source, line);
  const spaced = isSpaced(source, line);
  const signs = source.slice(line.start, from).match(/#/g)?.length ?? 0;
  if (signs > 0) into.markHeading(signs);
  let before = '';
  let read = 0;
  let numbered = true;
  let gap = -1;
  let quoted = false;
  const stopped = source.slice(from, line.end).includes('。');
  for (let at = from; at < line.end; at++) {
    const c = source[at]!;
    if (INVISIBLE.test(c) || c === '\\' || c === '`') continue;
    if ((c === '*' || c === '_') && (source[at + 1] === c || source[at - 1] === c)) continue;
    if (SPACE.test(c)) {
      if (gap < 0) gap = at;
      continue;
    }
    let own = c;
    if (c === ',' || c === ':' || (c === '.' && read > 3)) own = punctuation(source, at, stopped);
    else if (c === '"') {
      own = quoted ? '”' : '“';
      quoted = !quoted;
    } else own = plain(c);
    if (gap >= 0 && before !== '' && !spaced && parts(before, own + source.slice(at + 1, at + 4), read <= 2 || numbered))
      into.add(' ', gap);
    into.add(own, at);
    numbered &&= DIGIT.test(own) || own === '.';
    before = own;
    gap = -1;
    read++;
  }
};

/** Ends of sentences inside a cell, and what parts cells: of the one sentence that a row is they are breaks. */
const ROW_BREAK = /[。；;！!，,、：:]/;

/**
 * A row of a table reads as one sentence: “1、改造食堂，1200平方米，教育办，8月底”. The number in its first cell is its number.
 */
const readRow = (source: string, line: SourceLine, into: Gathering): void => {
  into.markRow();
  const bar = source.slice(line.start, line.end).includes('|') ? '|' : '\t';
  let from = line.start;
  let number = true;
  let due = -1;
  let last = '';
  while (from < line.end) {
    const next = source.indexOf(bar, from);
    const to = next < 0 || next > line.end ? line.end : next;
    const cell = trimmed(source, { start: from, end: to });
    if (cell.end > cell.start) {
      if (due >= 0) {
        if (!ROW_BREAK.test(last)) into.add(number ? '、' : '，', due);
        number = false;
      }
      if (number) number = /^\d{1,3}[.、]?$/.test(source.slice(cell.start, cell.end));
      last = readCell(source, cell, into);
      due = to;
    }
    from = to + 1;
  }
};

/** The characters of a cell. @returns the last of them */
const readCell = (source: string, cell: Piece, into: Gathering): string => {
  let last = '';
  for (let at = cell.start; at < cell.end; at++) {
    const c = source[at]!;
    if (INVISIBLE.test(c) || SPACE.test(c) || c === '`' || (c === '*' && (source[at + 1] === c || source[at - 1] === c))) continue;
    const figure = (c === ',' || c === ':') && DIGIT.test(source[at - 1] ?? '') && DIGIT.test(source[at + 1] ?? '');
    const own = figure ? c : plain(c === ',' ? '，' : c === ':' ? '：' : c);
    const isStop = /[。；！]/.test(own);
    if (isStop && at + 1 === cell.end) break;
    last = isStop ? '，' : own;
    into.add(last, at);
  }
  return last;
};

/**
 * Reads a text: lines broken by a page's width are joined, page numbers, marks of Markdown and space inside Chinese are left out, half-width
 * and odd shapes of marks become the usual one. What is left out stays in the file: pieces are given back by `inSource`.
 */
export const readingOf = (source: string): Reading => {
  const lines = sourceLines(source);
  const into = new Gathering(source.length + lines.length + 1);
  lines.forEach((line, i) => {
    if (line.isRow) readRow(source, line, into);
    else readLine(source, line, into);
    if (!line.goesOn && i + 1 < lines.length) into.add('\n', line.end);
  });
  return into.reading();
};

/** A piece of the reading as it stands in the file. */
export const inSource = ({ starts }: Reading, { start, end }: Piece): Piece => ({
  start: starts[start] ?? 0,
  end: end > start ? starts[end - 1]! + 1 : (starts[start] ?? 0),
});

/** The words of one task, as they are read, whatever lines and pages they were taken from. */
export const wordsOf = (source: string): string => readingOf(source).text.replaceAll('\n', '');

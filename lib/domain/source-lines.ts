import type { Piece } from './text-pieces.ts';

/** A line of a file that holds words. */
export interface SourceLine extends Piece {
  /** Its sentence goes on in the next one: the break is the page's, not the writer's. */
  readonly goesOn: boolean;
  /** A row of a table. */
  readonly isRow: boolean;
}

/** A page number, a rule, nothing but marks: no words of the report. */
const PAGE_MARK =
  /^(?:[-—–－_=*·.\s]{0,6}\d{1,4}[-—–－_=*·.\s]{0,6}|第\s{0,2}\d{1,4}\s{0,2}页.{0,12}|\d{1,4}\s{0,2}\/\s{0,2}\d{1,4}|[-—–－_=*·\s]{3,80})$/;
const LONGEST_MARK = 80;
const WIDEST_RULE = 400;

/** Whether a line is a page number or a rule. @example pageMark('— 3 —') //=> true */
export const pageMark = (words: string): boolean =>
  words.length <= LONGEST_MARK ? PAGE_MARK.test(words) || TABLE_RULE.test(words) : words.length <= WIDEST_RULE && TABLE_RULE.test(words);

/** The line between the head of a table in Markdown and its rows. */
const TABLE_RULE = /^\|?(?:\s{0,8}:?-{2,40}:?\s{0,8}\|){1,20}(?:\s{0,8}:?-{2,40}:?\s{0,8})?$/;
/** Bars round cells or between them. */
const BARRED = /^\s{0,8}\|.{1,2000}\|\s{0,8}$|^[^|]{1,400}\s\|\s/;
/** Three cells parted by tabs; two, where the first is no heading's number and ends as no label does. */
const TABBED =
  /^\s{0,8}[^\s][^\t]{0,200}\t{1,3}[^\t]{1,400}\t{1,3}\S|^(?!第?[一二三四五六七八九十]{1,3}(?:部分|、)|[（(])[^\t]{1,60}[^\s\d、．.)）。，；：]\t{1,3}\S/;

/** Whether a line is a row of a table. @example tableRow('1\t修路\t5公里') //=> true */
export const tableRow = (line: string): boolean => (line.includes('|') && BARRED.test(line)) || (line.includes('\t') && TABBED.test(line));

/** Ends a paragraph, or at least may. */
const STOP = /[。！？!?；;：:]["”’）)】》]{0,2}$/;
/** Cannot be the end of anything. */
const OPEN_END = /[，、,（(“《]$/;
/** Hardly is the end of a paragraph: what it takes stands in the next line. */
const HANGING_END = /[，,；;。].{0,40}(?:[的和与及对在把将以由从向]|加大|加强|加快|完善|强化|深化|实施|开展|抓好|做好)$/;
const INDENT = /^(?:\u3000{1,4}|[ \t\u00a0]{2,8})\S/;
const NUMBERED =
  /^\s{0,8}(?:第[一二三四五六七八九十]{1,3}部分|[一二三四五六七八九十]{1,3}[、．.]|[（(](?:[一二三四五六七八九十]{1,3}|\d{1,2})[）)]|\d{1,2}[、．.](?!\d)|\d{1,2}(?:\.\d{1,2}){2,4}(?![\d.%])|\d{1,2}\.\d{1,2}\s{1,3}[一-龥]|[#—●◆■▲·•①-⑳]|[一二三四五六七八九十]{1,2}[是要])/;
const OUTER_NUMBER = /^\s{0,8}(?:第[一二三四五六七八九十]{1,3}部分|[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)])/;

/** A paragraph's run-in theme. */
const THEME = /^[^，,。；;：:\d]{4,16}。/;

/** No printed line is wider, in Chinese characters. */
const WIDEST = 80;
/** A line that the page's edge ended misses it by no more: a mark or a number that would not fit. */
const SLACK = 3;
/** So many lines at least end at the page's edge, and of those that end inside a sentence this part. */
const FEWEST_BROKEN = 5;
const MOST_BROKEN = 0.6;
/** A few lines may be wider: a mark hangs out, a table stands between. */
const MAY_HANG_OUT = 0.02;
/** What is shorter may be a heading, though a page stands behind it. */
const LONG = 20;
/** A column narrower than headings are long is one only where most of its many lines are as wide as it, and they miss its edge by less. */
const NARROWEST = 8;
const NARROW_SLACK = 1.5;
const FEWEST_NARROW = 8;
const MOST_FULL = 0.5;
/** In a column sentences end anywhere; a list of short lines ends them at its lines' ends. */
const STOP_INSIDE = /[。；].{0,40}[一-龥]/;
const FEWEST_STOPPED = 0.05;

interface RawLine extends Piece {
  readonly words: string;
  readonly width: number;
  readonly isRow: boolean;
  /** An empty line stands before it. */
  readonly apart: boolean;
  /** A page number stands before it. */
  readonly afterMark: boolean;
}

/** Width in Chinese characters: letters and digits take half of one. */
const widthOf = (words: string): number => {
  let width = 0;
  for (let i = 0; i < words.length && width <= WIDEST; i++) width += words.charCodeAt(i) < 0x2000 ? 0.5 : 1;
  return width;
};

const BREAK = /\r\n|[\n\r\f\v\u0085\u2028\u2029]/g;

const rawLines = (source: string): RawLine[] => {
  const lines: RawLine[] = [];
  let start = 0;
  let apart = false;
  let afterMark = false;
  const take = (end: number) => {
    const words = source.slice(start, end);
    const bare = words.trim();
    if (bare === '') apart = true;
    else if (lines.length > 0 && pageMark(bare)) afterMark = true;
    else {
      lines.push({
        start,
        end,
        words: bare.length > WIDEST * 2 ? words : words.trimEnd(),
        width: widthOf(words.trimEnd()),
        isRow: tableRow(words),
        apart,
        afterMark,
      });
      apart = false;
      afterMark = false;
    }
  };
  for (const found of source.matchAll(BREAK)) {
    take(found.index);
    start = found.index + found[0].length;
  }
  take(source.length);
  return lines;
};

/** Where lines were broken, and by how much a broken one may miss it. */
interface Edge {
  readonly edge: number;
  readonly slack: number;
}

/**
 * The width to which a text was broken, or null for one whose lines are its paragraphs: no line is wider, and of the lines that end inside a
 * sentence (and are too long for a heading) most end there.
 */
const pageWidth = (lines: readonly RawLine[]): Edge | null => {
  const inside = lines.filter(({ words, width }) => width >= LONG && !STOP.test(words));
  const endsAt = (edge: number): number => inside.filter(({ width }) => width <= edge && width >= edge - SLACK).length;
  const edges = [...new Set(inside.map(({ width }) => Math.ceil(width)))].filter((width) => width <= WIDEST);
  const [edge, broken] = edges.map((one) => [one, endsAt(one)] as const).reduce((a, b) => (b[1] > a[1] ? b : a), [0, 0] as const);
  const wider = lines.filter(({ width }) => width > edge + SLACK).length;
  return broken >= FEWEST_BROKEN && broken >= MOST_BROKEN * inside.length && wider <= MAY_HANG_OUT * lines.length
    ? { edge, slack: SLACK + 1 }
    : null;
};

/** The same of a narrow column. */
const columnWidth = (lines: readonly RawLine[]): Edge | null => {
  const inside = lines.filter(({ words }) => !STOP.test(words));
  const stopped = lines.filter(({ words, width }) => width <= LONG + SLACK && STOP_INSIDE.test(words)).length;
  if (lines.length < FEWEST_NARROW || stopped < Math.max(2, FEWEST_STOPPED * lines.length)) return null;
  const between = (from: number, to: number, of: readonly RawLine[]): number =>
    of.filter(({ width }) => width >= from && width <= to).length;
  for (let edge = LONG + SLACK; edge >= NARROWEST; edge--) {
    const broken = between(edge - NARROW_SLACK, edge, inside);
    if (broken < FEWEST_NARROW || broken < MOST_BROKEN * inside.length) continue;
    const full = between(edge - NARROW_SLACK, edge + 1, lines);
    const wider = between(edge + NARROW_SLACK, Number.POSITIVE_INFINITY, lines);
    if (full >= MOST_FULL * lines.length && wider <= MAY_HANG_OUT * lines.length) return { edge, slack: NARROW_SLACK };
  }
  return null;
};

/** Whether the sentence of a line goes on in the next. */
const goesOn = (line: RawLine, next: RawLine | undefined, page: Edge | null): boolean => {
  if (!next || line.isRow || next.isRow) return false;
  const ended = STOP.test(line.words.trimEnd());
  const long = page === null ? LONG : Math.min(LONG, page.edge - page.slack);
  if (OUTER_NUMBER.test(next.words) && !OPEN_END.test(line.words)) return false;
  if (next.afterMark) return !ended && line.width >= long && !NUMBERED.test(next.words);
  if (next.apart) return false;
  if (OPEN_END.test(line.words)) return line.width >= long / 2 && !NUMBERED.test(next.words);
  if (HANGING_END.test(line.words.slice(-50)) && !NUMBERED.test(next.words)) return true;
  if (page === null || line.width < page.edge - page.slack) return false;
  return !INDENT.test(next.words) && !(ended && (NUMBERED.test(next.words) || THEME.test(next.words)));
};

/** A text with so few lines, the longest of them so long, has lost its breaks. */
const MOST_LOST = 3;
const LONGEST_LOST = 80;
/** Where a heading begins in such a text, and where one that names a year's work ends. */
const HEAD_INSIDE =
  /(?<=[。！；：])(?=(?:各位代表|同志们)[，：！])|(?<=[。！；：告])(?=(?:第[一二三四五六七八九十]{1,2}部分|[一二三四五六七八九十]{1,2}、)[一-龥\d“])|(?<=[一-龥。！；：])(?=（[一二三四五六七八九十]{1,2}）[一-龥\d“])|(?<=[一二三四五六七八九十分][、：]?\d{4}年[^，。；]{0,8}(?:回顾|总结|安排|打算|计划|要点|任务))(?=[一-龥\d])(?![和及与暨情完落])/g;

/** Lines of a text that came without its line breaks: each numbered heading begins one. A text with a single such place has none. */
const withLostBreaks = (source: string, lines: readonly RawLine[]): readonly RawLine[] => {
  if (lines.length > MOST_LOST || !lines.some(({ start, end }) => end - start >= LONGEST_LOST)) return lines;
  const cut = lines.flatMap((line): RawLine[] => {
    const places = [...line.words.matchAll(HEAD_INSIDE)].map(({ index }) => line.start + index);
    const starts = [line.start, ...places.filter((at) => at > line.start)];
    return starts.map((start, i) => {
      const end = starts[i + 1] ?? line.end;
      const words = source.slice(start, end);
      return { ...line, start, end, words, width: widthOf(words), isRow: line.isRow && starts.length === 1, apart: i === 0 && line.apart };
    });
  });
  return cut.length >= lines.length + 2 ? cut : lines;
};

/**
 * The lines of a file that hold words, page numbers and rules left out.
 *
 * - where half of the lines end at one width, a line of that width goes on in the next, unless that one is indented or numbered
 * - a page number inside a sentence does not end it; a comma at a line's end never does
 * - a text of hardly any lines has lost its breaks: its numbered headings begin lines
 * - else every line is a paragraph
 */
export const sourceLines = (source: string): SourceLine[] => {
  const lines = withLostBreaks(source, rawLines(source));
  const prose = lines.filter(({ isRow }) => !isRow);
  const edge = columnWidth(prose) ?? pageWidth(prose);
  return lines.map((line, i) => ({ start: line.start, end: line.end, goesOn: goesOn(line, lines[i + 1], edge), isRow: line.isRow }));
};

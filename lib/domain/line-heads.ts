import { isAppendixTitle } from './appendices.ts';
import { type Line, rankOf } from './line-levels.ts';
import { isLabelledNote, type Piece, STOP, sentencesOf } from './text-pieces.ts';

const LEAD_IN = /[：:]$/;
const ADDRESS = /^(?:各位代表|同志们|让我们)/;

/** A short theme: no figure, a phrase or a couplet. Behind a number it may hold a quotation: （一）夯实“三农”基础。 */
const isTheme = (words: string, longest: number, numbered = false): boolean =>
  words.length >= 3 &&
  words.length <= longest &&
  !/[\d%：:；]/.test(words) &&
  (numbered || !/[“”]/.test(words)) &&
  (words.match(/[，,]/g)?.length ?? 0) <= 1;

/** End of the run-in theme sentence that opens a line with more text behind it, or -1. */
const themeEnd = (text: string, line: Line, longest: number): number => {
  const [first, second] = sentencesOf(text, { start: line.body, end: Math.min(line.end, line.body + 120) });
  if (!first || !second) return -1;
  const words = text.slice(first.start, first.end);
  return words.endsWith('。') && !ADDRESS.test(words) && isTheme(words.slice(0, -1), longest, line.level !== null) ? first.end : -1;
};

/** The same closed by a colon: “——粮食安全：…”, not “（1）某某工程：…”, which is a project. */
const colonEnd = (text: string, line: Line): number => {
  const words = text.slice(line.body, Math.min(line.end, line.body + 32));
  const colon = words.search(/[：:]/);
  return colon >= 3 &&
    line.body + colon + 1 < line.end &&
    isTheme(words.slice(0, colon), 24) &&
    !/目标|以下|工程$|项目$|建议/.test(words.slice(0, colon))
    ? line.body + colon + 1
    : -1;
};

const LONGEST_THEME: Readonly<Record<string, number>> = {
  top: 45,
  bracket: 45,
  dash: 30,
  number: 24,
  parts2: 30,
  parts3: 24,
  parts4: 18,
  small: 18,
  ordinal: 18,
};

/** Whether run-in themes without numbers are the report's way: at least two, and half of its longer paragraphs. */
const themesAreTheWay = (text: string, lines: readonly Line[]): boolean => {
  const longer = lines.filter(
    (line) => line.level === null && sentencesOf(text, { start: line.start, end: Math.min(line.end, line.start + 400) }).length > 1,
  );
  const themed = longer.filter((line) => themeEnd(text, line, 22) >= 0);
  return themed.length >= 2 && themed.length * 2 >= longer.length;
};

/** The field that a paragraph without number opens with: “党建工作：完善…”. */
const LABEL = /^[一-龥]{2,8}(?:工作|方面|建设|领域|事业)[：:](?=.)/;

/** Whether such labels are the report's way. */
const labelsAreTheWay = (text: string, lines: readonly Line[]): boolean => {
  const labelled = lines.filter((line) => line.level === null && LABEL.test(text.slice(line.body, line.body + 14)));
  return labelled.length >= 2 && labelled.length * 2 >= lines.length;
};

/** How a report without numbers heads its paragraphs. */
export interface Ways {
  readonly themed: boolean;
  readonly labelled: boolean;
}

/** The heading that a line is or begins with. */
export interface Head extends Piece {
  readonly level: string;
  readonly title: string;
}

export const waysOf = (text: string, lines: readonly Line[]): Ways => ({
  themed: themesAreTheWay(text, lines),
  labelled: labelsAreTheWay(text, lines),
});

/** Whether a line that the file marks as a heading is none: a sentence goes on in it. */
export const isProse = (text: string, line: Line): boolean => STOP.test(text.slice(line.body, line.end - 1));

/** A line that the file marks as a heading; without a number the outermost of them are areas. */
export const markedHead = (text: string, { start, end, body, level }: Line, outermost: boolean): Head => ({
  level: level ?? (outermost ? 'line' : 'dash'),
  start,
  end,
  title: text.slice(body, end).replace(/[。：:，,\s]{1,2}$/, ''),
});

/** The heading that a line is, or begins with. */
export const headOf = (text: string, line: Line, next: Line | undefined, { themed, labelled }: Ways): Head | null => {
  const words = text.slice(line.body, line.end);
  const head = (level: string, end: number): Head => ({
    level,
    start: line.start,
    end,
    title: text.slice(line.body, end).replace(/[。：:，,\s]{1,2}$/, ''),
  });
  const hasBody =
    next !== undefined &&
    !isLabelledNote(text, next) &&
    (next.level === null || line.level === null || rankOf(next.level) > rankOf(line.level));
  // “（二）做强产业。” alone on its line: a theme with its full stop, when what it heads follows.
  const alone = words.endsWith('。') && line.level !== null && isTheme(words.slice(0, -1), LONGEST_THEME[line.level] ?? 18, true);
  if (alone && hasBody && rankOf(line.level!) <= rankOf('dash') && !ADDRESS.test(text.slice(next.start, next.start + 8)))
    return head(line.level!, line.end);
  const bare = !STOP.test(words) && !LEAD_IN.test(words) && words.length <= 45;
  if (bare && line.level !== null && hasBody && (rankOf(line.level) <= rankOf('dash') || !/\d/.test(words)))
    return head(line.level, line.end);
  if (bare && line.level === null && hasBody && (isTheme(words, 26) || isAppendixTitle(words))) return head('line', line.end);
  if (line.level === null) {
    const label = labelled ? LABEL.exec(words.slice(0, 14)) : null;
    if (label) return head('theme', line.body + label[0].length);
    const end = themed ? themeEnd(text, line, 22) : -1;
    return end >= 0 ? head('theme', end) : null;
  }
  const run = themeEnd(text, line, LONGEST_THEME[line.level] ?? 18);
  if (run >= 0) return head(line.level, run);
  const colon = rankOf(line.level) <= rankOf('dash') ? colonEnd(text, line) : -1;
  return colon >= 0 ? head(line.level, colon) : null;
};

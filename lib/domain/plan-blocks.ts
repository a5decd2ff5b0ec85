import { isLabelledNote, linesOf, type Piece, sentencesOf, trimmed } from './text-pieces.ts';

/** A heading, a number before a paragraph, or a paragraph of the plan. `area` counts from 0; -1 is before the first area. */
export interface PlanBlock extends Piece {
  readonly type: 'heading' | 'numbering' | 'prose' | 'appendix';
  readonly area: number;
  /** Words of a heading without number and final stop. */
  readonly title: string;
  /** A row of a table: one sentence, whatever stands in its cells. */
  readonly isRow?: boolean;
}

/** What a file says of its lines by where they begin: marks of headings with the number of their signs, rows of a table. */
export interface LineMarks {
  readonly headings: ReadonlyMap<number, number>;
  readonly rows: ReadonlySet<number>;
}
export const NO_MARKS: LineMarks = { headings: new Map(), rows: new Set() };

/** Names of a table's columns, and the row that holds them. */
const COLUMN =
  /^(?:序号|编号|类别|[一-龥（）]{0,6}(?:项目|名称|内容|目标|任务|措施|指标|规模|地点|位置|投资|资金|单位|部门|领导|责任人|时限|时间|进度|期限|数量|备注|来源)(?:（[^）]{1,8}）)?)$/;
const isColumns = (words: string): boolean => {
  const cells = words.split(/[，、]/);
  return cells.length > 1 && cells.filter((cell) => COLUMN.test(cell)).length * 4 >= cells.length * 3;
};

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
const rankOf = (name: string): number => LEVELS.findIndex(([level]) => level === name);

const APPENDIX = /^(?:附件|附[：:]|附表|名词解释|注释|注[：:]|名词注释)/;
/** An appendix that goes on promising: 附件：2026年民生实事. */
const MORE_WORK = /实事|(?:重点|重大)?(?:项目|任务|工作)(?:清单|分解|安排|计划)?$/;
/** One that tells what was done, or explains. */
const NO_WORK = /(?:完成|落实|办理|进展|开展|推进)情况|总结|回顾|说明|解释/;
const LONGEST_APPENDIX_TITLE = 40;
const STOP = /[。！？；!?;]/;
const LEAD_IN = /[：:]$/;
const ADDRESS = /^(?:各位代表|同志们|让我们)/;

interface Line extends Piece {
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
const partsAreTheWay = (text: string, lines: readonly Piece[]): boolean => {
  const numbers = lines.flatMap(({ start, end }) => {
    const head = text.slice(start, Math.min(end, start + 24));
    return partsOfNumber(head, true) ? [PARTS.exec(head)![1]!] : [];
  });
  return numbers.length >= 2 && numbers.some((number) => number.endsWith('.1'));
};

const lineOf = (text: string, piece: Piece, parted: boolean): Line => {
  const head = text.slice(piece.start, Math.min(piece.end, piece.start + 24));
  const parts = partsOfNumber(head, parted);
  if (parts && piece.start + parts.length < piece.end) return { ...piece, level: parts.level, body: piece.start + parts.length };
  for (const [level, pattern] of LEVELS) {
    const number = pattern.exec(head);
    if (number && piece.start + number[0].length < piece.end) return { ...piece, level, body: piece.start + number[0].length };
  }
  return { ...piece, level: null, body: piece.start };
};

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
interface Ways {
  readonly themed: boolean;
  readonly labelled: boolean;
}

interface Head extends Piece {
  readonly level: string;
  readonly title: string;
}

/** 附件, 2026年民生实事: the title of an appendix that goes on promising. */
const isAppendixTitle = (words: string): boolean =>
  words.length <= 26 && (APPENDIX.test(words) || /^\d{4}年.{0,16}实事(?:项目|清单)?$/.test(words));

/** A line that the file marks as a heading; without a number the outermost of them are areas. */
const markedHead = (text: string, { start, end, body, level }: Line, outermost: boolean): Head => ({
  level: level ?? (outermost ? 'line' : 'dash'),
  start,
  end,
  title: text.slice(body, end).replace(/[。：:，,\s]{1,2}$/, ''),
});

/** The heading that a line is, or begins with. */
const headOf = (text: string, line: Line, next: Line | undefined, { themed, labelled }: Ways): Head | null => {
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

/**
 * The level whose headings are the areas: the outermost inside the plan. Where the plan's own heading is a 一、 too, others beside it are
 * areas only when （一） is not used.
 */
const areaRank = (heads: readonly Head[], isNumbered: boolean): number => {
  const ranks = heads.map((head) => rankOf(head.level));
  const inner = ranks.filter((rank) => rank > 0);
  const tops = ranks.length - inner.length;
  if (inner.length === 0 || (tops >= 3 && !inner.includes(rankOf('bracket'))) || (tops >= 2 && !isNumbered)) return 0;
  return inner.reduce((least, rank) => Math.min(least, rank));
};

/** What a line is part of: the plan itself, the title or the list of an appendix that goes on promising, or nothing that is plan. */
type Part = 'plan' | 'appendix-title' | 'appendix' | 'outside';

const APPENDIX_NUMBER = /^附(?:件|表)?\s?(?:\d{1,2}|[一二三四五六七八九十]{1,2})?[：:\s]{0,2}/;

/** Appendices begin with a line that says so and reach to the next; sections that are no plan reach where the report says, or to an appendix. */
const partsOf = (text: string, lines: readonly Piece[], outside: readonly Piece[]): Part[] => {
  const head = (line: Piece | undefined): string =>
    line ? text.slice(line.start, Math.min(line.end, line.start + LONGEST_APPENDIX_TITLE)) : '';
  const outsideEnds = new Map(outside.map(({ start, end }) => [start, end]));
  const parts: Part[] = [];
  let now: Part = 'plan';
  let until = 0;
  let titled = false;
  lines.forEach((line, i) => {
    const words = head(line);
    const end = outsideEnds.get(line.start);
    if (APPENDIX.test(words)) {
      titled = words.replace(APPENDIX_NUMBER, '') !== '';
      const title = titled ? words : head(lines[i + 1]);
      now = MORE_WORK.test(title) && !NO_WORK.test(title) ? 'appendix' : 'outside';
      until = text.length;
      const isTitle = now === 'appendix' && line.end - line.start <= LONGEST_APPENDIX_TITLE && !STOP.test(words);
      parts.push(isTitle ? 'appendix-title' : now);
      return;
    }
    if (end !== undefined && now !== 'appendix') {
      now = 'outside';
      until = end;
    } else if (now === 'outside' && line.start >= until) now = 'plan';
    const isTitle = parts[i - 1] === 'appendix-title' && !titled && !STOP.test(words);
    if (isTitle) titled = true;
    parts.push(isTitle ? 'appendix-title' : now);
  });
  return parts;
};

/** The title of an appendix without its number; '' for one that is only a number. */
const appendixTitle = (text: string, { start, end }: Piece): string =>
  text
    .slice(start, end)
    .replace(APPENDIX_NUMBER, '')
    .replace(/[：:\s]{1,2}$/, '');

/**
 * Headings, numbers and paragraphs of the plan section, in order, without gaps but for white space.
 *
 * - Heading lines of any number shape, run-in themes (“（一）做强工业经济。紧盯…”, “全力保障粮食安全。…”), and colon themes.
 * - A numbered line with nothing under it is no heading but a task.
 * - An appendix that goes on promising is an area, named by its title; `outside` and other appendices are none of the plan.
 * - Where there is no heading at all, each paragraph after the opening is an area of its own, named by its first clause.
 */
export const readPlanBlocks = (
  text: string,
  plan: Piece,
  planHeading: Piece | undefined,
  { headings, rows }: LineMarks,
  outside: readonly Piece[] = [],
): PlanBlock[] => {
  const blocks: PlanBlock[] = planHeading
    ? [{ type: 'heading', area: -1, title: text.slice(planHeading.start, planHeading.end), ...planHeading }]
    : [];
  const pieces = linesOf(text, planHeading?.end ?? plan.start, plan.end);
  const parted = partsAreTheWay(text, pieces);
  const all = pieces.map((piece) => lineOf(text, piece, parted));
  const parts = partsOf(text, all, outside);
  const lines = all.filter((_, i) => parts[i] === 'plan');
  const ways = { themed: themesAreTheWay(text, lines), labelled: labelsAreTheWay(text, lines) };
  const outer = Math.min(...lines.flatMap(({ start }) => headings.get(start) ?? []));
  const headAt = (line: Line, next: Line | undefined): Head | null => {
    if (rows.has(line.start)) return null;
    const signs = headings.get(line.start);
    const isMarked = signs !== undefined && !STOP.test(text.slice(line.body, line.end - 1));
    return isMarked ? markedHead(text, line, signs === outer) : headOf(text, line, next, ways);
  };
  const heads = all.map((line, i) => (parts[i] === 'outside' ? null : headAt(line, parts[i + 1] === 'outside' ? undefined : all[i + 1])));
  const found = heads.filter((head, i) => head !== null && parts[i] === 'plan').map((head) => head!);
  const rank = areaRank(found, planHeading === undefined || LEVELS[0]![1].test(text.slice(planHeading.start, planHeading.end)));
  let area = -1;
  all.forEach((line, i) => {
    const part = parts[i]!;
    const before = parts[i - 1];
    const head = heads[i] ?? null;
    if (part === 'outside') {
      const last = blocks.at(-1);
      if (before === 'outside' && last) blocks.splice(-1, 1, { ...last, end: line.end });
      else blocks.push({ type: 'appendix', area: -1, title: '', start: line.start, end: line.end });
      return;
    }
    if (rows.has(line.start) && isColumns(text.slice(line.start, Math.min(line.end, line.start + 200)))) {
      blocks.push({ type: 'heading', area, title: '', start: line.start, end: line.end });
      return;
    }
    if (part === 'appendix-title') {
      if (before !== part || APPENDIX.test(text.slice(line.start, line.start + 8))) area++;
      blocks.push({ type: 'heading', area, title: appendixTitle(text, line), start: line.start, end: line.end });
      return;
    }
    const isArea = part === 'plan' && head !== null && rankOf(head.level) <= rank;
    if (isArea) area++;
    else if (part === 'plan' && found.length === 0 && i > 0 && line.level === null && !rows.has(line.start)) area++;
    if (head) blocks.push({ type: 'heading', area, title: isArea ? head.title : '', start: head.start, end: head.end });
    else if (line.body > line.start) blocks.push({ type: 'numbering', area, title: '', start: line.start, end: line.body });
    const prose = trimmed(text, { start: head ? head.end : line.body, end: line.end });
    if (prose.end > prose.start) blocks.push({ type: 'prose', area, title: '', ...prose, ...(rows.has(line.start) && { isRow: true }) });
  });
  return blocks;
};

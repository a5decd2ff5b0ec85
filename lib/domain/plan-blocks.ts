import { appendixTitle, isAppendix, partsOf } from './appendices.ts';
import { type Head, headOf, isProse, markedHead, waysOf } from './line-heads.ts';
import { isTopNumbered, type Line, lineOf, partsAreTheWay, rankOf } from './line-levels.ts';
import { linesOf, type Piece, trimmed } from './text-pieces.ts';

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
  const ways = waysOf(text, lines);
  const outer = Math.min(...lines.flatMap(({ start }) => headings.get(start) ?? []));
  const headAt = (line: Line, next: Line | undefined): Head | null => {
    if (rows.has(line.start)) return null;
    const signs = headings.get(line.start);
    return signs !== undefined && !isProse(text, line) ? markedHead(text, line, signs === outer) : headOf(text, line, next, ways);
  };
  const heads = all.map((line, i) => (parts[i] === 'outside' ? null : headAt(line, parts[i + 1] === 'outside' ? undefined : all[i + 1])));
  const found = heads.filter((head, i) => head !== null && parts[i] === 'plan').map((head) => head!);
  const rank = areaRank(found, planHeading === undefined || isTopNumbered(text.slice(planHeading.start, planHeading.end)));
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
      if (before !== part || isAppendix(text.slice(line.start, line.start + 8))) area++;
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

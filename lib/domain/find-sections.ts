import { yearsIn } from './numerals.ts';
import { linesOf, type Piece } from './text-pieces.ts';

/** What a top-level section of a report is about. */
export type SectionRole = 'review' | 'problems' | 'five-year' | 'plan' | 'other';

export interface Section extends Piece {
  readonly role: SectionRole;
  /** How far in its heading stands: 0 without number, 1 第一部分, 2 一、. */
  readonly rank: number;
  /** The heading line. */
  readonly heading: Piece;
  readonly title: string;
}

const TOP = /^(?:第[一二三四五六七八九十]{1,2}部分[、：:，,\s]{0,2}|[一二三四五六七八九十]{1,3}[、．.]\s{0,2})/;
const REVIEW = /回顾|回眸|总结|完成情况|工作情况|主要成效|主要成绩|工作成效|工作成绩|取得的成绩|开展情况/;
const PROBLEMS = /问题|困难|短板|不足|挑战/;
const FIVE_YEARS = /(?:今后|未来|下一个|接下来|后)(?:的)?五年|[“"]?十[三四五六七]五[”"]?(?:时期|期间|规划)?|远景/;
const PLAN =
  /工作安排|工作打算|工作思路|工作重点|重点工作|重点任务|主要任务|目标任务|工作任务|工作计划|工作部署|工作要点|工作举措|主要举措|工作建议|工作目标|主要目标|发展目标|奋斗目标|任务安排|目标要求|总体要求|总体思路|发展思路|下步打算|下一步|工作意见|年工作$|年.{0,8}实事|工作设想|^展望/;
const TIME = /(?:\d{4}|[零〇○一二三四五六七八九]{4})年|今年|明年|来年|新的一年|下一年|下一步|下步|去年|过去|今后|五年|^(?:回眸|展望)\d{4}$/;
const LONGEST_HEADING = 45;

/** The words of a heading line: number and final stop left out; only the run-in sentence when more follows on the line. */
const headingWords = (line: string): string => {
  const words = line.replace(TOP, '');
  const stop = words.search(/[。：:]/);
  return (stop >= 0 ? words.slice(0, stop) : words).trim();
};

const isHeading = (line: string): boolean => {
  const words = headingWords(line);
  if (words.length === 0 || words.length > LONGEST_HEADING) return false;
  if (TOP.test(line)) return true;
  return words.length <= 30 && !/[，。；！,;!]/.test(line) && TIME.test(words) && (REVIEW.test(words) || PLAN.test(words));
};

/** What became of a plan: 2023年重点工作完成情况 names work, and looks back on it. */
const WHAT_BECAME = /(?:完成|落实|开展|推进|进展|办理)情况$/;

/** Role of a heading; one that names both halves is the report's title, not a section. */
const roleOf = (words: string, reviewed: boolean): SectionRole | 'title' => {
  const review = REVIEW.test(words);
  if (review && WHAT_BECAME.test(words) && new Set(yearsIn(words)).size < 2 && !/下一?步|打算/.test(words)) return 'review';
  const plan = PLAN.test(words);
  if (review && plan) return 'title';
  if (review) return 'review';
  if (FIVE_YEARS.test(words) && !(yearsIn(words).length > 0 && /工作|任务/.test(words))) return 'five-year';
  if (PROBLEMS.test(words) && !plan) return 'problems';
  if (plan) return 'plan';
  if (/主要工作|工作$/.test(words) && TIME.test(words)) return reviewed ? 'plan' : 'review';
  return 'other';
};

const rankOf = (line: string): number => (TOP.test(line) ? (line.startsWith('第') ? 1 : 2) : 0);

/** Years that a heading names: 2024年工作安排, 展望2024. */
export const yearsOfHeading = (title: string): number[] => yearsIn(title.replace(/(?<=^[回展][眸望])\d{4}$/, '$&年'));

/** Top-level sections of a report in order, from their headings; what stands before the first is left out. */
export const findSections = (text: string): Section[] => {
  const heads: { line: Piece; words: string; role: SectionRole }[] = [];
  let reviewed = false;
  for (const line of linesOf(text)) {
    const words = text.slice(line.start, line.end);
    if (!isHeading(words)) continue;
    const role = roleOf(headingWords(words), reviewed);
    reviewed ||= role === 'review';
    if (role !== 'title') heads.push({ line, words, role });
  }
  return heads.map(({ line, words, role }, i) => {
    const number = TOP.exec(words)?.[0].length ?? 0;
    const stop = words.slice(number).search(/[。：:]/) + number;
    const heading = { start: line.start, end: stop >= number && stop < words.length - 1 ? line.start + stop + 1 : line.end };
    return {
      role,
      rank: rankOf(words),
      heading,
      title: headingWords(words),
      start: line.start,
      end: heads[i + 1]?.line.start ?? text.length,
    };
  });
};

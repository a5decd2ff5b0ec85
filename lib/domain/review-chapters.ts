import type { ReviewChapter } from './plan.ts';
import { linesOf, type Piece, sentencesOf } from './text-pieces.ts';

const NUMBER = /^(?:[（(][一二三四五六七八九十]{1,3}[）)]|[一二三四五六七八九十]{1,3}、|\d{1,2}[、.．](?!\d)|[—－-]{1,3})\s{0,2}/;
const YEAR_LONG = /^(?:一年来|过去的?一年|这一年)[，,]/;
const THANKS = /^(?:各位代表|在肯定成绩|在看到成绩|与此同时|同时[，,]|成绩固然|存在问题|当前)/;

/** What a review begins with before its chapters: under whose guidance, and how the year went as a whole. */
const isOverview = (text: string, { start, end }: Piece): boolean =>
  /坚持以|为指导|领导下|指引下|(?:经济)?运行[^，,。]{0,8}[。]$|目标任务/.test(text.slice(start, end));

const shortened = (head: string): string => (head.length <= 45 ? head : head.slice(0, 30).replace(/[，,][^，,]*$/, ''));

/** Where the review thanks, or turns to what is not done: the last chapter ends there. */
const CLOSING =
  /^(?:各位代表[，,！!：:]|(?:在)?(?:充分)?(?:肯定|看到)[^，,。]{0,6}成绩|(?:同时[，,]|当然[，,])?我们也[^，,。]{0,6}(?:看到|认识到|意识到)|成绩(?:的取得|来之不易)|这些成绩|以上成绩|存在(?:的)?(?:问题|困难))/;
/** A figure with a unit, as an overview before the first chapter may give. */
const HAS_FIGURE = /\d(?:\.\d{1,4})?余?[万亿]{0,2}(?:元|亩|吨|人|户|%|个|公里|家|件|项)/;

/** Title of the chapter that a paragraph of the review opens, or null when it opens none. */
const titleOfLine = (text: string, line: Piece): string | null => {
  const words = text.slice(line.start, line.end);
  const rest = words.replace(NUMBER, '');
  const first = sentencesOf(text, line)[0]!;
  const head = text
    .slice(first.start, first.end)
    .replace(NUMBER, '')
    .replace(/[。：:]$/, '');
  const isLine = !/[。！；]/.test(words) && words.length <= 50;
  if (words !== rest) return head.length <= 40 ? head : null;
  if (YEAR_LONG.test(words)) return isLine ? words : isOverview(text, first) ? null : shortened(head);
  return isLine && !THANKS.test(words) && !/[\d]/.test(words) && words.length <= 30 ? words : null;
};

/**
 * Chapters of the review section, which the next review follows: from numbered headings, 一年来 lines, or heading lines.
 * A review without any is one chapter; an overview with figures before the first is one without a title; thanks and problems are none.
 */
export const readReviewChapters = (text: string, start: number, end: number, isReview: boolean): ReviewChapter[] => {
  if (end <= start) return [];
  const lines = linesOf(text, start, end);
  if (lines.length === 0) return [];
  const whole = { title: '', start: lines[0]!.start, end: lines.at(-1)!.end };
  const titled = lines.map((line) => titleOfLine(text, line));
  const first = titled.findIndex((title) => title !== null);
  if (first < 0 || !isReview) return [whole];
  const closing = lines.findIndex((line, i) => i > first && CLOSING.test(text.slice(line.start, line.start + 40)));
  const chapterLines = lines.slice(0, closing < 0 ? lines.length : closing);
  const heads = chapterLines.flatMap((line, i) => (titled[i] == null ? [] : [{ title: titled[i], start: line.start }]));
  const last = chapterLines.at(-1)!.end;
  const chapters = heads.map((head, i) => ({ ...head, end: heads[i + 1]?.start ?? last }));
  const overview = { title: '', start: whole.start, end: heads[0]!.start };
  return HAS_FIGURE.test(text.slice(overview.start, overview.end)) ? [overview, ...chapters] : chapters;
};

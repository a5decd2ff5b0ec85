import type { ReviewChapter } from './plan.ts';
import { linesOf, type Piece, sentencesOf } from './text-pieces.ts';

const NUMBER = /^(?:[（(][一二三四五六七八九十]{1,3}[）)]|[一二三四五六七八九十]{1,3}、|\d{1,2}[、.．](?!\d)|[—－-]{1,3})\s{0,2}/;
const YEAR_LONG = /^(?:一年来|过去的?一年|这一年)[，,]/;
const THANKS = /^(?:各位代表|在肯定成绩|在看到成绩|与此同时|同时[，,]|成绩固然|存在问题|当前)/;

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
  if (YEAR_LONG.test(words)) return isLine ? words : head.length <= 45 ? head : head.slice(0, 30).replace(/[，,][^，,]*$/, '');
  return isLine && !THANKS.test(words) && !/[\d]/.test(words) && words.length <= 30 ? words : null;
};

/**
 * Chapters of the review section, which the next review follows: from numbered headings, 一年来 lines, or heading lines.
 * A review without any is one chapter.
 */
export const readReviewChapters = (text: string, start: number, end: number, isReview: boolean): ReviewChapter[] => {
  if (end <= start) return [];
  const lines = linesOf(text, start, end);
  const heads = lines.flatMap((line) => {
    const title = titleOfLine(text, line);
    return title === null ? [] : [{ title, start: line.start }];
  });
  if (heads.length === 0 || !isReview) return lines.length > 0 ? [{ title: '', start: lines[0]!.start, end: lines.at(-1)!.end }] : [];
  return heads.map((head, i) => ({ ...head, end: heads[i + 1]?.start ?? lines.at(-1)!.end }));
};

import type { Baseline } from './plan.ts';
import type { DraftedChapter } from './review-draft.ts';
import type { ReviewSentence } from './review-sentence.ts';
import type { Task } from './task.ts';

/** An area of which nothing was counted all year: whom to ask for what, and what last year's review could say. */
export interface LackingNote {
  /** Position of the chapter. */
  readonly chapter: number;
  readonly area: string;
  readonly departments: readonly string[];
  /** Measures that nobody reported. */
  readonly measures: readonly string[];
  /** Figures of the last review for these tasks: '安装国家反诈中心APP560人次'. */
  readonly lastYear: readonly string[];
  readonly text: string;
}

/** So many measures and figures are named; more would be no sentence. */
const MOST_NAMED = 4;

const unique = (words: readonly string[]): readonly string[] => [...new Set(words)].slice(0, MOST_NAMED);

const noteText = (departments: readonly string[], measures: readonly string[], lastYear: readonly string[]): string => {
  const what = measures.length === 0 ? '可以写入回顾的数' : measures.join('、');
  const before = lastYear.length === 0 ? '' : `；去年此段写了${lastYear.join('、')}`;
  return `〔缺数：请${departments.join('、')}补${what}${before}〕`;
};

const noteOf = (chapter: number, area: string, tasks: readonly Task[], baselines: readonly Baseline[]): LackingNote => {
  const departments = unique(tasks.map(({ lead }) => lead));
  const measures = unique(tasks.flatMap((task) => task.measures.filter(({ value }) => value === null).map(({ name }) => name)));
  const ids = new Set(tasks.map(({ id }) => id));
  const known = baselines.filter(({ task }) => task !== null && ids.has(task));
  const lastYear = unique(known.map(({ metric, value, unit }) => `${metric}${value}${unit}`));
  return { chapter, area, departments, measures, lastYear, text: noteText(departments, measures, lastYear) };
};

const hasFigures = ({ figures }: ReviewSentence): boolean => figures.length > 0;

/**
 * Areas whose sentences in a chapter hold no figure at all, in the order of print. What ended is not asked for any more.
 *
 * @example lackingNotes(chapters, tasks, baselines)[0].text //=> '〔缺数：请信访办公室补排查矛盾纠纷、化解〕'
 */
export const lackingNotes = (
  chapters: readonly DraftedChapter[],
  tasks: readonly Task[],
  baselines: readonly Baseline[],
): readonly LackingNote[] => {
  const byNumber = new Map(tasks.map((task) => [task.n, task]));
  return chapters.flatMap(({ sentences }, chapter) => {
    const told = sentences.flatMap((sentence) => {
      const task = byNumber.get(sentence.task);
      return task === undefined ? [] : [{ task, sentence }];
    });
    return [...Map.groupBy(told, ({ task }) => task.area)].flatMap(([area, all]) => {
      const open = all.filter(({ task }) => task.ended === null).map(({ task }) => task);
      return open.length === 0 || all.some(({ sentence }) => hasFigures(sentence)) ? [] : [noteOf(chapter, area, open, baselines)];
    });
  });
};

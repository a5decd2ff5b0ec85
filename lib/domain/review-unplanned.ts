import type { Day } from './day.ts';
import { ENOUGH, likeness } from './place-tasks.ts';
import type { LayoutChapter } from './review-layout.ts';
import type { Task } from './task.ts';
import { isStanding, type NamedFigure, shownNumber, sourceOfWork, type UnplannedWork } from './unplanned.ts';

/** One line of 做了但未承诺: the words and figures as the department recorded them, all resting on the one record. */
export interface UnplannedLine {
  readonly n: string;
  /** Shown number, '外7'. */
  readonly id: string;
  readonly department: string;
  readonly day: Day;
  /** The department's own sentence, with one 。 at its end. */
  readonly text: string;
  readonly figures: readonly NamedFigure[];
  /** Id of the record's version: `<plan>-U<n>@<version>`. */
  readonly source: string;
  /** Position of its chapter; null when it fits none. */
  readonly chapter: number | null;
}

/** A chapter as the placing sees it. */
export interface ChapterOfTasks {
  readonly title: string;
  readonly tasks: readonly Pick<Task, 'lead'>[];
}

/**
 * The work outside the plan up to a day, in order of its days, each with the chapter where it belongs.
 *
 * - withdrawn records and those of a later day are left out
 * - the chapter where the office has put it; else
 * - a chapter whose heading is most like the sentence takes it; else the one with most tasks of the same department; else none
 *
 * @example unplannedLines([{ ...work, sentence: '改造危房24户' }], '2022-12-12', chapters)[0].id //=> '外1'
 */
export const unplannedLines = (
  works: readonly UnplannedWork[],
  asOf: Day,
  chapters: readonly ChapterOfTasks[],
  arranged: readonly Pick<LayoutChapter, 'unplanned'>[] = [],
): readonly UnplannedLine[] =>
  works
    .filter((work) => isStanding(work) && work.day <= asOf)
    .toSorted((a, b) => a.day.localeCompare(b.day) || a.n.localeCompare(b.n))
    .map((work) => ({
      n: work.n,
      id: shownNumber(work),
      department: work.department,
      day: work.day,
      text: sentenceOf(work.sentence),
      figures: work.figures,
      source: sourceOfWork(work),
      chapter: arrangedIn(work, arranged) ?? chapterOf(work, chapters),
    }));

const sentenceOf = (words: string): string => `${words.trim().replace(/[。；，、.;,\s]{1,20}$/, '')}。`;

const arrangedIn = ({ n }: UnplannedWork, arranged: readonly Pick<LayoutChapter, 'unplanned'>[]): number | null => {
  const at = arranged.findIndex(({ unplanned }) => unplanned.includes(n));
  return at === -1 ? null : at;
};

const chapterOf = ({ sentence, department }: UnplannedWork, chapters: readonly ChapterOfTasks[]): number | null =>
  most(
    chapters.map(({ title }) => likeness(sentence, title)),
    ENOUGH,
  ) ??
  most(
    chapters.map(({ tasks }) => tasks.filter(({ lead }) => lead === department).length),
    1,
  );

/** Position of the highest score, the first of equals; null when none is enough. */
const most = (scores: readonly number[], enough: number): number | null => {
  const best = scores.reduce((most, score) => Math.max(most, score), Number.NEGATIVE_INFINITY);
  return best < enough ? null : scores.indexOf(best);
};

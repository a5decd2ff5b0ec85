import { SUBJECTS } from './fields-of-work.ts';
import { indexWords, wordFinder } from './find-words.ts';
import { plainWords, tellingPairs } from './plain-words.ts';
import type { Kind, Measure } from './plan.ts';

/** What the office corrected in a proposal and published; null for what it left as proposed. */
export interface Lesson {
  /** The words that the rules had read, see `plainWords`. */
  readonly text: string;
  /** Of the plan. */
  readonly year: number;
  readonly lead: string | null;
  readonly supporting: readonly string[] | null;
  readonly kind: Kind | null;
  readonly measures: readonly Pick<Measure, 'name' | 'unit'>[] | null;
}

/** Finds what was taught about a promise, or null. */
export type Recall = (text: string) => Lesson | null;

/** Half of the pairs of both; from a table of promises said again and of neighbouring ones, see test/domain/taught.test.ts. */
const ALIKE = 0.5;
/** More than half of the known words of work of both, so that 养老保险 does not teach 医疗保险 in a sentence otherwise the same. */
const SAME_WORK = 0.5;
/** Lessons that are like the promise by this little less than the likest one are taken for the same one of other years. */
const ABOUT_AS_LIKE = 0.2;
/** A pair that more lessons have tells nothing; leaving it out bounds what a promise costs. */
const MOST_HOLDERS = 64;

const findWork = wordFinder(indexWords(SUBJECTS.flatMap(({ words, weak, deciding }) => [...words, ...weak, ...deciding])));
const workIn = (plain: string): ReadonlySet<string> =>
  new Set(plain.split(' ').flatMap((clause) => findWork(clause).map(({ word }) => word)));

const lengthOf = (words: Iterable<string>): number => [...words].reduce((sum, word) => sum + word.length, 0);

/** Whether two promises are about the same work, as far as its words are known; a long word says more. */
const isSameWork = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean =>
  a.size === 0 || b.size === 0 || (2 * lengthOf([...a].filter((word) => b.has(word)))) / (lengthOf(a) + lengthOf(b)) > SAME_WORK;

interface Known {
  readonly lesson: Lesson;
  readonly pairs: ReadonlySet<string>;
  readonly work: ReadonlySet<string>;
}

/** Which lessons have a pair. */
const holdersOf = (known: readonly Known[]): ReadonlyMap<string, readonly number[]> => {
  const holders = new Map<string, number[]>();
  known.forEach(({ pairs }, i) => {
    for (const pair of pairs) holders.set(pair, [...(holders.get(pair) ?? []), i]);
  });
  return new Map([...holders].filter(([, list]) => list.length <= MOST_HOLDERS));
};

/**
 * Finds the lesson that a promise of a plan calls to mind. Next year's sentence is never last year's to the letter, so two are compared
 * by what is left of them without figures, days, marks and adverbs.
 *
 * - alike: they share half of their pairs of neighbouring characters, and more than half of their words of work where these are known
 * - the likest wins; of those about as like, the one of the latest year: the office may have changed its mind
 * - lessons of the plan's own year, or later ones, say nothing
 *
 * The lessons are laid out by their pairs once; a promise then costs as much as it is long.
 *
 * @param year of the plan that is read
 */
export const recallFrom = (lessons: readonly Lesson[], year: number): Recall => {
  const known = lessons
    .filter((lesson) => lesson.year < year)
    .map((lesson): Known => ({ lesson, pairs: tellingPairs(lesson.text), work: workIn(lesson.text) }));
  if (known.length === 0) return () => null;
  const holders = holdersOf(known);
  return (text) => {
    const plain = plainWords(text);
    const pairs = tellingPairs(plain);
    const shared = new Map<number, number>();
    for (const pair of pairs) for (const i of holders.get(pair) ?? []) shared.set(i, (shared.get(i) ?? 0) + 1);
    const alike = [...shared]
      .map(([i, count]) => ({ ...known[i]!, likeness: (2 * count) / (pairs.size + known[i]!.pairs.size) }))
      .filter(({ likeness, work }) => likeness >= ALIKE && isSameWork(work, workIn(plain)));
    const most = Math.max(...alike.map(({ likeness }) => likeness));
    const [best] = alike
      .filter(({ likeness }) => likeness >= most - ABOUT_AS_LIKE)
      .sort((a, b) => b.lesson.year - a.lesson.year || b.likeness - a.likeness);
    return best?.lesson ?? null;
  };
};

import { alikeFinder } from './alike-promises.ts';
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

/** Lessons that are like the promise by this little less than the likest one are taken for the same one of other years. */
const ABOUT_AS_LIKE = 0.2;

/**
 * Finds the lesson that a promise of a plan calls to mind, see `alikeFinder`.
 *
 * - the likest wins; of those about as like, the one of the latest year: the office may have changed its mind
 * - lessons of the plan's own year, or later ones, say nothing
 *
 * @param year of the plan that is read
 */
export const recallFrom = (lessons: readonly Lesson[], year: number): Recall => {
  const alikeTo = alikeFinder(
    lessons.filter((lesson) => lesson.year < year),
    ({ text }) => text,
  );
  return (text) => {
    const alike = alikeTo(text);
    const most = Math.max(...alike.map(({ likeness }) => likeness));
    const [best] = alike
      .filter(({ likeness }) => likeness >= most - ABOUT_AS_LIKE)
      .sort((a, b) => b.one.year - a.one.year || b.likeness - a.likeness);
    return best?.one ?? null;
  };
};

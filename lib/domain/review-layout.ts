import { type FieldError, RuleError } from './errors.ts';
import { type PlacedChapter, placeTasks } from './place-tasks.ts';
import type { Baseline, ReviewChapter } from './plan.ts';
import type { Review } from './review-draft.ts';
import { isTold } from './review-sentences.ts';
import type { Task } from './task.ts';
import { isStanding, type UnplannedWork } from './unplanned.ts';

/** A chapter as the office has arranged it. */
export interface LayoutChapter {
  /** Words of the last review, of the plan, or of the editor: none is composed. */
  readonly title: string;
  /** Task numbers, in the order of print. */
  readonly tasks: readonly string[];
  /** Numbers of records of work outside the plan. */
  readonly unplanned: readonly string[];
}

/** Where everything stands in the next draft; version 1 is as the last revision placed it. */
export interface ReviewLayout {
  readonly plan: string;
  readonly version: number;
  readonly chapters: readonly LayoutChapter[];
}

/** The chapters of a revision as a layout, to begin with. */
export const layoutOf = ({ plan, chapters, unplanned }: Review): ReviewLayout => ({
  plan,
  version: 1,
  chapters: chapters.map(({ title, sentences }, at) => ({
    title,
    tasks: sentences.map(({ task }) => task),
    unplanned: unplanned.filter(({ chapter }) => chapter === at).map(({ n }) => n),
  })),
});

type Placeable = Pick<Task, 'n' | 'id' | 'ended' | 'lastReport'>;

/** What there is to place: the tasks of the plan, and records of work outside it. */
export interface Placeables {
  readonly tasks: readonly Placeable[];
  readonly works: readonly UnplannedWork[];
}

/** Tasks that are told and records that stand, but are in no chapter: added since, and placed by likeness. */
export const unplacedIn = (
  chapters: readonly LayoutChapter[],
  { tasks, works }: Placeables,
): Pick<LayoutChapter, 'tasks' | 'unplanned'> => {
  const placed = new Set(chapters.flatMap((chapter) => chapter.tasks));
  const told = new Set(chapters.flatMap((chapter) => chapter.unplanned));
  return {
    tasks: tasks.filter((task) => isTold(task) && !placed.has(task.n)).map(({ n }) => n),
    unplanned: works.filter((work) => isStanding(work) && !told.has(work.n)).map(({ n }) => n),
  };
};

/** Numbers of one list that are unknown, or stand a second time. */
const wrongNumbers = (
  chapters: readonly LayoutChapter[],
  list: 'tasks' | 'unplanned',
  known: ReadonlySet<string>,
): readonly FieldError[] => {
  const seen = new Set<string>();
  return chapters.flatMap((chapter, i) =>
    chapter[list].flatMap((n, j): readonly FieldError[] => {
      const pointer = `/chapters/${i}/${list}/${j}`;
      if (!known.has(n)) return [{ pointer, message: list === 'tasks' ? `没有任务 ${n}` : `没有计划外工作 ${n}` }];
      if (seen.has(n)) return [{ pointer, message: `${n} 放了两次` }];
      seen.add(n);
      return [];
    }),
  );
};

const wrongTitles = (chapters: readonly LayoutChapter[]): readonly FieldError[] =>
  chapters.flatMap(({ title }, i) =>
    chapters.findIndex((other) => other.title === title) < i ? [{ pointer: `/chapters/${i}/title`, message: `标题“${title}”重复` }] : [],
  );

/**
 * The layout after the office has arranged it: each task that is told stands in exactly one chapter, a record of work outside the plan in
 * at most one.
 *
 * @throws RuleError BodyIsWrong that names every number unknown or doubled, and all that are missing
 */
export const arrangeLayout = (before: ReviewLayout, chapters: readonly LayoutChapter[], placeables: Placeables): ReviewLayout => {
  const { tasks, works } = placeables;
  const missing = unplacedIn(chapters, placeables).tasks.map((n) => tasks.find((task) => task.n === n)!.id);
  const fields = [
    ...wrongTitles(chapters),
    ...wrongNumbers(chapters, 'tasks', new Set(tasks.map(({ n }) => n))),
    ...wrongNumbers(chapters, 'unplanned', new Set(works.filter(isStanding).map(({ n }) => n))),
    ...(missing.length === 0 ? [] : [{ pointer: '/chapters', message: `${missing.join('、')} 没有放进任何一章` }]),
  ];
  if (fields.length > 0) throw new RuleError('BodyIsWrong', `有${fields.length}处需要改正：${fields[0]!.message}。`, fields);
  return { plan: before.plan, version: before.version + 1, chapters };
};

/**
 * Puts each task where the office has put it; what came since goes to the chapter of the layout that it is most like, else behind them
 * under its area. A heading of the last review keeps its place.
 */
export const placeByLayout = (
  layout: readonly LayoutChapter[],
  tasks: readonly Task[],
  lastReview: readonly ReviewChapter[],
  baselines: readonly Baseline[],
): readonly PlacedChapter[] => {
  const byNumber = new Map(tasks.map((task) => [task.n, task]));
  const placed = new Set(layout.flatMap((chapter) => chapter.tasks));
  const headings = layout.map(({ title }) => lastReview.find((chapter) => chapter.title === title));
  const asChapters = layout.map(({ title }) => ({ title, start: 0, end: 0 }));
  const rest = placeTasks(
    tasks.filter(({ n }) => !placed.has(n)),
    asChapters,
    [],
  );
  const own = layout.map(({ title, tasks: numbers }, at): PlacedChapter => {
    const { start = null, end = null } = headings[at] ?? {};
    return { title, start, end, tasks: [...numbers.flatMap((n) => byNumber.get(n) ?? []), ...(rest[at]?.tasks ?? [])] };
  });
  return layout.length === 0 ? placeTasks(tasks, lastReview, baselines) : [...own, ...rest.slice(layout.length)];
};

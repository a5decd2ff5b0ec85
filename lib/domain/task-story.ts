import type { Day } from './day.ts';
import { planAfter, taskId, updateId, yearOfPlan } from './ids.ts';
import type { PromiseLink } from './linked-promises.ts';
import type { Review } from './review-draft.ts';
import { achievedOf, type Outcome, outcomeOf, promisedOf } from './review-matrix.ts';
import { planSource } from './review-measure.ts';
import type { Task } from './task.ts';
import type { LightContext } from './traffic-light.ts';

/** What a promise was and what became of it in one year. */
export interface StoryYear {
  readonly year: number;
  readonly plan: string;
  readonly task: string;
  readonly id: string;
  readonly lead: string;
  /** The sentence of the report, and where it stands in it. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly promised: string;
  readonly achieved: string;
  /** Null while the year runs and nothing is decided. */
  readonly outcome: Outcome | null;
  /** Of the newest revision of the year's review, where it tells of the task. */
  readonly sentence: string | null;
  readonly revision: number | null;
  /** The promise's place in the report, and the updates on which the result rests. */
  readonly sources: readonly string[];
  readonly carriedFrom: readonly StoryLink[];
  readonly carriedOnAs: readonly StoryLink[];
}

/** A task of another year; `guess`: nobody said that it is the same promise, their words are alike. */
export interface StoryLink {
  readonly task: string;
  readonly guess: boolean;
}

/** What is known of the year and the day on which it is told. */
export interface StoryScope {
  readonly day: Day;
  readonly rules: LightContext;
  readonly review: Pick<Review, 'chapters' | 'revision'> | null;
  /** From the year before and to the year after. */
  readonly before: readonly PromiseLink[];
  readonly after: readonly PromiseLink[];
}

/** How a promise ended, as it stands on a day; null while its year runs and nobody has closed it. */
export const outcomeSoFar = (task: Task, { day, rules }: Pick<StoryScope, 'day' | 'rules'>): Outcome | null => {
  const year = yearOfPlan(task.plan);
  const isRunning = day <= `${year}-12-31` && (task.state === 'issued' || task.state === 'underway' || task.state === 'claimed');
  return isRunning ? null : outcomeOf(task, { year, asOf: day, rules, baselines: [], history: [] });
};

const updatesOf = ({ measures, nodes, lastReport, assessment }: Task): number[] => {
  const last = [lastReport?.update, assessment?.update, ...nodes.map(({ update }) => update)].filter((one) => typeof one === 'number');
  return [...new Set([...measures.flatMap(({ updates }) => updates), ...last])].toSorted((a, b) => a - b);
};

const sentenceOf = ({ n }: Task, { review }: StoryScope): string | null =>
  review?.chapters.flatMap(({ sentences }) => sentences).find(({ task }) => task === n)?.text ?? null;

/** A task as a chapter of the story of its promise. */
export const storyYear = (task: Task, scope: StoryScope): StoryYear => {
  const { plan, n, id, lead, text, start, end } = task;
  const own = taskId(plan, n);
  return {
    year: yearOfPlan(plan),
    plan,
    task: own,
    id,
    lead,
    text,
    start,
    end,
    promised: promisedOf(task),
    achieved: achievedOf(task),
    outcome: outcomeSoFar(task, scope),
    sentence: sentenceOf(task, scope),
    revision: scope.review?.revision ?? null,
    sources: [planSource(task), ...updatesOf(task).map((update) => updateId(plan, n, update))],
    carriedFrom: scope.before.filter(({ to }) => to === n).map(({ from, guess }) => ({ task: from, guess })),
    carriedOnAs: scope.after.filter(({ from }) => from === own).map(({ to, guess }) => ({ task: taskId(planAfter(plan), to), guess })),
  };
};

import { type CarryOver, carryOver, isCarried } from './carry-over.ts';
import type { Day } from './day.ts';
import type { PlacedChapter } from './place-tasks.ts';
import type { SplitResult } from './plan.ts';
import type { ProblemDecision } from './problem-decisions.ts';
import { candidatesOf, type ProblemCandidate } from './review-candidates.ts';
import { type LackingNote, lackingNotes } from './review-lacking.ts';
import { type LayoutChapter, placeByLayout } from './review-layout.ts';
import {
  achievedOf,
  type MatrixRow,
  OUTCOMES,
  type Outcome,
  outcomeOf,
  promisedOf,
  type Shortfall,
  shortfallsOf,
} from './review-matrix.ts';
import type { ReviewScope } from './review-measure.ts';
import { type ReviewProblems, reviewProblems } from './review-problems.ts';
import type { ReviewSentence } from './review-sentence.ts';
import { isTold, sentenceOf } from './review-sentences.ts';
import { type UnplannedLine, unplannedLines } from './review-unplanned.ts';
import { inPeriod, type ReviewPeriod } from './review-wording.ts';
import type { HistoryEntry, Task } from './task.ts';
import type { Organization } from './town.ts';
import type { LightContext } from './traffic-light.ts';
import type { UnplannedWork } from './unplanned.ts';

export interface ReviewInput extends LightContext {
  readonly organization: Pick<Organization, 'name'>;
  readonly plan: string;
  readonly year: number;
  readonly asOf: Day;
  readonly revision: number;
  /** The snapshot: its versions are what the review rests on. */
  readonly tasks: readonly Task[];
  /** By task number. */
  readonly histories: ReadonlyMap<string, readonly HistoryEntry[]>;
  readonly split: Pick<SplitResult, 'review' | 'baselines'>;
  /** 计划外工作 of the year, as it stood at the snapshot. */
  readonly unplanned: readonly UnplannedWork[];
  /** What the office decided of the candidates, as it stood at the snapshot. */
  readonly decisions?: readonly ProblemDecision[];
  /** How the office has arranged the chapters, as it stood at the snapshot. */
  readonly layout?: readonly LayoutChapter[];
  readonly period?: ReviewPeriod;
}

export interface DraftedChapter {
  readonly title: string;
  /** Where the heading stands in the last review; null when it is an area of the plan. */
  readonly heading: { readonly start: number; readonly end: number } | null;
  readonly sentences: readonly ReviewSentence[];
}

export interface ReviewCounts {
  readonly tasks: number;
  readonly outcomes: Readonly<Record<Outcome, number>>;
  readonly sentences: number;
  readonly figures: number;
  /** Marks 【待核】 in all sentences. */
  readonly unverified: number;
  /** Marks 【预计】. */
  readonly expected: number;
}

export interface Review {
  /** A year's unless it says otherwise. */
  readonly period?: ReviewPeriod;
  readonly organization: string;
  readonly plan: string;
  readonly year: number;
  readonly asOf: Day;
  readonly revision: number;
  readonly chapters: readonly DraftedChapter[];
  readonly matrix: readonly MatrixRow[];
  readonly shortfalls: readonly Shortfall[];
  readonly problemCandidates: readonly ProblemCandidate[];
  /** 存在的问题 and 未完成事项清单; a revision of before they were decided has none. */
  readonly problems?: ReviewProblems;
  /** Areas of which nothing was counted; a revision of before this was looked at has none. */
  readonly lacking?: readonly LackingNote[];
  readonly carryOvers: readonly CarryOver[];
  /** 做了但未承诺, each in its chapter. */
  readonly unplanned: readonly UnplannedLine[];
  readonly counts: ReviewCounts;
}

type ScopeOf = (task: Task) => ReviewScope;

/** Later entries than the snapshot's are not looked at: an old revision never changes. */
const scopes = (input: ReviewInput): ScopeOf => {
  const rules = { calendar: input.calendar, policy: input.policy };
  const { year, asOf, period = 'year' } = input;
  return (task) => {
    const entries = (input.histories.get(task.n) ?? []).filter((entry) => entry.version <= task.version);
    return { year, asOf, period, rules, baselines: input.split.baselines, history: entries.toSorted((a, b) => a.version - b.version) };
  };
};

const draftChapter = (placed: PlacedChapter, scope: ScopeOf, period: ReviewPeriod): DraftedChapter => ({
  title: inPeriod(placed.title, period),
  heading: placed.start === null || placed.end === null ? null : { start: placed.start, end: placed.end },
  sentences: placed.tasks.map((task) => sentenceOf(task, scope(task))),
});

const placeOf = (task: Task, chapters: readonly DraftedChapter[]): MatrixRow['sentence'] => {
  const chapter = chapters.findIndex((one) => one.sentences.some((sentence) => sentence.task === task.n));
  const at = chapters[chapter]?.sentences.findIndex((sentence) => sentence.task === task.n) ?? -1;
  return at === -1 ? null : { chapter, at };
};

const matrixRow = (task: Task, scope: ReviewScope, chapters: readonly DraftedChapter[]): MatrixRow => ({
  n: task.n,
  id: task.id,
  lead: task.lead,
  promised: promisedOf(task),
  achieved: achievedOf(task),
  outcome: outcomeOf(task, scope),
  sentence: placeOf(task, chapters),
});

const countReview = (matrix: readonly MatrixRow[], chapters: readonly DraftedChapter[]): ReviewCounts => {
  const sentences = chapters.flatMap((chapter) => chapter.sentences);
  const marks = sentences.flatMap((sentence) => sentence.marks.map(({ mark }) => mark));
  const outcomes = Object.fromEntries(OUTCOMES.map((outcome) => [outcome, matrix.filter((row) => row.outcome === outcome).length]));
  return {
    tasks: matrix.length,
    outcomes: outcomes as Record<Outcome, number>,
    sentences: sentences.length,
    figures: sentences.reduce((sum, sentence) => sum + sentence.figures.length, 0),
    unverified: marks.filter((mark) => mark === '【待核】').length,
    expected: marks.filter((mark) => mark === '【预计】').length,
  };
};

/**
 * Drafts the review of a plan as of a day: the town's own chapters, a sentence for each task by its kind, each number with its proof.
 * - the chapters are the town's own, or as the office arranged them; a half-year's says 上半年
 * - every task stands in the matrix exactly once, and its sentence rests on its own updates alone
 * - a shortfall is always in the matrix; it is a candidate for the speech, never in it by itself
 * - what was cancelled, replaced or terminated is in the matrix as such, with its basis; it is neither a shortfall nor carried over
 * - unfinished work, also what rests, is proposed to next year; standing work is not
 * - work outside the plan is told in its chapter and listed apart; it is nobody's promise, so it has no row in the matrix
 */
export const draftReview = (input: ReviewInput): Review => {
  const scope = scopes(input);
  const { tasks, split } = input;
  const { layout = [], period = 'year' } = input;
  const placed = placeByLayout(layout, tasks.filter(isTold), split.review.chapters, split.baselines);
  const chapters = placed.map((one) => draftChapter(one, scope, period));
  const matrix = tasks.map((task) => matrixRow(task, scope(task), chapters));
  const shortfalls = new Map(tasks.map((task) => [task.n, shortfallsOf(task, scope(task))]));
  const lackingOf = (task: Task): readonly Shortfall[] => shortfalls.get(task.n) ?? [];
  const candidates = tasks.flatMap((task, at) => candidatesOf(task, matrix[at]?.outcome ?? '未反馈', lackingOf(task), scope(task)));
  return {
    ...(period === 'half' && { period }),
    organization: input.organization.name,
    plan: input.plan,
    year: input.year,
    asOf: input.asOf,
    revision: input.revision,
    chapters,
    matrix,
    shortfalls: [...shortfalls.values()].flat(),
    problemCandidates: candidates,
    lacking: lackingNotes(chapters, tasks, split.baselines),
    problems: reviewProblems(candidates, input.decisions ?? []),
    carryOvers: tasks.flatMap((task, at) => {
      const outcome = matrix[at]?.outcome ?? '未反馈';
      return isCarried(task, outcome, lackingOf(task).length > 0) ? [carryOver(task, outcome, lackingOf(task))] : [];
    }),
    unplanned: unplannedLines(input.unplanned, input.asOf, placed, layout),
    counts: countReview(matrix, chapters),
  };
};

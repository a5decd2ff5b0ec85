import { type Figure, figureOf, lowestGrade } from './figure.ts';
import { generalProblemOf } from './general-problems.ts';
import { pairOf, settlingVerb } from './review-counters.ts';
import { type Outcome, problemOf, type Shortfall } from './review-matrix.ts';
import { evidencesOf, type ReviewScope } from './review-measure.ts';
import type { Task } from './task.ts';

/** Something that the office may take into the speech, and that never gets there by itself. */
export interface ProblemCandidate {
  /** The same in every revision: `<n>:<measure>`, `<n>:余` of what was found and not settled, `<n>:反馈` of what a department reported. */
  readonly key: string;
  readonly n: string;
  readonly id: string;
  readonly text: string;
  /** What may be said in its place: words of a table by field of work. */
  readonly general: string;
  readonly sources: readonly string[];
}

const sourcesOf = (figures: readonly Figure[]): readonly string[] => [...new Set(figures.flatMap((figure) => figure.sources))];

type Found = Pick<ProblemCandidate, 'text' | 'sources'> & { readonly about: string };

/** '下发图斑7宗、整改图斑6宗，尚有1宗未整改到位' */
const unsettled = (task: Task, scope: ReviewScope): readonly Found[] => {
  const pair = pairOf(evidencesOf(task, scope.history));
  if (pair === null || task.ended !== null) return [];
  const { found, settled } = pair;
  if (found.figure === null || settled.figure === null || (found.exact ?? 0) <= (settled.exact ?? 0)) return [];
  const terms = [found, settled].map((one) => ({ source: one.figure?.sources.at(-1) ?? '', value: one.exact ?? 0 }));
  const rest = figureOf('difference', terms, found.measure.unit, lowestGrade([found.figure.grade, settled.figure.grade]));
  const both = `${found.measure.name}${found.figure.text}、${settled.measure.name}${settled.figure.text}`;
  const text = `${both}，尚有${rest.text}未${settlingVerb(settled.measure.name)}到位`;
  return [{ about: '余', text, sources: sourcesOf([found.figure, settled.figure]) }];
};

/**
 * What a task gives to 存在的问题, for a person to choose from.
 * - each target that was missed, and the problem that was reported last
 * - what was found and not settled, unless the year was found good without it
 */
export const candidatesOf = (
  task: Task,
  outcome: Outcome,
  shortfalls: readonly Shortfall[],
  scope: ReviewScope,
): readonly ProblemCandidate[] => {
  const problem = problemOf(task);
  const found: readonly Found[] = [
    ...shortfalls.map(({ measure, text, figures }) => ({ about: measure, text, sources: sourcesOf(figures) })),
    ...(outcome === '达到' || outcome === '完成' ? [] : unsettled(task, scope)),
    ...(problem === null ? [] : [{ about: '反馈', ...problem }]),
  ];
  const { n, id } = task;
  return found.map(({ about, text, sources }) => ({
    key: `${n}:${about}`,
    n,
    id,
    text,
    general: generalProblemOf(text, task.text),
    sources,
  }));
};

import type { Evidence } from './evidence.ts';
import { isCeiling } from './progress.ts';
import { counterPieces } from './review-counters.ts';
import { baselineOf, distance, evidencesOf, meets, type ReviewScope, targetSource, valuePieces } from './review-measure.ts';
import { compose, joined, type Piece, type ReviewSentence } from './review-sentence.ts';
import { withVerb } from './review-wording.ts';
import type { Task } from './task.ts';

const isMet = ({ exact, measure }: Evidence): boolean => exact !== null && measure.target !== null && meets(exact, measure.target);

/** 超计划38亩: only when the target and all its parts (其中) are reached, and passed. */
const overPlan = (task: Task, parent: Evidence, parts: readonly Evidence[]): readonly Piece[] => {
  const { target } = parent.measure;
  if (target === null || target.valueMax !== null || isCeiling(parent.measure) || parent.doubt !== null) return [];
  if (![parent, ...parts].every(isMet) || parent.exact === target.value) return [];
  const over = distance(parent, { source: targetSource(task, parent.measure), value: target.value });
  return over === null ? [] : ['，超计划', over];
};

/** 比上年增加238亩 when it grew; otherwise last year's figure alone, without a word of judgement. */
const overLastYear = (task: Task, evidence: Evidence, scope: ReviewScope): readonly Piece[] => {
  const last = baselineOf(task, evidence.measure, scope.baselines);
  if (last === null || evidence.exact === null || evidence.doubt !== null || !isMet(evidence) || evidence.exact < last.value) return [];
  if (evidence.exact === last.value) return ['，与上年持平', { rests: [last.source] }];
  const growth = distance(evidence, last);
  return growth === null ? [] : ['，比上年增加', growth];
};

const part = (task: Task, evidence: Evidence, scope: ReviewScope): readonly Piece[] => [
  evidence.measure.name,
  ...valuePieces(task, evidence, scope),
];

/** A share is reached, an amount is completed. */
const opening = ({ measure, figure }: Evidence): string => {
  if (measure.unit !== '%') return withVerb(measure.name);
  return figure === null || isCeiling(measure) ? measure.name : `${measure.name}达到`;
};

const parent = (task: Task, evidence: Evidence, parts: readonly Evidence[], scope: ReviewScope): readonly Piece[] => [
  opening(evidence),
  ...valuePieces(task, evidence, scope),
  ...overPlan(task, evidence, parts),
  ...overLastYear(task, evidence, scope),
  ...(parts.length === 0
    ? []
    : [
        '，其中',
        ...joined(
          parts.map((one) => part(task, one, scope)),
          '、',
        ),
      ]),
];

/**
 * The sentence of a quantity: each target with its figure, the parts (其中) behind their whole.
 * - reached: 超计划… and 比上年增加…, when there is something to compare
 * - short: the bare figure, no word of praise or excuse; the shortfall stands in the matrix
 * - never reported: 【待核：未报】
 *
 * @example '完成玉米种植面积6038亩，超计划38亩，比上年增加238亩。'
 */
export const quantitySentence = (task: Task, scope: ReviewScope): ReviewSentence => {
  const evidences = evidencesOf(task, scope.history);
  const targeted = evidences.filter((one) => one.measure.target !== null);
  const names = new Set(targeted.map((one) => one.measure.name));
  const isPart = (one: Evidence): boolean => names.has(one.measure.target?.within ?? '');
  const groups = targeted
    .filter((one) => !isPart(one))
    .map((whole) =>
      parent(
        task,
        whole,
        targeted.filter((one) => one.measure.target?.within === whole.measure.name),
        scope,
      ),
    );
  const counters = counterPieces(
    task,
    evidences.filter((one) => one.measure.target === null),
    scope,
  );
  return compose(task, joined(counters.length === 0 ? groups : [...groups, counters], '；'));
};

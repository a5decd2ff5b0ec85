import type { Evidence } from './evidence.ts';
import type { Figure } from './figure.ts';
import { counterPieces } from './review-counters.ts';
import { baseFigure, evidencesOf, type ReviewScope, valuePieces } from './review-measure.ts';
import { compose, joined, type Piece, type ReviewSentence, toCheck } from './review-sentence.ts';
import type { Task } from './task.ts';

/** 由51.2%提高到58.1%; 保持在 when nothing moved; the bare figure when it fell. */
const movement = (base: Figure, now: readonly Piece[], figure: Figure): readonly Piece[] => {
  if (figure.value > base.value) return ['由', base, '提高到', ...now];
  return figure.value === base.value ? ['保持在', ...now, { rests: base.sources }] : ['为', ...now, '（年初', base, '）'];
};

const coverage = (task: Task, evidence: Evidence, scope: ReviewScope): readonly Piece[] => {
  const now = valuePieces(task, evidence, scope);
  if (evidence.figure === null) return [evidence.measure.name, ...now];
  const base = baseFigure(task, evidence.measure, scope.history);
  if (base === null) return [evidence.measure.name, '达到', ...now, toCheck('缺年初基数')];
  return [evidence.measure.name, ...movement(base, now, evidence.figure)];
};

/**
 * The sentence of a coverage: from the year's first report to the last, each a ratio of what was counted.
 * A single report of the year is its own base, and says only where the share stands.
 *
 * @example '卫生厕所覆盖率由51.2%提高到58.1%。'
 */
export const coverageSentence = (task: Task, scope: ReviewScope): ReviewSentence => {
  const evidences = evidencesOf(task, scope.history);
  const shares = evidences.filter((one) => one.measure.accumulation === 'ratio');
  const counters = counterPieces(
    task,
    evidences.filter((one) => one.measure.accumulation !== 'ratio'),
    scope,
  );
  const groups = shares.map((one) => coverage(task, one, scope));
  return compose(task, joined(counters.length === 0 ? groups : [...groups, counters], '；'));
};

import type { Evidence } from './evidence.ts';
import { type Figure, figureOf, lowestGrade } from './figure.ts';
import { numeratorUnit } from './numerator-unit.ts';
import { counterPieces } from './review-counters.ts';
import { baseFigure, evidencesOf, type ReviewScope, valuePieces } from './review-measure.ts';
import { compose, joined, type Piece, type ReviewSentence, toCheck } from './review-sentence.ts';
import { phraseBeforeShare } from './review-wording.ts';
import type { Task } from './task.ts';

/** 由51.2%提高到58.1%; 保持在 when nothing moved; the bare figure when it fell. */
const movement = (base: Figure, now: readonly Piece[], figure: Figure): readonly Piece[] => {
  if (figure.value > base.value) return ['由', base, '提高到', ...now];
  return figure.value === base.value ? ['保持在', ...now, { rests: base.sources }] : ['为', ...now, '（年初', base, '）'];
};

/** 增加292户: what was added since the year began, when the name of the share tells in what it counts. */
const added = ({ measure, figure, doubt }: Evidence, base: Figure): readonly Piece[] => {
  const unit = numeratorUnit(measure.name);
  const [now, then] = [figure?.derivation.of[0], base.derivation.of[0]];
  const isCounted = figure?.derivation.rule === 'ratio' && measure.denominator !== null && base.derivation.of[1]?.value !== 100;
  if (unit === null || doubt !== null || !isCounted || now === undefined || then === undefined || now.value <= then.value) return [];
  return ['，增加', figureOf('difference', [now, then], unit, lowestGrade([figure?.grade ?? '自报', base.grade]))];
};

const coverage = (task: Task, evidence: Evidence, scope: ReviewScope): readonly Piece[] => {
  const now = valuePieces(task, evidence, scope);
  if (evidence.figure === null) return [evidence.measure.name, ...now];
  const base = baseFigure(task, evidence.measure, scope.history);
  if (base === null) return [evidence.measure.name, '达到', ...now, toCheck('缺年初基数')];
  const growth = evidence.figure.value > base.value ? added(evidence, base) : [];
  return [evidence.measure.name, ...movement(base, now, evidence.figure), ...growth];
};

/**
 * The sentence of a coverage: from the year's first report to the last, each a ratio of what was counted.
 * A single report of the year is its own base, and says only where the share stands.
 *
 * - before it the plan's own words of what was done, once anything was reported
 * - behind it what was added, in households or persons, when the name of the share tells which
 *
 * @example '卫生厕所覆盖率由51.2%提高到58.1%，增加292户。'
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
  const told = joined(counters.length === 0 ? groups : [...groups, counters], '；');
  const opening = evidences.some(({ figure }) => figure !== null) ? phraseBeforeShare(task.text) : null;
  return compose(task, opening === null ? told : [opening, '，', ...told]);
};

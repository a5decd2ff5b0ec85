import type { Evidence } from './evidence.ts';
import { figureOf, lowestGrade } from './figure.ts';
import { baselineOf, type ReviewScope, valuePieces } from './review-measure.ts';
import { joined, type Piece, toCheck } from './review-sentence.ts';
import { countsIncidents } from './review-wording.ts';
import type { Task } from './task.ts';

const FOUND = /排查|查出|发现|下发|受理|查摆|收到/;
const SETTLED = /整改|化解|办结|解决|销号|核查/;

/** Two counters of which the second settles what the first found, in one unit: 排查 and 化解, 发现 and 整改. */
export interface Pair {
  readonly found: Evidence;
  readonly settled: Evidence;
}

export const pairOf = (evidences: readonly Evidence[]): Pair | null => {
  const reported = evidences.filter((one) => one.figure !== null && one.measure.accumulation !== 'ratio');
  const settled = reported.find((one) => SETTLED.test(one.measure.name));
  const found = reported.find((one) => one !== settled && FOUND.test(one.measure.name) && one.measure.unit === settled?.measure.unit);
  return settled === undefined || found === undefined ? null : { found, settled };
};

/** The verb with which the second counter settles the first: '整改'. */
export const settlingVerb = (name: string): string => SETTLED.exec(name)?.[0] ?? '办结';

/** 整改率97.9%, from both counters. */
const rate = ({ found, settled }: Pair): Piece => {
  const verb = settlingVerb(settled.measure.name);
  const terms = [settled, found].map((one) => ({ source: one.figure?.sources.at(-1) ?? '', value: one.exact ?? 0 }));
  const grade = lowestGrade([settled, found].map((one) => one.figure?.grade ?? '自报'));
  const figure = figureOf('ratio', terms, '%', grade);
  const sources = [...new Set([...(settled.figure?.sources ?? []), ...(found.figure?.sources ?? [])])];
  return { ...figure, sources, text: figure.text, derivation: { ...figure.derivation, expression: `${verb} ÷ ${found.measure.name}` } };
};

/**
 * Found and settled: 全部整改到位 only if the two numbers are equal; otherwise both numbers and the rate.
 * More settled than found is last year's work too, and gets no rate.
 */
export const pairPieces = (task: Task, pair: Pair, scope: ReviewScope): readonly Piece[] => {
  const { found, settled } = pair;
  const opening: readonly Piece[] = [found.measure.name, ...valuePieces(task, found, scope)];
  const verb = settlingVerb(settled.measure.name);
  if (found.exact === settled.exact && settled.doubt === null && found.doubt === null) {
    return [...opening, `，全部${verb}到位`, { rests: settled.figure?.sources ?? [] }];
  }
  const both: readonly Piece[] = [...opening, `、${settled.measure.name}`, ...valuePieces(task, settled, scope)];
  const hasRate = (settled.exact ?? 0) <= (found.exact ?? 0) && (found.exact ?? 0) > 0;
  return hasRate ? [...both, `，${verb}率`, rate(pair)] : both;
};

/** Last year's figure behind a counter: '（上年560人次）'. What must not happen says little without it: 同比【待核：缺2021年数】. */
const lastYearPieces = (task: Task, { measure }: Evidence, scope: ReviewScope): readonly Piece[] => {
  const last = baselineOf(task, measure, scope.baselines);
  if (last !== null) return ['（上年', figureOf('base', [last], measure.unit, '已核'), '）'];
  const isLacking =
    task.kind !== 'zero-incident' &&
    countsIncidents(measure.name) &&
    measure.target === null &&
    measure.lastYear === null &&
    (measure.value ?? 0) > 0;
  return isLacking ? ['，同比', toCheck(`缺${scope.year - 1}年数`)] : [];
};

const counter = (task: Task, evidence: Evidence, scope: ReviewScope): readonly Piece[] => [
  evidence.measure.name,
  ...valuePieces(task, evidence, scope),
  ...lastYearPieces(task, evidence, scope),
];

/** The counters that were reported, 、 between them; a pair of found and settled stands together. Nothing for those never reported. */
export const counterPieces = (task: Task, evidences: readonly Evidence[], scope: ReviewScope): readonly Piece[] => {
  const reported = evidences.filter((one) => one.figure !== null);
  const pair = pairOf(reported);
  const single = reported.filter((one) => one !== pair?.found && one !== pair?.settled);
  const groups = single.map((one) => counter(task, one, scope));
  if (pair === null) return joined(groups, '、');
  return groups.length === 0 ? pairPieces(task, pair, scope) : [...joined(groups, '、'), '，', ...pairPieces(task, pair, scope)];
};

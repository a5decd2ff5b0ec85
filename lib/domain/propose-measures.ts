import { indexWords, wordFinder } from './find-words.ts';
import { MEASURE_CATALOGUE } from './measure-catalogue.ts';
import type { Baseline, Kind, Measure, Target } from './plan.ts';
import { sameMetric, sameUnit } from './same-metric.ts';

/** A head fills three fields on a phone, not ten. */
const MOST = 3;

const find = wordFinder(indexWords(MEASURE_CATALOGUE.flatMap(({ words }) => words)));
/** Which entries of the catalogue a word belongs to. */
const ENTRIES = new Map<string, number[]>();
MEASURE_CATALOGUE.forEach(({ words }, i) => {
  for (const word of words) ENTRIES.set(word, [...(ENTRIES.get(word) ?? []), i]);
});

/** How far apart two names of one metric are. */
const apart = (a: string, b: string): number => Math.abs(a.length - b.length);

const fits = (target: Target, { metric, unit }: Baseline): boolean => sameUnit(unit, target.unit) && sameMetric(metric, target.metric);

/** A measure of a target, with last year's figure: one that no other target of the task fits better (大豆 is not 大豆玉米带状复合种植). */
const ofTarget = (target: Target, targets: readonly Target[], baselines: readonly Baseline[]): Measure => {
  const before = baselines.find(
    (one) =>
      fits(target, one) &&
      targets.every((other) => !fits(other, one) || apart(one.metric, other.metric) >= apart(one.metric, target.metric)),
  );
  return { name: target.metric, unit: target.unit, source: 'plan', lastYear: before?.value ?? null };
};

const ofCatalogue = (text: string): Measure[] => {
  const score = new Map<number, number>();
  [...new Set(find(text).map(({ word }) => word))].forEach((word, order) => {
    for (const i of ENTRIES.get(word)!) score.set(i, (score.get(i) ?? 0) + word.length / (1 + 0.1 * order));
  });
  const isSpecial = [...score.keys()].some((i) => !MEASURE_CATALOGUE[i]!.general);
  return [...score]
    .filter(([i]) => !isSpecial || !MEASURE_CATALOGUE[i]!.general)
    .sort((a, b) => b[1] - a[1] || a[0] - b[0])
    .flatMap(([i]) => MEASURE_CATALOGUE[i]!.measures)
    .map(({ name, unit }) => ({ name, unit, source: 'catalogue', lastYear: null }));
};

const FOUND = /(?:查出|发现|排查|查摆)[^，,。；;]{0,6}(?:隐患|问题)$|(?:隐患|问题)(?:发现|查摆|排查|查出)$/;

/** 元, 万元 and 亿元 count one thing. */
const ofMoney = (unit: string): string => unit.replace(/^[万亿]元$/, '元');

/** A name in letters tells by itself: 反诈APP, 国家反诈中心APP安装. */
const sameLetters = (a: string, b: string): boolean => {
  const letters = /[A-Z]{3,12}/.exec(a)?.[0];
  return letters !== undefined && /[A-Z]{3,12}/.exec(b)?.[0] === letters;
};

/** Two names of what was found wrong (查出安全隐患, 隐患发现), or of one metric, in one unit. */
const isSame = (a: Measure, b: Measure): boolean =>
  sameUnit(ofMoney(a.unit), ofMoney(b.unit)) &&
  (sameMetric(a.name, b.name) || (FOUND.test(a.name) && FOUND.test(b.name)) || sameLetters(a.name, b.name));

/** Measures without those that mean the same as one before; another unit is another measure. */
const once = (measures: readonly Measure[], same: (a: Measure, b: Measure) => boolean): Measure[] => {
  const kept: Measure[] = [];
  for (const one of measures) if (!kept.some((other) => same(other, one))) kept.push(one);
  return kept;
};

/** A measure is reported by its name: the same name in another unit says which. */
const named = (measures: readonly Measure[]): Measure[] =>
  measures.map((one, i) =>
    measures.slice(0, i).some(({ name }) => name === one.name) ? { ...one, name: `${one.name}（${one.unit}）` } : one,
  );

const SETTLED = /整改/;

/** Behind what is found comes what is put right: a rate needs both of its counts. */
const withBothCounts = (measures: readonly Measure[]): Measure[] => {
  const found = measures.findIndex(({ name }) => FOUND.test(name));
  const settled = measures.find(({ name }) => SETTLED.test(name));
  if (found < 0 || !settled) return [...measures];
  const others = measures.filter((one) => one !== settled);
  return others.toSpliced(found + 1 - Number(measures.indexOf(settled) < found), 0, settled);
};

/**
 * What is reported on a task.
 *
 * - a task with figures: one measure a target, last year's figure beside it
 * - without: up to three, first those that the town's last review gave on this work, then by the catalogue of subjects
 * - the heading of the area speaks where the text says nothing; not for a work that stands or not (启动智慧园区建设), which has its nodes
 * - nothing known: none, the head may name some
 *
 * @param baselines figures of the last review, each linked to its task or none
 */
export const proposeMeasures = (
  task: { readonly id: string; readonly text: string; readonly kind: Kind; readonly targets: readonly Target[] },
  baselines: readonly Baseline[],
  areaTitle: string,
): Measure[] => {
  const own = baselines.filter((baseline) => baseline.task === task.id);
  if (task.targets.length > 0)
    return once(
      task.targets.map((target) => ofTarget(target, task.targets, own)),
      (a, b) => a.name === b.name && a.unit === b.unit,
    );
  const lastReview = own.map(({ metric, unit, value }): Measure => ({ name: metric, unit, source: 'last-review', lastYear: value }));
  const byText = ofCatalogue(task.text);
  const byTitle = task.kind === 'milestone' ? [] : ofCatalogue(areaTitle);
  const known = [...lastReview, ...(byText.length > 0 ? byText : byTitle)];
  return named(withBothCounts(once(known, isSame)).slice(0, MOST));
};

import { indexWords, wordFinder } from './find-words.ts';
import { MEASURE_CATALOGUE } from './measure-catalogue.ts';
import type { Baseline, Kind, Measure, Target } from './plan.ts';

/** A head fills three fields on a phone, not ten. */
const MOST = 3;

const find = wordFinder(indexWords(MEASURE_CATALOGUE.flatMap(({ words }) => words)));
/** Which entries of the catalogue a word belongs to. */
const ENTRIES = new Map<string, number[]>();
MEASURE_CATALOGUE.forEach(({ words }, i) => {
  for (const word of words) ENTRIES.set(word, [...(ENTRIES.get(word) ?? []), i]);
});

const bare = (metric: string): string => metric.replace(/[\s“”"（）()]/g, '');

/** Whether two metrics mean the same: one is the beginning or end of the other, 玉米 of 玉米种植面积. */
const sameMetric = (a: string, b: string): boolean => {
  const [short, long] = bare(a).length <= bare(b).length ? [bare(a), bare(b)] : [bare(b), bare(a)];
  return short.length >= 2 && (long.startsWith(short) || long.endsWith(short));
};

const ofTarget = (target: Target, baselines: readonly Baseline[]): Measure => {
  const before = baselines.find(({ metric, unit }) => unit === target.unit && sameMetric(metric, target.metric));
  return { name: target.metric, unit: target.unit, source: 'plan', lastYear: before?.value ?? null };
};

const ofCatalogue = (text: string): Measure[] => {
  const score = new Map<number, number>();
  [...new Set(find(text).map(({ word }) => word))].forEach((word, order) => {
    for (const i of ENTRIES.get(word)!) score.set(i, (score.get(i) ?? 0) + word.length / (1 + 0.1 * order));
  });
  return [...score]
    .sort((a, b) => b[1] - a[1] || a[0] - b[0])
    .flatMap(([i]) => MEASURE_CATALOGUE[i]!.measures)
    .map(({ name, unit }) => ({ name, unit, source: 'catalogue', lastYear: null }));
};

/** Measures without those that mean the same as one before. */
const once = (measures: readonly Measure[], same: (a: string, b: string) => boolean): Measure[] => {
  const kept: Measure[] = [];
  for (const one of measures) if (!kept.some(({ name }) => same(name, one.name))) kept.push(one);
  return kept;
};

/**
 * What is reported on a task.
 *
 * - a task with figures: one measure a target, last year's figure beside it
 * - without: up to three, first those that the town's last review gave on this work, then by the catalogue of subjects
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
      task.targets.map((target) => ofTarget(target, own)),
      (a, b) => a === b,
    );
  const lastReview = own.map(({ metric, unit, value }): Measure => ({ name: metric, unit, source: 'last-review', lastYear: value }));
  const byText = ofCatalogue(task.text);
  return once([...lastReview, ...(byText.length > 0 ? byText : ofCatalogue(areaTitle))], sameMetric).slice(0, MOST);
};

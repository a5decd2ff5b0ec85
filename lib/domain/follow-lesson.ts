import type { Assignment } from './assign-departments.ts';
import { type Baseline, KIND_NAMES, type Kind, type Measure, type Target } from './plan.ts';
import { reasonOf } from './reason-of.ts';
import type { Lesson } from './taught.ts';
import type { Department } from './town.ts';

/** What the rules make of a promise by themselves. */
export interface ByRules {
  readonly assigned: Assignment;
  readonly kind: { readonly kind: Kind; readonly reason: string };
  readonly targets: readonly Target[];
  /** Whether the sentence itself names who leads. */
  readonly isNamed: boolean;
}

/** The office decided it: what it decided is right unless it thinks otherwise now. */
const TAUGHT_CONFIDENCE = 0.95;

/** @example yearWord(2022, 2023) //=> '去年' */
const yearWord = (year: number, planned: number): string => (year === planned - 1 ? '去年' : `${year}年`);

/** Who leads and supports by a lesson, and in words what was taught of it: 去年由农业综合服务中心牵头、财政所配合. */
interface Led {
  readonly assigned: Assignment;
  readonly words: string;
}

const ledWords = (when: string, lead: string | null, supporting: readonly string[] | null): string => {
  const led = lead === null ? [] : [`由${lead}牵头`];
  const helped = supporting === null ? [] : [supporting.length === 0 ? '无配合单位' : `由${supporting.join('、')}配合`];
  return led.length + helped.length === 0 ? '' : when + [...led, ...helped].join('，');
};

const ledBy = (lesson: Lesson, assigned: Assignment, departments: readonly Department[], when: string): Led => {
  const known = new Map(departments.map((department) => [department.name, department]));
  if (lesson.lead !== null && !known.has(lesson.lead))
    return { assigned: { ...assigned, open: true }, words: `${when}由${lesson.lead}牵头，现无此单位` };
  const lead = lesson.lead ?? assigned.lead;
  const isThere = (name: string): boolean => name !== lead && known.has(name);
  const supporting = (lesson.supporting ?? assigned.supporting).filter(isThere);
  const areAllGone = supporting.length === 0 && (lesson.supporting ?? []).length > 0;
  const asks = assigned.asks.filter(({ department }) => supporting.includes(department));
  return {
    assigned: {
      lead,
      supporting,
      asks,
      leader: known.get(lead)?.leader ?? '',
      confidence: TAUGHT_CONFIDENCE,
      open: false,
      reason: lesson.lead === null ? assigned.reason : '',
    },
    words: ledWords(when, lesson.lead, areAllGone ? null : lesson.supporting && supporting),
  };
};

/**
 * What the rules made of a promise, corrected by what the office taught about it.
 *
 * - the taught fields are set, high confidence, no open question; the reason begins with what was decided, and when
 * - an office that the sentence names itself outranks a taught one
 * - a taught lead that the town no longer has is passed over, said in the reason, and asked; who supports is taken as far as it is there
 */
export const followLesson = (
  lesson: Lesson,
  { assigned, kind, targets, isNamed }: ByRules,
  { departments, year }: { readonly departments: readonly Department[]; readonly year: number },
): Assignment & { readonly kind: Kind } => {
  const when = yearWord(lesson.year, year);
  const led = isNamed ? { assigned, words: '' } : ledBy(lesson, assigned, departments, when);
  const kindWords = lesson.kind === null ? '' : `${when}定为${KIND_NAMES[lesson.kind]}`;
  const counted = targets.length > 0 ? [] : (lesson.measures ?? []).map(({ name }) => name);
  const countedWords = counted.length === 0 ? '' : `${when}填报${counted.join('、')}`;
  const taught = [led.words, kindWords, countedWords];
  const reason = reasonOf({ taught, lead: led.assigned.reason, kind: lesson.kind === null ? kind.reason : '' });
  return { ...led.assigned, kind: lesson.kind ?? kind.kind, reason };
};

/**
 * The measures that the office chose for a promise without a figure, each with last year's figure where the review gave one; its words
 * for it may be longer: 森林防灭火开展巡查 is 巡查.
 */
export const taughtMeasures = (
  lesson: Lesson | null,
  task: { readonly id: string; readonly targets: readonly Target[]; readonly measures: readonly Measure[] },
  baselines: readonly Baseline[],
): readonly Measure[] => {
  if (!lesson?.measures || task.targets.length > 0) return task.measures;
  const figureOf = ({ name, unit }: Pick<Measure, 'name' | 'unit'>): number | undefined =>
    baselines.find((one) => one.task === task.id && one.unit === unit && (one.metric.endsWith(name) || name.endsWith(one.metric)))?.value;
  return lesson.measures.map((measure): Measure => {
    const lastYear = figureOf(measure);
    return { ...measure, source: lastYear === undefined ? 'head' : 'last-review', lastYear: lastYear ?? null };
  });
};

import type { Day } from './day.ts';
import { type FieldError, RuleError } from './errors.ts';
import { taskId, updateId, yearOfPlan } from './ids.ts';
import { quarterOf } from './quarter.ts';

/** A number that a person typed with its name: 改造危房 24户. */
export interface NamedFigure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
}

/** What a person says of a piece of work outside the plan. */
export interface UnplannedWords {
  /** That did it. */
  readonly department: string;
  readonly day: Day;
  /** One sentence, as it may be read out. */
  readonly sentence: string;
  readonly figures: readonly NamedFigure[];
}

/** 计划外工作: done and worth telling, but never promised. It has no light, nobody is reminded of it; it feeds the review. */
export interface UnplannedWork extends UnplannedWords {
  readonly plan: string;
  /** Three digits, never reused within the plan. */
  readonly n: string;
  readonly version: number;
  /** Set when it was taken back; the record stays. */
  readonly withdrawn: { readonly day: Day } | null;
}

/** As many as a year's review can hold; two a quarter of fifteen departments. */
export const MOST_UNPLANNED = 120;

/** Number of a record among the tasks' numbers, in ids of updates and in the history. @example recordNumber({ n: '007' }) //=> 'U007' */
export const recordNumber = ({ n }: Pick<UnplannedWork, 'n'>): string => `U${n}`;

/** What a figure of the record rests on. @example sourceOfWork(work) //=> 'wangjing-2022-U007@1' */
export const sourceOfWork = (work: Pick<UnplannedWork, 'plan' | 'n' | 'version'>): string =>
  updateId(work.plan, recordNumber(work), work.version);

/** @example workId({ plan: 'wangjing-2022', n: '007' }) //=> 'wangjing-2022-U007' */
export const workId = (work: Pick<UnplannedWork, 'plan' | 'n'>): string => taskId(work.plan, recordNumber(work));

/** Shown number. @example shownNumber({ n: '007' }) //=> '外7' */
export const shownNumber = ({ n }: Pick<UnplannedWork, 'n'>): string => `外${Number(n)}`;

/**
 * Records a piece of work: version 1, the number after the highest that was ever given.
 *
 * - its day lies in the plan's year and has come; the same name of a figure stands once
 * - `RecordIsWrong` with a JSON Pointer a field; `RecordsFull` when the year has as many as its review can hold
 *
 * @param others of the plan, withdrawn ones too
 * @example recordWork('wangjing-2022', { department: '村镇建设办', day: '2022-05-10', sentence: '改造危房24户', figures: [] }, [], '2022-05-12').n //=> '001'
 */
export const recordWork = (plan: string, words: UnplannedWords, others: readonly UnplannedWork[], today: Day): UnplannedWork => {
  refuseWrong(plan, words, today);
  const last = Math.max(0, ...others.map(({ n }) => Number(n)));
  if (others.filter(isStanding).length >= MOST_UNPLANNED || last >= 999)
    throw new RuleError('RecordsFull', `本年度计划外工作最多${MOST_UNPLANNED}条，请合并或撤回后再记。`);
  return { plan, n: String(last + 1).padStart(3, '0'), version: 1, ...words, withdrawn: null };
};

/** Changes what is said; what is left out stays. @throws RuleError RecordIsWrong · WrongState once it was withdrawn */
export const changeWork = (work: UnplannedWork, change: Partial<UnplannedWords>, today: Day): UnplannedWork => {
  refuseWithdrawn(work);
  const changed = { ...work, ...change, version: work.version + 1 };
  refuseWrong(work.plan, changed, today);
  return changed;
};

/** Takes a record back. @throws RuleError WrongState when it was taken back before */
export const withdrawWork = (work: UnplannedWork, day: Day): UnplannedWork => {
  refuseWithdrawn(work);
  return { ...work, version: work.version + 1, withdrawn: { day } };
};

export const isStanding = ({ withdrawn }: UnplannedWork): boolean => withdrawn === null;

const refuseWithdrawn = (work: UnplannedWork): void => {
  if (!isStanding(work)) throw new RuleError('WrongState', '这条计划外工作已经撤回。');
};

const refuseWrong = (plan: string, words: UnplannedWords, today: Day): void => {
  const fields = [...wrongDay(words.day, yearOfPlan(plan), today), ...wrongSentence(words.sentence), ...wrongFigures(words.figures)];
  if (fields.length > 0) throw new RuleError('RecordIsWrong', `有${fields.length}处需要改正：${fields[0]!.message}`, fields);
};

const wrongDay = (day: Day, year: number, today: Day): readonly FieldError[] => {
  if (day > today) return [{ pointer: '/day', message: '日期还没有到。' }];
  return day.startsWith(`${year}-`) ? [] : [{ pointer: '/day', message: `日期应在计划年度${year}年内。` }];
};

const wrongSentence = (sentence: string): readonly FieldError[] =>
  /\S/.test(sentence) ? [] : [{ pointer: '/sentence', message: '请用一句话写明做了什么。' }];

const wrongFigures = (figures: readonly NamedFigure[]): readonly FieldError[] =>
  figures.flatMap(({ name }, i) =>
    figures.findIndex((other) => other.name === name) < i ? [{ pointer: `/figures/${i}/name`, message: `“${name}”填了两次。` }] : [],
  );

/** Whether the departments have recorded nothing yet in the quarter of the day: they are asked once a quarter, by one line. */
export const isAskedForUnplanned = (works: readonly UnplannedWork[], departments: readonly string[], today: Day): boolean =>
  departments.length > 0 &&
  !works.some((work) => isStanding(work) && departments.includes(work.department) && quarterOf(work.day) === quarterOf(today));

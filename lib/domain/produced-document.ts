import { breakdownTitle } from './breakdown.ts';
import { yearOfPlan } from './ids.ts';

/** Whose document it is. */
interface Of {
  /** As it is called. */
  readonly town: string;
  readonly plan: string;
}

/** What a document is called, by the name under which it lies; the first that fits. */
const TITLES: readonly (readonly [RegExp, (parts: readonly string[], of: Of) => string])[] = [
  [/^breakdown-/, (_, { town, plan }) => breakdownTitle(town, plan)],
  [/^export-/, (_, { town, plan }) => `${town}${yearOfPlan(plan)}年任务台账数据包`],
  [/^shares-/, (_, { town, plan }) => `${town}${yearOfPlan(plan)}年村级分解`],
  [
    /^bulletin-(\d{4})-(\d{2})(-archive)?\./,
    ([year, month, archive], { town }) => `${town}${year}年重点任务推进情况（${Number(month)}月）${archive ? '存档' : ''}`,
  ],
  [/^review-r(\d{1,6})\./, ([revision], { town, plan }) => `${town}${yearOfPlan(plan)}年工作回顾第${revision}稿`],
];

/** @example documentTitle('bulletin-2022-06.docx', { town: '望京镇', plan: 'wangjing-2022' }) //=> '望京镇2022年重点任务推进情况（6月）' */
export const documentTitle = (name: string, of: Of): string => {
  for (const [words, titled] of TITLES) {
    const [whole, ...parts] = words.exec(name) ?? [];
    if (whole !== undefined) return titled(parts, of);
  }
  return name;
};

/** @example formatOf('review-r1.docx') //=> 'docx' */
export const formatOf = (name: string): string => name.slice(name.lastIndexOf('.') + 1);

/** Whether a document holds sensitive tasks whole: archives, the 任务分解表 and village shares do. */
export const isForTheOffice = (name: string): boolean => /^(export|breakdown|shares)-/.test(name);

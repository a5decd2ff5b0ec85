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
  [/^bulletin-(\d{4})-(\d{2})\./, ([year, month], { town }) => `${town}${year}年${Number(month)}月任务通报`],
  [/^review-r(\d{1,6})\./, ([revision], { town, plan }) => `${town}${yearOfPlan(plan)}年工作回顾第${revision}稿`],
];

/** @example documentTitle('bulletin-2022-06.md', { town: '望京镇', plan: 'wangjing-2022' }) //=> '望京镇2022年6月任务通报' */
export const documentTitle = (name: string, of: Of): string => {
  for (const [words, titled] of TITLES) {
    const [whole, ...parts] = words.exec(name) ?? [];
    if (whole !== undefined) return titled(parts, of);
  }
  return name;
};

/** @example formatOf('review-r1.md') //=> 'md' */
export const formatOf = (name: string): string => name.slice(name.lastIndexOf('.') + 1);

/** Whether a document holds sensitive tasks whole: archives and the 任务分解表 do. */
export const isForTheOffice = (name: string): boolean => /^(export|breakdown)-/.test(name);

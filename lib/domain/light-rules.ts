import type { FieldError } from './errors.ts';
import type { ReminderPolicy } from './town.ts';

/** Where a light changes, as a town has set it; points are percentage points of what is expected. */
export interface LightRules {
  /** Points that a figure may be behind and be green, and be yellow. */
  readonly greenBehind: number;
  readonly yellowBehind: number;
  /** Workdays after a figure's window; from then on the percent of its target that is green, and yellow. */
  readonly settleAfter: number;
  readonly settledGreen: number;
  readonly settledYellow: number;
  /** Points that a ceiling may run ahead of the year and be yellow. */
  readonly ceilingAhead: number;
  /** Workdays that a node may be late and be yellow. */
  readonly nodeLate: number;
  /** Days for which problems that were found may stay open. */
  readonly problemsOpen: number;
}

export const DEFAULT_LIGHTS: LightRules = {
  greenBehind: 5,
  yellowBehind: 20,
  settleAfter: 10,
  settledGreen: 95,
  settledYellow: 80,
  ceilingAhead: 10,
  nodeLate: 10,
  problemsOpen: 30,
};

/** The rules of a town: its own, where it has set them. */
export const lightRulesOf = ({ lights }: Pick<ReminderPolicy, 'lights'>): LightRules => ({ ...DEFAULT_LIGHTS, ...lights });

/** Green that begins behind yellow would leave no yellow, and say otherwise than it is printed. */
export const lightRuleErrors = (policy: Pick<ReminderPolicy, 'lights'>): readonly FieldError[] => {
  const { greenBehind, yellowBehind, settledGreen, settledYellow } = lightRulesOf(policy);
  return [
    ...(greenBehind > yellowBehind ? [{ pointer: '/yellowBehind', message: `黄灯允许落后的百分点，不应小于绿灯的${greenBehind}` }] : []),
    ...(settledYellow > settledGreen ? [{ pointer: '/settledYellow', message: `黄灯要求的完成比例，不应大于绿灯的${settledGreen}` }] : []),
  ];
};

/** The rules of the lights in words, as they stand under each report. */
export const lightRuleText = (policy: Pick<ReminderPolicy, 'lights'>): string => {
  const rules = lightRulesOf(policy);
  return [
    `定量按播期和季节、覆盖率自报年初基数之日起，对照最近一个反馈日应达的进度：落后${rules.greenBehind}个百分点以内为绿，${rules.yellowBehind}个以内为黄，再多为红`,
    `到期超过${rules.settleAfter}个工作日的，完成${rules.settledGreen}%以上为绿，${rules.settledYellow}%以上为黄，不足为红`,
    `有上限的，不超过时间进度为绿，超前${rules.ceilingAhead}个百分点以内为黄，再多或突破上限为红`,
    `节点和专项行动按日期：逾期${rules.nodeLate}个工作日以内为黄，再久或节点任务最后的节点逾期为红`,
    `专项行动发现的问题超过${rules.problemsOpen}天没有整改为黄`,
    '零发生按事件：未处置为红，处置后为黄',
    '常态任务只看是否反馈',
    '漏报一期为黄，连续两期为红（零发生为黄）',
    '待核验的不为红，办结后不再变',
  ].join('；');
};

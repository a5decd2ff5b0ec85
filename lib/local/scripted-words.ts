import type { Kind } from '#domain/plan.ts';
import type { MeasureState, Task, Verdict } from '#domain/task.ts';
import { pick } from './dice.ts';

/** One short sentence a report, as heads write them: no figures, they stand in their own fields. */
const PROGRESS: Readonly<Record<Kind, readonly string[]>> = {
  quantity: ['任务已分解到位，正按计划推进。', '进度总体平衡，本期数据已逐项核对。', '按计划抓紧推进，力量安排到一线。'],
  milestone: ['按节点推进，各方已对接。', '前期手续正在办理，进度符合安排。', '现场已踏勘，正抓紧落实。'],
  coverage: ['逐户摸底，分类推进。', '本期继续入户动员，台账同步更新。', '重点对尚未覆盖的户和人上门做工作。'],
  campaign: ['本轮集中行动已开展，问题逐项建账。', '会同相关单位联合检查，立行立改。', '行动有序推进，整改情况逐项销号。'],
  'zero-incident': ['日常巡查正常，未发现异常。', '值守和巡查按要求落实。', '风险点逐一排查，情况平稳。'],
  continuing: ['按要求常态开展，情况正常。', '本期工作按计划进行，群众反映较好。', '各村（社区）配合有力，工作有序。'],
};

export const progressSentence = (task: Task, roll: number): string => (task.sensitive ? '' : pick(PROGRESS[task.kind], roll));

export const LATE_SOWING = '前期持续低温阴雨，播种比计划晚了一周左右。';
export const LATE_START = '前期准备时间较长，启动比计划晚了一周左右。';
export const LATE_START_NEXT = '组织力量抢抓进度。';
export const NODE_LATE = '手续办理时间超出预计，节点推迟。';
export const FUNDS_LATE = '补助资金到位较晚，部分工程停工待料。';
export const FUNDS_LATE_NEXT = '对接上级主管部门，资金到位后集中施工。';
export const SILENT_BEFORE = '上季度人员调整，未按时反馈，现一并补报。';

/** @example shortOf(soybean, 277) //=> '受种子、资金等条件限制，大豆玉米带状复合种植面积尚差277亩。' */
export const shortOf = ({ name, unit }: MeasureState, missing: number): string => `受种子、资金等条件限制，${name}尚差${missing}${unit}。`;

export const RETURN_REASON = '缺分村明细和验收记录，请补齐后再报。';
export const CORRECTION = '已按退回意见补齐分村明细和验收记录。';

/** Sentence of a closing assessment (年末评定). */
export const assessmentSentence = (task: Task, verdict: Verdict): string => {
  if (verdict === 'not-met') return '年度目标未全部达到，差额和原因已在反馈中说明，建议结转下年。';
  if (task.kind === 'zero-incident')
    return verdict === 'met' ? '全年防范措施落实，未发生相关事件。' : '全年未发生相关事件，个别时段反馈不及时。';
  if (task.kind === 'continuing') return verdict === 'met' ? '全年按要求持续推进，达到预期。' : '总体按要求推进，个别时段力度不够。';
  return verdict === 'met' ? '年度目标全部达到。' : '主要目标已达到，个别分项未达到，原因已说明。';
};

/** Steps that a head plans in front of the last node, by what the task is about. */
const STEPS: readonly (readonly [RegExp, readonly string[]])[] = [
  [/养殖|大户/, ['选址', '用地备案', '圈舍建设']],
  [/台账|登记|普查/, ['分村摸底', '汇总建账']],
  [/布局|规划/, ['调研', '方案报批']],
  [/建设|新建|改造|修建|硬化|维修/, ['前期手续', '开工', '主体完工']],
];

export const stepsOf = (task: Task): readonly string[] =>
  STEPS.find(([words]) => words.test(task.text))?.[1] ??
  (task.kind === 'campaign' ? ['动员部署', '集中排查', '整改落实'] : ['制定方案', '组织实施']);

import type { TASK_ACT_ROUTES } from '../routes/task-acts.ts';
import type { Examples } from './example.ts';
import { AGRICULTURE, TASK, VILLAGES } from './wangjing.ts';

const villages = [
  { unit: '东村', target: 3200, value: 3180 },
  { unit: '西村', target: 2800, value: null },
] as const;

const moved = {
  params: { task: TASK },
  headers: { etag: '"5"' },
  answer: { task: TASK, version: 5, state: 'underway', update: `${TASK}@5`, warnings: [] },
} as const;

export const TASK_ACT_EXAMPLES: Examples<keyof typeof TASK_ACT_ROUTES> = {
  getShares: {
    title: '村级分解表',
    text: '带合计，并列出未报的村。',
    params: { task: TASK },
    headers: { etag: '"5"' },
    answer: {
      task: TASK,
      version: 5,
      measures: [{ measure: '玉米种植面积', unit: '亩', target: 6000, shares: villages, total: 3180, targets: 6000, missing: ['西村'] }],
      shareWarnings: [],
    },
  },
  fillShares: {
    title: '填村级分解表',
    text: '整表提交。value 为 null 是未报，0 是零。各村目标之和与总目标不符只提醒，不拒绝。',
    ...moved,
    body: { measures: [{ measure: '玉米种植面积', shares: villages }] },
    answer: { ...moved.answer, shareWarnings: [] },
  },
  reportIncident: {
    title: '报事件',
    text: '只用于“零发生”任务；事实经过中不写姓名。',
    ...moved,
    body: { date: '2022-05-20', level: 'general', count: 1, facts: '东村后山发生一起火情，当日扑灭，无人员伤亡。' },
  },
  handleIncident: {
    title: '事件已处置',
    ...moved,
    params: { task: TASK, k: '1' },
    body: { date: '2022-05-23', note: '已清理火场，落实看守。' },
  },
  discountIncident: {
    title: '事件不计入评定',
    ...moved,
    params: { task: TASK, k: '1' },
    body: { reason: '县林业局认定为雷击火，不属责任事故。' },
  },
  answerSupport: {
    title: '配合情况',
    text: '被要求配合的单位每季答复一次；无灯，不提级。',
    ...moved,
    body: { onBehalfOf: VILLAGES, department: VILLAGES, answer: `已向${AGRICULTURE}移交撂荒地图斑12处。` },
  },
};

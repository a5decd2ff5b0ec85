import type { TASK_ROUTES } from '../routes/tasks.ts';
import type { Examples } from './example.ts';
import { AGRICULTURE, CORN, LEADER, N, PLAN, TASK } from './wangjing.ts';

const corn = {
  name: '玉米种植面积',
  unit: '亩',
  source: 'plan',
  lastYear: 5800,
  season: [{ from: '2022-04-20', to: '2022-06-20' }],
  accumulation: 'sum',
  target: { comparison: '=', value: 6000, valueMax: null, within: null },
  base: null,
  numerator: null,
  denominator: null,
  value: 4200,
  asOf: '2022-05-24',
  updates: [3],
} as const;

const task = {
  task: TASK,
  plan: PLAN,
  version: 3,
  id: '1.1',
  area: '全力保障粮食安全',
  title: '全年种植玉米6000亩',
  text: CORN,
  start: 0,
  end: 25,
  kind: 'quantity',
  state: 'underway',
  light: 'green',
  lightReason: '玉米种植面积 4200 / 6000亩，5月25日应达3500亩',
  progress: '玉米种植面积 4200 / 6000亩',
  star: true,
  sensitive: false,
  targets: [{ metric: '玉米', comparison: '=', value: 6000, valueMax: null, unit: '亩', within: null, place: null, by: null }],
  measures: [corn],
  nodes: [],
  due: '2022-12-31',
  dueStated: false,
  milestones: [],
  recurring: null,
  lead: AGRICULTURE,
  supporting: [],
  leader: LEADER,
  together: null,
  reason: '种植 · 玉米',
  publishedOn: '2022-03-02',
  acknowledgedOn: '2022-03-03',
  reported: ['2022-05'],
  lastReport: { day: '2022-05-24', update: 3, progress: '已播种4200亩，其余地块正在整地。', problems: '' },
  claimedOn: null,
  returned: null,
  completedOn: null,
  assessment: null,
} as const;

const etag = { etag: '"3.2022-05-24"' } as const;
const moved = (state: 'underway' | 'claimed' | 'completed' | 'assessed') =>
  ({
    params: { task: TASK },
    headers: { etag: '"4.2022-05-24"' },
    answer: { task: TASK, version: 4, state, update: `${TASK}@4` },
  }) as const;

export const TASK_EXAMPLES: Examples<keyof typeof TASK_ROUTES> = {
  listTasks: {
    title: '任务列表',
    text: '可筛选、分页；下一页的地址在 Link 头中（rel="next"）。',
    params: { plan: PLAN },
    query: { lead: AGRICULTURE, light: 'green', limit: '1' },
    headers: { link: `</v1/plans/${PLAN}/tasks?limit=1&cursor=${N}>; rel="next"` },
    answer: { items: [task], nextCursor: N },
  },
  getTask: {
    title: '一项任务',
    text: '敏感任务（纪检、信访）对无关人员只给标题和数。灯随日期变，所以 ETag 带日期。',
    params: { task: TASK },
    headers: etag,
    answer: task,
  },
  listHistory: {
    title: '任务的办理经过',
    params: { task: TASK },
    answer: {
      items: [
        {
          plan: PLAN,
          n: N,
          version: 3,
          kind: 'reported',
          by: { person: 'nongfu@wangjing.example', name: '农服中心主任', role: 'head' },
          onBehalfOf: null,
          via: 'page',
          at: '2022-05-24T10:20:00+08:00',
          day: '2022-05-24',
          report: {
            measures: [{ measure: '玉米种植面积', added: 4200 }],
            node: null,
            unchanged: false,
            noIncident: false,
            progress: '已播种4200亩，其余地块正在整地。',
            problems: '',
            nextSteps: '6月上旬全部播完。',
          },
          note: '',
          verdict: null,
          before: { state: 'underway', values: { 玉米种植面积: null } },
          after: { state: 'underway', values: { 玉米种植面积: 4200 } },
        },
      ],
    },
  },
  getDue: {
    title: '本期要我填的',
    text: '科室负责人只见本单位的；党政办见全镇的。',
    answer: { day: '2022-05-23', items: [{ ...task, asks: [{ period: '2022-05', opens: '2022-05-01', due: '2022-05-25' }] }] },
  },
  acknowledgeTask: { title: '签收', ...moved('underway'), body: {} },
  reportProgress: {
    title: '进展反馈',
    text: '计量项三选一：added 本期新增、total 现有数、numerator（和 denominator）分子分母。没有可报的写 unchanged。',
    ...moved('underway'),
    body: {
      via: 'phone',
      onBehalfOf: AGRICULTURE,
      measures: [{ measure: '玉米种植面积', added: 1800 }],
      progress: '又播种1800亩，玉米全部播完。',
      nextSteps: '转入田间管理。',
    },
  },
  claimCompletion: { title: '申请办结', ...moved('claimed'), body: {} },
  verifyClaim: { title: '核验办结申请', ...moved('completed'), body: {} },
  returnClaim: { title: '退回办结申请', ...moved('underway'), body: { reason: '缺少统计站的面积核定表。' } },
  assessTask: {
    title: '年末评定',
    text: '没有申请办结的任务，年末给出评定和一句话。',
    ...moved('assessed'),
    body: { verdict: 'met', sentence: '全年种植玉米6038亩，超过计划。' },
  },
};

import { updateId } from '#domain/ids.ts';
import { etagOf, litEtagOf } from '../etag.ts';
import type { TASK_ROUTES } from '../routes/tasks.ts';
import type { Examples } from './example.ts';
import { AREA, PROPOSAL } from './proposal.ts';
import { AGRICULTURE, N, PLAN, TASK } from './wangjing.ts';

/** What is reported of a crop up to a day. */
const crop = (n: 0 | 1, value: number, { asOf, updates }: { readonly asOf: string; readonly updates: readonly number[] }) => {
  const { comparison, value: promised, valueMax, within } = PROPOSAL.targets[n];
  return {
    ...PROPOSAL.measures[n],
    season: [{ from: '2022-04-20', to: '2022-06-20' }],
    accumulation: 'sum',
    target: { comparison, value: promised, valueMax, within },
    base: null,
    numerator: null,
    denominator: null,
    value,
    asOf,
    updates: [...updates],
    shares: [],
    corrected: null,
  } as const;
};

const { confidence: _confidence, open: _open, ...proposed } = PROPOSAL;

/** The task on 23 May: what April asked for is reported, what May asks for is open. */
const inMay = {
  ...proposed,
  task: TASK,
  plan: PLAN,
  version: 3,
  changedAt: '2022-04-25T09:30:00+08:00',
  area: AREA,
  title: '全年种植玉米6000亩、大豆2010亩',
  state: 'underway',
  light: 'green',
  lightReason: '玉米种植面积 1500 / 6000亩，4月25日应达8%，实际25%',
  progress: '大豆种植面积 400 / 2010亩',
  star: true,
  sensitive: false,
  every: null,
  measures: [crop(0, 1500, { asOf: '2022-04-25', updates: [3] }), crop(1, 400, { asOf: '2022-04-25', updates: [3] })],
  nodes: [],
  together: null,
  publishedOn: '2022-03-02',
  acknowledgedOn: '2022-03-03',
  reported: ['2022-04'],
  lastReport: { day: '2022-04-25', update: 3, progress: '开始播种。', problems: '' },
  claimedOn: null,
  returned: null,
  completedOn: null,
  assessment: null,
  source: 'report',
  sourceNo: '',
  basis: null,
  addedOn: null,
  replyDue: null,
  satisfaction: null,
  assignedOn: '2022-03-02',
  pending: null,
  extensions: [],
  adjustments: [],
  suspended: null,
  ended: null,
  excused: [],
  incidents: [],
  support: [],
} as const;

const REPORTED_AT = '2022-05-24T10:00:00+08:00';

/** The task on 24 May, when May is reported, too. */
const task = {
  ...inMay,
  version: 4,
  changedAt: REPORTED_AT,
  lightReason: '玉米种植面积 4200 / 6000亩，4月25日应达8%，实际70%',
  progress: '玉米种植面积 4200 / 6000亩',
  measures: [crop(0, 4200, { asOf: '2022-05-24', updates: [3, 4] }), crop(1, 1500, { asOf: '2022-05-24', updates: [3, 4] })],
  reported: ['2022-04', '2022-05'],
  lastReport: { day: '2022-05-24', update: 4, progress: '已播种玉米4200亩、大豆1500亩，其余地块正在整地。', problems: '' },
} as const;

const moved = <State extends 'underway' | 'claimed' | 'completed' | 'assessed'>(state: State, version: number) =>
  ({
    params: { task: TASK },
    headers: { etag: etagOf(version) },
    answer: { task: TASK, version, state, update: updateId(PLAN, N, version), warnings: [] },
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
    text: '敏感任务（纪检、信访）对无关人员只给标题和数。灯随日期和本镇的规则变，所以 ETag 在版本之后还带日期和机构信息的版本；修改时只比较版本。',
    params: { task: TASK },
    headers: { etag: litEtagOf(task.version, '2022-05-24', 3) },
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
          version: 4,
          by: { person: 'nongfu@wangjing.example', name: '农服中心主任', role: 'head' },
          onBehalfOf: null,
          via: 'page',
          reportedBy: null,
          at: REPORTED_AT,
          day: '2022-05-24',
          move: {
            kind: 'report',
            report: {
              measures: [
                { measure: '玉米种植面积', added: 2700 },
                { measure: '大豆种植面积', added: 1100 },
              ],
              node: null,
              unchanged: false,
              noIncident: false,
              progress: task.lastReport.progress,
              problems: '',
              nextSteps: '6月上旬全部播完。',
            },
          },
          before: { state: 'underway', values: { 玉米种植面积: 1500, 大豆种植面积: 400 } },
          after: { state: 'underway', values: { 玉米种植面积: 4200, 大豆种植面积: 1500 } },
        },
      ],
    },
  },
  getDue: {
    title: '本期要我填的',
    text: '科室负责人只见本单位的；党政办见全镇的。',
    answer: {
      day: '2022-05-23',
      items: [{ ...inMay, asks: [{ period: '2022-05', opens: '2022-05-01', due: '2022-05-25' }] }],
      supports: [],
      unplanned: true,
    },
  },
  acknowledgeTask: { title: '签收', ...moved('underway', 2), body: {} },
  reportProgress: {
    title: '进展反馈',
    text: '计量项三选一：added 本期新增、total 现有数、numerator（和 denominator）分子分母。没有可报的写 unchanged。',
    ...moved('underway', 5),
    body: {
      via: 'phone',
      onBehalfOf: AGRICULTURE,
      measures: [{ measure: '玉米种植面积', added: 1838 }],
      progress: '又播种1838亩，玉米全部播完。',
      nextSteps: '转入田间管理。',
    },
  },
  claimCompletion: { title: '申请办结', ...moved('claimed', 6), body: {} },
  verifyClaim: { title: '核验办结申请', ...moved('completed', 7), body: {} },
  returnClaim: { title: '退回办结申请', ...moved('underway', 7), body: { reason: '缺少统计站的面积核定表。' } },
  assessTask: {
    title: '年末评定',
    text: '没有申请办结的任务，年末给出评定和一句话。',
    ...moved('assessed', 6),
    body: { verdict: 'met', sentence: '全年种植玉米6038亩，超过计划。' },
  },
};

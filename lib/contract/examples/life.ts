import { etagOf } from '../etag.ts';
import type { LIFE_ROUTES } from '../routes/life.ts';
import type { Examples } from './example.ts';
import { AGRICULTURE, PLAN, TASK, VILLAGES } from './wangjing.ts';

const basis = { text: '望京镇党政联席会议纪要〔2022〕8号', date: '2022-05-20', decidedBy: '党政联席会议' } as const;

const moved = (state: 'issued' | 'underway', version: number) =>
  ({
    params: { task: TASK },
    headers: { etag: etagOf(version) },
    answer: { task: TASK, version, state, update: `${TASK}@${version}`, warnings: [] },
  }) as const;

export const LIFE_EXAMPLES: Examples<keyof typeof LIFE_ROUTES> = {
  acknowledgePlan: {
    title: '签收清单',
    text: '一次签收一个部门的全部任务，有异议的除外。If-Match 取自计划的 ETag。',
    params: { plan: PLAN },
    body: { department: AGRICULTURE, objections: [{ task: `${PLAN}-008`, reason: '撂荒地整治由村建办牵头。', proposed: VILLAGES }] },
    answer: {
      plan: PLAN,
      department: AGRICULTURE,
      items: [
        { task: TASK, version: 2, state: 'underway', objected: false },
        { task: `${PLAN}-008`, version: 2, state: 'issued', objected: true },
      ],
    },
  },
  objectToTask: {
    title: '提异议',
    text: '发布后五个工作日内，认为不归本单位的任务可提异议，由党政办裁定。',
    ...moved('issued', 2),
    body: { reason: '这项工作由村建办负责。', proposed: VILLAGES },
  },
  decideObjection: {
    title: '裁定异议',
    text: '同意的，写明改由哪个单位牵头。',
    ...moved('issued', 3),
    body: { upheld: true, lead: VILLAGES, note: '按三定方案。' },
  },
  askExtension: {
    title: '申请延期',
    text: '写明时限的任务或节点，须提前三个工作日，至多两次。',
    ...moved('underway', 5),
    body: { due: '2022-10-31', reason: '汛期道路中断，材料无法进场。' },
  },
  decideExtension: {
    title: '审批延期',
    text: '由分管领导或镇长审批；党政办可代为记录领导的决定（onBehalfOf 写明其职务）。',
    ...moved('underway', 6),
    body: { granted: true, note: '同意。', via: 'meeting', onBehalfOf: '分管农业副镇长' },
  },
  adjustTask: {
    title: '调整',
    text: '已发布的任务只能凭依据调整，旧值保留可见。',
    ...moved('underway', 5),
    body: { change: { kind: 'change-target', measure: '玉米种植面积', value: 5000 }, basis },
  },
  addTask: {
    title: '追加任务',
    text: '民生实事、代表建议、上级交办、会议、领导批示。与报告承诺的任务分开计数。不给 due 的，从任务文字里读时限，文字没有的按来源。If-Match 取自计划的 ETag。',
    params: { plan: PLAN },
    headers: { etag: '"1"', location: `/v1/tasks/${PLAN}-044` },
    body: {
      text: '6月底前完成农村饮水管网抢修。',
      area: '民生保障',
      kind: 'milestone',
      lead: AGRICULTURE,
      source: 'superior',
      sourceNo: '县政办函〔2022〕31号',
      basis,
    },
    answer: {
      task: `${PLAN}-044`,
      version: 1,
      state: 'issued',
      update: `${PLAN}-044@1`,
      warnings: [],
      id: '追1',
      due: '2022-06-30',
      dueFrom: 'text',
      planVersion: 7,
    },
  },
};

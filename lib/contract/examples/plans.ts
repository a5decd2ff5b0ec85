import type { PLAN_ROUTES } from '../routes/plans.ts';
import type { Examples } from './example.ts';
import { AREA, PROPOSAL } from './proposal.ts';
import { ADDRESS, CORN, LAND, PLAN, TOWN } from './wangjing.ts';

const header = {
  plan: PLAN,
  year: 2022,
  status: 'draft',
  version: 4,
  report: '5f0c2c9a1d7e4b7c8d21a0b6f3e94c55d1b08e2f7a6c43d99b1e0f5a7c2d8e31',
  reportName: '政府工作报告.docx',
  split: 'splits/wangjing/5f0c2c9a.json',
  tasks: 42,
  unsplit: 18,
  lastNumber: 43,
  added: 0,
  lastEdit: 4,
  publishing: null,
  publishedOn: null,
  revisions: 0,
  reason: null,
  at: '2022-03-01T09:00:00+08:00',
} as const;

const AFTER = PROPOSAL.end + LAND.length;
const ADDRESSED = { start: AFTER, end: AFTER + ADDRESS.length, text: ADDRESS, why: 'address' } as const;

const intake = 'intake-wangjing-2022-5f0c2c9a';
const publication = 'publish-wangjing-2022-v4';

export const PLAN_EXAMPLES: Examples<keyof typeof PLAN_ROUTES> = {
  createPlan: {
    title: '录入政府工作报告',
    text: '给出文本（text）或文件字节（base64），一共至多 4 MB。同一份报告交两次仍是同一份草案。用 Location 查进展。',
    body: { year: 2022, name: '政府工作报告.txt', text: `望京镇2022年政府工作报告\n二、2022年工作安排\n${CORN}${LAND}${ADDRESS}` },
    headers: { location: `/v1/operations/${intake}` },
    answer: { operation: intake, status: 'running' },
  },
  listPlans: { title: '本镇各年计划', answer: { items: [header] } },
  getPlan: { title: '一年的计划', params: { plan: PLAN }, headers: { etag: '"4"' }, answer: header },
  getOperation: {
    title: '长时间工作的进展',
    text: '录入、发布、起草回顾和导出都先答 202，再用此地址查询，step 说正在做哪一步。失败时 reason 用中文说明原因；导出成功时 result 说明文件名。',
    params: { operation: publication },
    answer: {
      operation: publication,
      status: 'running',
      startedAt: '2022-03-02T10:12:00+08:00',
      step: '写入任务',
      error: null,
      reason: null,
      result: null,
    },
  },
  publishPlan: {
    title: '发布计划',
    text: '把草案冻结为任务，并给每个部门发一封任务清单。上年未完成而没有决定是否结转的，不妨碍发布，但会列出。If-Match 取自读取计划时的 ETag。',
    params: { plan: PLAN },
    body: {},
    headers: { location: `/v1/operations/${publication}` },
    answer: {
      operation: publication,
      status: 'running',
      openCarryOvers: [{ task: 'wangjing-2021-009', id: '1.4', title: '撂荒地整治行动' }],
    },
  },
  getSplit: {
    title: '拆分结果',
    text: '含党政办的修改；start、end 是在报告文本中的 UTF-16 位置。',
    params: { plan: PLAN },
    answer: {
      organization: '望京镇',
      year: 2022,
      areas: [{ title: AREA, tasks: [PROPOSAL] }],
      unsplit: [ADDRESSED],
      baselines: [{ start: 8, end: 17, metric: '玉米', value: 5800, unit: '亩', chapter: 1, task: PROPOSAL.id }],
      review: { chapters: [{ start: 0, end: 7, title: '农业生产稳步提升' }] },
    },
  },
  listUnsplit: {
    title: '未拆分的片段',
    text: '报告的每一句都有去处：没有成为任务的列在这里，写明原因。',
    params: { plan: PLAN },
    headers: { etag: '"4"' },
    answer: { items: [ADDRESSED] },
  },
  getDocument: {
    title: '下载产生的文件',
    params: { plan: PLAN, name: 'review-r1.html' },
    answer: `<!doctype html><title>${TOWN}2022年工作回顾</title><p>一年来，全镇种植玉米6038亩。</p>`,
  },
};

import type { RECORD_ROUTES } from '../routes/records.ts';
import type { Examples } from './example.ts';
import { AGRICULTURE, PLAN, TASK } from './wangjing.ts';

const work = {
  record: `${PLAN}-U001`,
  plan: PLAN,
  n: '001',
  id: '外1',
  version: 1,
  department: AGRICULTURE,
  day: '2022-05-20',
  sentence: '抢收油菜，帮助缺劳力户收割。',
  figures: [{ name: '帮助农户', value: 24, unit: '户' }],
  withdrawn: null,
  update: `${PLAN}-U001@1`,
} as const;

const changed = { ...work, version: 2, update: `${PLAN}-U001@2` } as const;
const etag = { etag: '"2"' } as const;
const SHA = '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08';

const file = {
  evidence: '0f3a9c21d4e5b678',
  name: '玉米播种面积核定表.pdf',
  bytes: 184320,
  sha256: SHA,
  type: 'application/pdf',
  by: { person: 'nongfu@wangjing.example', name: '农服中心主任' },
  at: '2022-05-24T10:00:00+08:00',
  arrived: true,
} as const;

export const RECORD_EXAMPLES: Examples<keyof typeof RECORD_ROUTES> = {
  recordUnplanned: {
    title: '记一件计划外工作',
    text: '做了但计划中没有承诺的；无灯，不催办，写回顾时用。',
    params: { plan: PLAN },
    body: { department: work.department, day: work.day, sentence: work.sentence, figures: work.figures },
    headers: { etag: '"1"', location: `/v1/plans/${PLAN}/unplanned/001` },
    answer: { ...work, warnings: [] },
  },
  listUnplanned: { title: '计划外工作', params: { plan: PLAN }, query: { department: AGRICULTURE }, answer: { items: [work] } },
  editUnplanned: {
    title: '修改一件计划外工作',
    text: '合并补丁：没有写的字段不变。',
    params: { plan: PLAN, n: '001' },
    body: { figures: [{ name: '帮助农户', value: 26, unit: '户' }] },
    headers: etag,
    answer: { ...changed, figures: [{ name: '帮助农户', value: 26, unit: '户' }], warnings: [] },
  },
  withdrawUnplanned: {
    title: '撤回一件计划外工作',
    params: { plan: PLAN, n: '001' },
    headers: etag,
    answer: { ...changed, withdrawn: { day: '2022-05-24' }, warnings: [] },
  },
  giveFeed: {
    title: '取得日历订阅地址',
    text: '地址是秘密，只告诉一次；再取一次，旧地址即失效。',
    body: {},
    answer: { url: 'https://plan.example/v1/calendar/xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx.ics', at: '2022-05-24T10:00:00+08:00' },
  },
  endFeed: { title: '停用日历订阅地址', answer: { ended: true } },
  getFeed: {
    title: '日历订阅',
    text: '供日历软件订阅，不需登录。',
    params: { feed: `${'x'.repeat(43)}.ics` },
    headers: { etag: '"6f1c5e0e2a0b4a498d0c1e6d1b1a7f55"' },
    answer: 'BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n',
  },
  announceEvidence: {
    title: '上传佐证材料',
    text: '先申报名称、大小和摘要，再按答复中的地址和头用 PUT 上传。涉密材料不得上传。',
    params: { task: TASK },
    body: { name: file.name, bytes: file.bytes, sha256: SHA, type: 'application/pdf' },
    headers: { location: `/v1/tasks/${TASK}/evidence/${file.evidence}` },
    answer: {
      evidence: file.evidence,
      upload: { url: 'https://bucket.example/evidence/…', headers: { 'content-type': 'application/pdf' } },
      expiresAt: '2022-05-24T10:15:00+08:00',
    },
  },
  listEvidence: { title: '任务的佐证材料', params: { task: TASK }, answer: { items: [file] } },
  getEvidence: {
    title: '下载一份佐证材料',
    text: '答 303，文件在 Location 的地址，短时有效。',
    params: { task: TASK, evidence: file.evidence },
    headers: { location: 'https://bucket.example/evidence/…' },
    answer: { ...file, url: 'https://bucket.example/evidence/…' },
  },
};

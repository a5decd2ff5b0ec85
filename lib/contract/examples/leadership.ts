import type { LEADERSHIP_ROUTES } from '../routes/leadership.ts';
import type { Examples } from './example.ts';
import { AREA, PROPOSAL } from './proposal.ts';
import { AGRICULTURE, CORN, LEADER, N, PLAN, TASK, VILLAGES } from './wangjing.ts';

const counts = { tasks: 42, blue: 9, green: 26, yellow: 4, red: 1, grey: 2 } as const;
const ofAgriculture = { tasks: 7, blue: 1, green: 5, yellow: 1, red: 0, grey: 0 } as const;
const apart = {
  promised: counts,
  added: { tasks: 0, blue: 0, green: 0, yellow: 0, red: 0, grey: 0 },
  ended: { promised: 0, added: 0 },
} as const;
const ID = PROPOSAL.id;
const group = { name: AGRICULTURE, counts: ofAgriculture, tasks: [ID] } as const;

const planted = {
  text: '6038亩',
  value: 6038,
  unit: '亩',
  derivation: {
    rule: 'sum',
    of: [
      { source: `${TASK}@3`, value: 1500 },
      { source: `${TASK}@4`, value: 2700 },
      { source: `${TASK}@5`, value: 1838 },
    ],
  },
  sources: [`${TASK}@3`, `${TASK}@4`, `${TASK}@5`],
  grade: '已核',
} as const;

const toilets = { n: '023', id: '5.1', title: '农村卫生厕所普及率达到85%', star: true, lead: VILLAGES, leader: '分管城建副镇长' } as const;

export const LEADERSHIP_EXAMPLES: Examples<keyof typeof LEADERSHIP_ROUTES> = {
  getSummary: {
    title: '按灯计数',
    text: '全部、按重点工作、按牵头单位、按分管领导、按类型；从不平均百分比。',
    params: { plan: PLAN },
    answer: {
      day: '2022-07-05',
      total: counts,
      ...apart,
      byArea: [{ ...group, name: AREA }],
      byLead: [{ ...group, shown: group.name }],
      byLeader: [{ ...group, name: LEADER }],
      byKind: [{ ...group, name: 'quantity' }],
      asked: [{ department: group.name, questions: 5, forms: 5 }],
    },
  },
  listBulletins: { title: '有通报的月份', params: { plan: PLAN }, answer: { items: ['2022-05', '2022-06'] } },
  getBulletin: {
    title: '一个月的通报',
    params: { plan: PLAN, month: '2022-06' },
    answer: {
      organization: '望京镇',
      plan: PLAN,
      month: '2022-06',
      day: '2022-07-05',
      cutOff: '2022-06-30',
      verdict: '任务42项，已办结9项、正常26项、预警4项、滞后1项、未启动2项。比5月：已办结增3项，滞后增1项。',
      lines: ['【红·本月转红】★5.1 农村卫生厕所普及率达到85%：普及率 71 / 85%。'],
      counts,
      apart,
      feedback: { asked: [ID, '5.1'], inTime: [ID], late: [], missing: [{ id: '5.1', lead: VILLAGES }], byOffice: [] },
      decisions: [
        {
          ...toilets,
          reason: '普及率 71 / 85%，6月30日应达78%',
          last: ['普及率71%'],
          sources: [`${PLAN}-023@2`],
          monthsRed: 1,
          gaps: [],
          problems: '施工队伍不足',
          nextSteps: '增派两支施工队',
          ask: '请镇长定是否调剂施工力量。',
        },
      ],
      watch: [],
      done: [],
      ended: [],
      recovered: [],
      upcoming: [{ day: '2022-07-25', kind: 'feedback', text: '反馈日，应反馈1项', tasks: [ID] }],
      figures: [{ n: N, id: ID, measure: '玉米种植面积', target: '计划6000亩', lastYear: '去年5800亩', figure: planted }],
      table: [{ ...group, feedback: { asked: 7, inTime: 6, late: 1, missing: 0 } }],
      movements: [{ from: 'yellow', to: 'red', tasks: ['5.1'] }],
      lights: { [N]: 'green', '023': 'red' },
      values: { [N]: { 玉米种植面积: 6038 } },
      monthsRed: { '023': 1 },
      rule: '定量按播期和季节、覆盖率自报年初基数之日起，对照最近一个反馈日应达的进度：落后5个百分点以内为绿，20个以内为黄，再多为红',
    },
  },
  createReview: {
    title: '重新起草年度回顾',
    text: '截至当天，另成一稿；旧稿保留。用 Location 查进展。',
    params: { plan: PLAN },
    body: {},
    headers: { location: '/v1/operations/year-end-review-wangjing-2022-r2' },
    answer: { operation: 'year-end-review-wangjing-2022-r2', status: 'running' },
  },
  getReview: {
    title: '年度回顾的一稿',
    text: '每个数都有算法、出处和可靠程度。latest 为最近一稿。',
    params: { plan: PLAN, revision: '1' },
    headers: { etag: '"1"' },
    answer: {
      organization: '望京镇',
      plan: PLAN,
      year: 2022,
      asOf: '2022-12-12',
      revision: 1,
      chapters: [
        {
          title: '农业生产稳步提升',
          heading: { start: 0, end: 7 },
          sentences: [{ task: TASK, id: ID, text: '种植玉米6038亩。', figures: [planted], marks: [], sources: planted.sources }],
        },
      ],
      matrix: [
        {
          n: N,
          id: ID,
          lead: AGRICULTURE,
          promised: CORN,
          achieved: '玉米种植面积 6038 / 6000亩',
          outcome: '完成',
          sentence: { chapter: 0, at: 0 },
        },
      ],
      shortfalls: [],
      unplanned: [],
      problemCandidates: [{ n: '023', id: '5.1', text: '农村厕所改造施工力量不足。', sources: [`${PLAN}-023@2`] }],
      carryOvers: [{ n: '023', id: '5.1', lead: VILLAGES, text: toilets.title, outcome: '部分完成', rest: '普及率还差14个百分点' }],
      counts: {
        tasks: 1,
        outcomes: { 完成: 1, 部分完成: 0, 达到: 0, 基本达到: 0, 未达到: 0, '终止（政策调整）': 0, 取消: 0, 被替代: 0, 暂缓: 0, 未反馈: 0 },
        sentences: 1,
        figures: 1,
        unverified: 0,
        expected: 0,
      },
    },
  },
};

import { climbsOn, climbsTo } from '#domain/climbs-on.ts';
import type { Letter } from '#domain/letter.ts';
import { remindersDue } from '#domain/reminder-policy.ts';
import type { Task } from '#domain/task.ts';
import type { Organization } from '#domain/town.ts';
import { aDepartment, aMeasure, aNode, anOrganization, aPerson, aTask, calendar } from './builders.ts';

const LEAD = '农业综合服务中心';
const TODAY = '2022-06-21';
const Q1 = ['2022-Q1'];
const Q2 = [...Q1, '2022-Q2'];
const MAY = '2022-05-25';
const VILLAGES = ['八柏村', '万平村', '望京村', '天鹰村', '麻石社区'];

const soybeans = [
  aMeasure({
    name: '大豆',
    target: 2010,
    value: 640,
    asOf: MAY,
    shares: [...VILLAGES.map((unit) => ({ unit, target: null, value: null })), { unit: '栏杆村', target: null, value: 640 }],
  }),
  aMeasure({ name: '带状复合', target: { value: 1500, within: '大豆' }, value: 410, asOf: MAY }),
  aMeasure({ name: '玉米', target: 6000, value: 6038, asOf: MAY }),
  aMeasure({ name: '高粱', target: 100, value: 103, asOf: MAY }),
];

/** What 农业综合服务中心 leads on 21 June 2022: one returned, one with villages, one with a node, a group, and some that ask nothing. */
const TASKS: readonly Partial<Task>[] = [
  { id: '1.1', text: '大豆、玉米、高粱种植', kind: 'quantity', measures: soybeans, reported: ['2022-03', '2022-04', '2022-05'] },
  {
    id: '1.2',
    text: '耕地保护。',
    together: 'g1',
    reported: Q1,
    measures: [
      aMeasure({ name: '巡查', unit: '次', value: 11, asOf: '2022-03-25' }),
      aMeasure({ name: '图斑整改', unit: '宗', value: 4, asOf: '2022-03-25', lastYear: 7 }),
    ],
  },
  {
    id: '1.3',
    text: '开展撂荒地整治行动。',
    kind: 'campaign',
    reported: Q2,
    returned: { day: '2022-06-20', reason: '缺八柏村、栏杆村验收面积' },
    measures: [aMeasure({ name: '整治撂荒地', value: 312, asOf: '2022-06-17' })],
  },
  {
    id: '1.4',
    text: '坚守耕地红线。',
    together: 'g1',
    reported: Q1,
    measures: [aMeasure({ name: '责任书', unit: '份', value: 10, asOf: '2022-03-25' })],
  },
  {
    id: '1.5',
    text: '可用耕地排查、后备资源储备。',
    kind: 'milestone',
    reported: Q2,
    nodes: [aNode({ name: '台账上报', planned: '2022-06-24' })],
    measures: [aMeasure({ name: '后备资源' })],
  },
  { id: '4.1', text: '推动茶叶提质增效。', reported: Q2 },
  {
    id: '4.2',
    text: '栏杆村肉牛养殖大户1户。',
    kind: 'milestone',
    reported: Q2,
    nodes: [aNode({ name: '选址', doneOn: '2022-04-20' }), aNode({ name: '圈舍', planned: '2022-06-24' })],
    lastReport: { day: MAY, update: 4, progress: '选址已定，用地备案办理中。', problems: '' },
  },
  { id: '4.3', text: '建设农产品基地。', reported: Q2 },
];

const ORGANIZATION: Organization = {
  ...anOrganization([LEAD]),
  departments: [aDepartment(LEAD)],
  people: [aPerson('head', 'head', [LEAD]), aPerson('leader', 'leader', [LEAD], { post: '分管农业副镇长' }), aPerson('office', 'office')],
};

/** The digest of a usual day in June: eight tasks, all that a head's letter can hold. */
export const modelDigest = (): Letter => {
  const tasks = TASKS.map((task, i) => aTask({ n: String(i + 1).padStart(3, '0'), start: i, lead: LEAD, ...task }));
  const { reminders } = remindersDue({
    organization: ORGANIZATION,
    tasks,
    calendar,
    sent: new Set(),
    since: '2022-06-20',
    today: TODAY,
    works: [],
  });
  const reminder = reminders[0]!;
  return {
    town: 'wangjing',
    townName: '望京镇',
    day: TODAY,
    subject: 'day',
    person: 'head',
    to: { name: '农服中心负责人', email: 'nongfu@wangjing.example' },
    replyTo: 'office@wangjing.example',
    at: `${TODAY}T08:30:00+08:00`,
    content: {
      kind: 'digest',
      plan: 'wangjing-2022',
      role: 'head',
      reminder,
      climbsOn: climbsOn(reminder.items, ORGANIZATION, calendar),
      climbsTo: climbsTo(reminder.items, ORGANIZATION),
      isDispatched: false,
    },
  };
};

import { STANDING } from '#domain/town.ts';
import type { Examples } from './example.ts';
import { DEPARTMENTS, ORGANIZATION, PEOPLE } from './organization.ts';
import { AGRICULTURE, TOWN, VILLAGES } from './wangjing.ts';

const BASIS = { text: '望委〔2022〕3号', date: '2022-02-20', decidedBy: '党委会' } as const;
const AT = '2022-02-21T09:00:00+08:00';
const BY = { person: 'dangzhengban@wangjing.example', name: '党政办督查岗' } as const;
const changed = { etag: '"4"' } as const;

const [, agriculture, villages] = DEPARTMENTS;
const [, , , head, builder] = PEOPLE;
const HEAD = { id: head.email, ...head, deputy: null } as const;
const BUILDER = { id: builder.email, ...builder, deputy: null } as const;
const NEWCOMER = { name: '周辛', post: '主任', email: 'zhouxin@wangjing.example' } as const;
const EMERGENCY = {
  name: '应急管理办公室',
  duties: '安全生产、防汛抗旱、森林防灭火',
  aliases: ['应急办'],
  leader: '分管城建副镇长',
} as const;
const AWAY = { person: builder.email, from: '2022-07-04', to: '2022-07-08' } as const;
const JOINED = '农业农村和建设办公室';

type Changes =
  | 'getTown'
  | 'changeOrganization'
  | 'addDepartment'
  | 'changeDepartment'
  | 'changeHead'
  | 'mergeDepartments'
  | 'addPerson'
  | 'changePerson'
  | 'removePerson'
  | 'nameDeputy'
  | 'endDeputy'
  | 'getCalendar'
  | 'putCalendar'
  | 'listTownHistory';

export const ORGANIZATION_CHANGE_EXAMPLES: Examples<Changes> = {
  getTown: {
    title: '一个镇的现状',
    text: '再次设置前先读取，带上得到的 ETag。只有运维人员可以调用。',
    params: { town: TOWN },
    headers: { etag: '"3"' },
    answer: ORGANIZATION,
  },
  changeOrganization: {
    title: '修改镇名、催办规则、地区或季节',
    text: '未写的不变，催办规则中也是。已发布的任务保留发布时的季节。',
    body: { policy: { feedbackDay: 20, clearing: { due: '12-15' } } },
    headers: changed,
    answer: { version: 4 },
  },
  addDepartment: {
    title: '新设一个单位',
    body: EMERGENCY,
    headers: { ...changed, location: `/v1/organization/departments/${encodeURIComponent(EMERGENCY.name)}` },
    answer: { version: 4, department: { ...EMERGENCY, email: '', relation: 'internal', ...STANDING } },
  },
  changeDepartment: {
    title: '修改一个单位',
    text: '未写的不变。单位名称不能改：改名是把本单位并入以新名称新设的单位（合并）。',
    params: { department: AGRICULTURE },
    body: { duties: '粮食生产、种植、畜牧、水利、农机、农村改革' },
    headers: changed,
    answer: { version: 4, department: { ...agriculture, ...STANDING, duties: '粮食生产、种植、畜牧、水利、农机、农村改革' } },
  },
  changeHead: {
    title: '换单位负责人（交接）',
    text: '任务随岗位走：新负责人即时接手全部任务，并收到交接清单。原负责人不再任此岗；没有其他岗位的改为只读。',
    params: { department: VILLAGES },
    body: { person: NEWCOMER, from: '2022-02-21' },
    headers: changed,
    answer: {
      version: 4,
      person: { id: NEWCOMER.email, ...NEWCOMER, role: 'head', departments: [VILLAGES], deputy: null },
      tasks: 6,
      letters: 1,
    },
  },
  mergeDepartments: {
    title: '合并单位，或给单位改名',
    text: '未结束的任务即时移交，已办结的保留原牵头单位。中途中断的，用同样的内容再提交一次会接着做完。',
    body: { from: [VILLAGES], into: { name: JOINED }, basis: BASIS, validFrom: '2022-02-21', moveHeads: true },
    headers: changed,
    answer: {
      version: 4,
      successor: {
        ...villages,
        name: JOINED,
        aliases: [VILLAGES, '村建办'],
        email: '',
        validFrom: '2022-02-21',
        validTo: null,
        successor: null,
        formerNames: [VILLAGES],
      },
      moved: ['wangjing-2022-005', 'wangjing-2022-011'],
      letters: 2,
    },
  },
  addPerson: {
    title: '增加一个人',
    body: { ...NEWCOMER, role: 'viewer' },
    headers: { ...changed, location: `/v1/organization/people/${encodeURIComponent(NEWCOMER.email)}` },
    answer: { version: 4, person: { id: NEWCOMER.email, ...NEWCOMER, role: 'viewer', departments: [], deputy: null } },
  },
  changePerson: {
    title: '修改一个人',
    text: '未写的不变。换了邮箱就以新邮箱登录。至少要有一名党政办人员，也不能取消自己的党政办权限。',
    params: { person: builder.email },
    body: { post: '副主任' },
    headers: changed,
    answer: { version: 4, person: { ...BUILDER, post: '副主任' } },
  },
  removePerson: {
    title: '移出一个人',
    text: '权限即时终止；办理经过中保留姓名。',
    params: { person: builder.email },
    headers: changed,
    answer: { version: 4 },
  },
  nameDeputy: {
    title: '请假代办',
    text: '期间由代办人填报并收信，经过中注明代理；期满自动恢复。',
    params: { person: head.email },
    body: AWAY,
    headers: changed,
    answer: { version: 4, person: { ...HEAD, deputy: AWAY } },
  },
  endDeputy: { title: '提前结束代办', params: { person: head.email }, headers: changed, answer: { version: 4, person: HEAD } },
  getCalendar: {
    title: '本镇自定的放假日和上班日',
    text: '未写的按国务院通知；isKnown 表示该年的通知已有。',
    params: { year: '2022' },
    headers: { etag: '"3"' },
    answer: { year: 2022, daysOff: ['2022-07-18'], workdays: ['2022-07-23'], isNotice: false, isKnown: true, version: 3 },
  },
  putCalendar: {
    title: '设置本镇的放假日和上班日',
    params: { year: '2022' },
    body: { daysOff: ['2022-07-18'], workdays: ['2022-07-23'] },
    headers: changed,
    answer: { year: 2022, daysOff: ['2022-07-18'], workdays: ['2022-07-23'], isNotice: false, isKnown: true, version: 4 },
  },
  listTownHistory: {
    title: '本镇的变更记录',
    text: '最近的在前。',
    query: { limit: '50' },
    answer: {
      items: [
        { version: 4, kind: 'deputy-named', by: BY, via: 'api', at: AT, before: null, after: AWAY, note: '村建办主任代理农服中心主任' },
      ],
      nextCursor: null,
    },
  },
};

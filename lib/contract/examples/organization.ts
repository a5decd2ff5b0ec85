import { DEFAULT_POLICY, STANDING } from '#domain/town.ts';
import type { Examples } from './example.ts';
import { AGRICULTURE, LEADER, TOWN, VILLAGES } from './wangjing.ts';

export const DEPARTMENTS = [
  {
    name: '党政综合办公室',
    duties: '综合协调、督查督办、文秘、档案',
    aliases: ['党政办'],
    leader: '镇长',
    email: 'dangzhengban@wangjing.example',
    relation: 'internal',
  },
  {
    name: AGRICULTURE,
    duties: '粮食生产、种植、畜牧、水利、农机',
    aliases: ['农服中心'],
    leader: LEADER,
    email: 'nongfu@wangjing.example',
    relation: 'internal',
  },
  {
    name: VILLAGES,
    duties: '村镇规划、农村厕所、人居环境',
    aliases: ['村建办'],
    leader: '分管城建副镇长',
    email: 'cunjian@wangjing.example',
    relation: 'internal',
  },
  { name: '派出所', duties: '治安、户籍、禁毒', aliases: [], leader: '', email: 'paichusuo@wangjing.example', relation: 'dispatched' },
] as const;

export const PEOPLE = [
  { name: '党政办督查岗', post: '督查专干', email: 'dangzhengban@wangjing.example', role: 'office', departments: [] },
  { name: '镇长', post: '镇长', email: 'zhenzhang@wangjing.example', role: 'chief', departments: [] },
  { name: '分管农业副镇长', post: '副镇长', email: 'fuzhenzhang1@wangjing.example', role: 'leader', departments: [AGRICULTURE] },
  { name: '农服中心主任', post: '主任', email: 'nongfu@wangjing.example', role: 'head', departments: [AGRICULTURE] },
  { name: '村建办主任', post: '主任', email: 'cunjian@wangjing.example', role: 'head', departments: [VILLAGES] },
] as const;

const seasons = [
  { name: '制种玉米', words: ['制种玉米'], windows: [['03-20', '05-10']], harvest: [['08-20', '09-20']], before: null },
] as const;

/** The town as it is told to its people and to the operator. */
export const ORGANIZATION = {
  town: TOWN,
  name: '望京镇',
  policy: DEFAULT_POLICY,
  region: 'north',
  seasons,
  departments: DEPARTMENTS.map((one) => ({ ...one, ...STANDING })),
  people: PEOPLE.map((person) => ({ id: person.email, ...person, deputy: null })),
  version: 3,
  seasonTable: [...seasons, { name: '玉米', words: ['玉米'], windows: [['04-20', '06-20']], harvest: [['09-01', '10-10']], before: null }],
} as const;

type Read = 'health' | 'putTown' | 'getOrganization';

export const ORGANIZATION_EXAMPLES: Examples<Read> = {
  health: { title: '接口是否在运行', answer: { status: 'ok' } },
  putTown: {
    title: '设置一个镇',
    text: '部门、人员、催办规则和季节，整体替换；内容相同则什么也不变。已发布的任务保留发布时的季节。已设置过的镇须带上读取时的 ETag（If-Match）。只有运维人员可以调用。',
    params: { town: TOWN },
    body: { name: '望京镇', departments: DEPARTMENTS, people: PEOPLE, policy: DEFAULT_POLICY, region: 'north', seasons },
    headers: { etag: '"1"' },
    answer: { town: TOWN, version: 1 },
  },
  getOrganization: {
    title: '本镇的部门、人员和规则',
    text: '只读人员看不到人员名单。',
    headers: { etag: '"3"' },
    answer: ORGANIZATION,
  },
};

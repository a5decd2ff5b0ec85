import type { Department, Organization, Person, Relation, Role } from '#domain/town.ts';
import { asNames, asText, type NounColumn, oneOfWords } from './sheet-column.ts';
import { type Sheet, type SheetColumn, sheetOf } from './workbook.ts';

export const DEPARTMENT_SHEET = '单位';
export const PEOPLE_SHEET = '人员';
const ABOUT_SHEET = '填表说明';

const RELATIONS: Readonly<Record<Relation, string>> = { internal: '镇属', dispatched: '派驻', village: '村（社区）' };
const ROLE_WORDS: Readonly<Record<Role, string>> = {
  office: '党政办',
  leader: '分管领导',
  chief: '镇长',
  head: '科室负责人',
  viewer: '只读',
};

const names = (list: readonly string[]): string => list.join('、');

/** The columns of 单位, for writing and for reading. */
export const DEPARTMENT_COLUMNS: readonly NounColumn<Department>[] = [
  { head: '名称', field: 'name', width: 24, of: ({ name }) => name, meant: asText },
  { head: '简称别名', field: 'aliases', width: 20, of: ({ aliases }) => names(aliases), meant: asNames },
  { head: '职责', field: 'duties', width: 60, of: ({ duties }) => duties, meant: asText },
  { head: '分管领导', field: 'leader', width: 18, of: ({ leader }) => leader, meant: asText },
  {
    head: '隶属',
    field: 'relation',
    width: 12,
    of: ({ relation }) => RELATIONS[relation],
    meant: oneOfWords(RELATIONS),
    oneOf: Object.values(RELATIONS),
  },
  { head: '邮箱', field: 'email', width: 28, of: ({ email }) => email, meant: asText },
  { head: '起', field: 'validFrom', width: 12, of: ({ validFrom }) => validFrom, fixed: true },
  { head: '止', field: 'validTo', width: 12, of: ({ validTo }) => validTo, fixed: true },
  { head: '承接单位', field: 'successor', width: 20, of: ({ successor }) => successor, fixed: true },
];

/** The columns of 人员. 编号 is what a person is known by: with it a line may give another address. */
export const PERSON_COLUMNS: readonly NounColumn<Person>[] = [
  { head: '编号', field: 'id', width: 28, of: ({ id }) => id, fixed: true },
  { head: '姓名', field: 'name', width: 14, of: ({ name }) => name, meant: asText },
  { head: '职务', field: 'post', width: 18, of: ({ post }) => post, meant: asText },
  { head: '邮箱', field: 'email', width: 28, of: ({ email }) => email, meant: asText },
  {
    head: '角色',
    field: 'role',
    width: 12,
    of: ({ role }) => ROLE_WORDS[role],
    meant: oneOfWords(ROLE_WORDS),
    oneOf: Object.values(ROLE_WORDS),
  },
  { head: '单位', field: 'departments', width: 40, of: ({ departments }) => names(departments), meant: asNames },
];

const headsOf = (columns: readonly NounColumn<never>[]): string[] => columns.flatMap(({ head, fixed }) => (fixed ? [] : [head]));

/** What a workbook must have to be read: either sheet, with the columns that a person fills in. */
export const WANTED: Readonly<Record<string, readonly string[]>> = {
  [DEPARTMENT_SHEET]: headsOf(DEPARTMENT_COLUMNS),
  [PEOPLE_SHEET]: headsOf(PERSON_COLUMNS),
};

const ABOUT: readonly string[] = [
  '改动后交回本表：先试算，列出会变的和有错的；没有错才能写入，有一处错就一处也不写入。',
  '只写入与现状不同的格。表中没有的行不变：删去一行不会删除单位或人员，删除请在系统中办理。',
  '新增：在末尾加一行。单位只须填名称；人员须填姓名、邮箱、角色，编号留空。',
  '单位不能在表中改名：改名、撤并请用“合并”。改了名称的行会当作新设的单位。',
  '换邮箱：保留编号，改邮箱。编号留空的，按邮箱找人。',
  '几个简称、几个单位用“、”隔开。角色和隶属从列表中选。灰色的格由系统填写，请不要改动。',
  '至少要有一名党政办人员，也不能取消自己的党政办权限。',
];
const ABOUT_COLUMNS: readonly SheetColumn<string>[] = [{ head: '说明', width: 110, of: (line) => line, fixed: true }];

/** 单位人员.xlsx: all departments and people, and how to change them by it. */
export const organizationSheets = ({ name, departments, people }: Organization): readonly Sheet[] => [
  sheetOf(DEPARTMENT_SHEET, `${name}单位`, DEPARTMENT_COLUMNS, departments),
  sheetOf(PEOPLE_SHEET, `${name}人员`, PERSON_COLUMNS, people),
  sheetOf(ABOUT_SHEET, ABOUT_SHEET, ABOUT_COLUMNS, ABOUT),
];

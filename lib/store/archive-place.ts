import { townOf, yearOfPlan } from '#domain/ids.ts';
import type { Item, Key } from './table.ts';

/** What is never exported, as a partition or within one, each with its reason. The others belong to a town's year and go into its archive whole. */
export const NOT_EXPORTED: Readonly<Record<string, string>> = {
  REQUEST: 'answers kept for a day, so that a repeated request has one effect',
  LINK: 'mail links: whoever has the token acts for a person, and a link is of one address',
  LINKS: 'the list of mail links, for revoking them',
  FEED: 'secret addresses of calendar feeds',
  FEEDS: 'who has one, for ending it',
  KEY: 'keys of other programs',
  BOUNCES: 'addresses that refused the letters of this sender: another one finds out by itself',
};

/** Files that every archive has, in the order of the inventory: what they hold, in Chinese. Others are named by their sort key's prefix. */
export const RECORD_FILES = {
  'organization.json': '机构：乡镇、部门、人员、日历、登录名单',
  'plan.json': '计划：状态、版本、报告的哈希值',
  'draft.json': '草稿：每一行的建议与修改',
  'carry-overs.json': '上年未完成而决定不结转的任务，及理由',
  'unsplit.json': '未拆分的语句（在报告正文中的起止位置与原因）',
  'tasks.json': '任务：现状、指标、节点',
  'history.jsonl': '经过：任务、计划、机构的每一次变动，每行一条',
  'letters.jsonl': '信件：发给谁、何时、内容、是否送达，每行一封',
  'bulletins.json': '每月通报',
  'snapshots.json': '回顾所依据的任务版本',
  'reviews.json': '工作回顾各稿',
  'review-arranged.json': '工作回顾的编排：章节和“存在的问题”的取舍',
  'review-edits.json': '修改稿与工作回顾的核对结果',
  'unplanned.json': '计划外工作',
  'taught.json': '党政办教给系统的改法',
  'runs.jsonl': '每日运行记录，每行一次',
} as const satisfies Record<string, string>;

const FILE_OF_PREFIX: Readonly<Record<string, keyof typeof RECORD_FILES>> = {
  DRAFT: 'draft.json',
  CARRYOVER: 'carry-overs.json',
  UNSPLIT: 'unsplit.json',
  TASK: 'tasks.json',
  BULLETIN: 'bulletins.json',
  SNAPSHOT: 'snapshots.json',
  REVIEW: 'reviews.json',
  ARRANGED: 'review-arranged.json',
  EDIT: 'review-edits.json',
  UNPLANNED: 'unplanned.json',
};

/** Months of letters and runs that belong to a plan's year: the review of a year may be written until the summer of the next. */
export const monthsOf = (plan: string): { readonly from: string; readonly to: string } => {
  const year = yearOfPlan(plan);
  return { from: `${year - 1}-12`, to: `${year + 1}-06` };
};

const isWithin = (month: string, plan: string): boolean => {
  const { from, to } = monthsOf(plan);
  return /^\d{4}-\d{2}$/.test(month) && month >= from && month <= to;
};

/**
 * The file of a plan's archive in which an item stands; undefined for one that is of another plan or town, or is never exported.
 * @example fileOf({ pk: 'PLAN#wangjing-2022', sk: 'TASK#001' }, 'wangjing-2022') //=> 'tasks.json'
 */
export const fileOf = ({ pk, sk }: Key, plan: string): string | undefined => {
  const town = townOf(plan);
  if (isLeftOut(sk)) return undefined;
  if (pk === `TOWN#${town}`) return sk.startsWith('PLAN#') ? (sk === `PLAN#${yearOfPlan(plan)}` ? 'plan.json' : undefined) : ORGANIZATION;
  if ((pk === 'TOWNS' || pk.startsWith('EMAIL#')) && sk === town) return ORGANIZATION;
  if (pk === `PLAN#${plan}`) return ofPlan(sk);
  if (pk === `HISTORY#${town}` || pk === `HISTORY#${plan}` || pk.startsWith(`HISTORY#${plan}#`)) return 'history.jsonl';
  if (pk.startsWith(`LETTERS#${town}#`)) return isWithin(pk.slice(`LETTERS#${town}#`.length), plan) ? 'letters.jsonl' : undefined;
  if (pk === `RUNS#${town}`) return isWithin(sk.slice(0, 7), plan) ? 'runs.jsonl' : undefined;
  return pk === `TAUGHT#${town}` ? 'taught.json' : undefined;
};

/**
 * Whether an item is a letter about other plans only. The partition of a month holds those of all plans of a town; one that names several,
 * as a hand-over or a digest does, belongs to each of them.
 */
export const isOtherPlansLetter = ({ pk, ...item }: Item, plan: string): boolean => {
  if (!pk.startsWith('LETTERS#')) return false;
  const {
    plan: one,
    lists = [],
    reminder,
  } = (item.content ?? {}) as {
    readonly plan?: string;
    readonly lists?: readonly { readonly plan: string }[];
    readonly reminder?: { readonly items: readonly { readonly plan: string }[] };
  };
  const named = [...(one === undefined ? [] : [one]), ...[...lists, ...(reminder?.items ?? [])].map(({ plan }) => plan)];
  return named.length > 0 && !named.includes(plan);
};

const isLeftOut = (sk: string): boolean => Object.hasOwn(NOT_EXPORTED, sk.split('#', 1)[0]!);

const ORGANIZATION = 'organization.json';

/** What has no file of its own here has one of its name. @example ofPlan('EVIDENCE#001#a') //=> 'evidence.json' */
const ofPlan = (sk: string): string | undefined => {
  const prefix = /^[A-Z]{1,40}(?=#|$)/.exec(sk)?.[0];
  return prefix && (FILE_OF_PREFIX[prefix] ?? `${prefix.toLowerCase()}.json`);
};

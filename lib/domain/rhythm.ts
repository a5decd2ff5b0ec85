import { addDays, addMonths, chineseMonthDay, type Day, isDay, type Month, monthOf } from './day.ts';
import { yearOfPlan } from './ids.ts';
import type { Kind } from './plan.ts';
import { quarterOf } from './quarter.ts';
import type { Task } from './task.ts';

/** How often the office wants to hear of a task (反馈周期), when it is not by kind; `due-day` is once, on the day by which it is to be done. */
export const RHYTHMS = ['month', 'quarter', 'half-year', 'due-day'] as const;
export type Rhythm = (typeof RHYTHMS)[number];

export const RHYTHM_NAMES: Record<Rhythm, string> = { month: '每月', quarter: '每季', 'half-year': '每半年', 'due-day': '到期一次' };

/** The periods of a task in the plan year before December, in order; those before its publication too. */
export const rhythmOf = (task: Task): readonly string[] => {
  const year = yearOfPlan(task.plan);
  switch (task.every ?? null) {
    case 'month':
      return monthsBetween(`${year}-01`, `${year}-11`);
    case 'quarter':
      return quartersOf(year);
    case 'half-year':
      return halfOf(year);
    case 'due-day':
      return dueDays(task);
    case null:
      return byKind(task, year);
  }
};

const byKind = (task: Task, year: number): readonly string[] => {
  if (task.kind === 'quantity') return orQuarters(seasonMonths(task), year);
  if (task.kind === 'campaign') return orQuarters(monthsUpToEnd(task), year);
  if (task.kind === 'milestone') return withQuarters(statedMonths(task), year);
  return isHalfYearly(task) ? halfOf(year) : quartersOf(year);
};

/** What is known by the season or the year only: nobody can say of a quarter what the tea brought in. */
const YEARLY = /产值|产量|总产|单产|收入|增加值|管护|认证|经营主体/;

/** @example isYearly({ name: '茶叶产业产值' }) //=> true */
const isYearly = ({ name }: { readonly name: string }): boolean => YEARLY.test(name);

/** Whether a task is asked by its kind once in the middle of the year. */
export const isHalfYearly = ({
  kind,
  measures,
}: {
  readonly kind: Kind;
  readonly measures: readonly { readonly name: string }[];
}): boolean => kind === 'continuing' && measures.every(isYearly);

const quartersOf = (year: number): readonly string[] => [1, 2, 3].map((quarter) => `${year}-Q${quarter}`);

/** The second half of the year is the closing form's. */
const halfOf = (year: number): readonly string[] => [`${year}-H1`];

const orQuarters = (months: readonly Month[], year: number): readonly string[] => (months.length > 0 ? months : quartersOf(year));

/** The months, and the quarters in which none of them lies. */
const withQuarters = (months: readonly Month[], year: number): readonly string[] => {
  const free = quartersOf(year).filter((quarter) => !months.some((month) => quarterOf(`${month}-01`) === quarter));
  return [...months, ...free].sort((a, b) => (monthAsked(a) < monthAsked(b) ? -1 : 1));
};

const seasonMonths = ({ measures }: Task): readonly Month[] =>
  inOrder(measures.flatMap(({ season }) => season).flatMap(({ from, to }) => monthsBetween(monthOf(from), addMonths(monthOf(to), 1))));

const monthsUpToEnd = (task: Task): readonly Month[] => {
  const end = statedMonths(task).at(-1);
  return end === undefined ? [] : monthsBetween(monthOf(task.publishedOn), end);
};

/** Months of the days that the report itself or a decision states; a date that a head gives later is a node, not a rhythm. */
const statedMonths = (task: Task): readonly Month[] => {
  const days = [...[...task.targets, ...task.milestones].map(({ by }) => by), task.dueStated ? task.due : null];
  return inOrder([...days, ...formerDues(task).map(({ from }) => from)].filter((day) => day !== null).map(monthOf));
};

interface FormerDue {
  readonly from: Day | null;
  /** On which it was moved. */
  readonly day: Day;
}

/** The stated due dates that an extension or a change moved. */
const formerDues = ({ extensions, adjustments, nodes }: Task): readonly FormerDue[] => [
  ...extensions.filter(({ node }) => node === null || node === nodes.at(-1)?.name),
  ...adjustments.filter(({ what }) => what === 'change-due'),
];

/** A form on the day by which a task is to be done opens so many days before it. */
const DUE_DAY_OPENS = 7;

/** When the form of a period that is a day opens; null for all others, which open with their month. */
export const opensBefore = (period: string): Day | null => (isDay(period) ? addDays(period, -DUE_DAY_OPENS) : null);

/** The due date; one that was moved too, if its form was open by then: no form that was asked is taken back. */
const dueDays = (task: Task): readonly Day[] => {
  const asked = formerDues(task).flatMap(({ from, day }) => (from !== null && day >= addDays(from, -DUE_DAY_OPENS) ? [from] : []));
  return inOrder([...asked, task.due]);
};

const monthsBetween = (from: Month, to: Month): readonly Month[] => {
  const months: Month[] = [];
  for (let month = from; month <= to; month = addMonths(month, 1)) months.push(month);
  return months;
};

const inOrder = (days: readonly string[]): readonly string[] => [...new Set(days)].sort();

/** The month in which a period is asked: its last one, of the half-year July, of the closing form December. */
export const monthAsked = (period: string): Month => {
  const [year, part = ''] = period.split('-');
  if (part === 'closing') return `${year}-12`;
  if (part === 'H1') return `${year}-07`;
  return part.startsWith('Q') ? `${year}-${String(Number(part[1]) * 3).padStart(2, '0')}` : period.slice(0, 7);
};

/** The period in Chinese. @example periodName('2022-Q2') //=> '二季度' */
export const periodName = (period: string): string => {
  const part = period.slice(5);
  if (part === 'closing') return '年末清账';
  if (part === 'H1') return '上半年';
  if (isDay(period)) return `${chineseMonthDay(period)}到期`;
  return part.startsWith('Q') ? `${'一二三四'[Number(part[1]) - 1]}季度` : `${Number(part)}月`;
};

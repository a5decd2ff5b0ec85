import { addDays, lastDayOf, monthAfter, onOrAfter, onOrBefore, workdaysAfter } from './days.ts';
import { seasonsOf } from './seasons.ts';
import type { OutTask, Policy } from './year.ts';

/** docs/rules.md, section 3. */
export interface Form {
  readonly period: string;
  readonly isClosing: boolean;
  readonly opens: string;
  readonly due: string;
}

const month = (day: string): string => day.slice(0, 7);
const monthsBetween = (from: string, to: string): string[] => (from > to ? [] : [from, ...monthsBetween(monthAfter(from), to)]);
const quarterMonth = (year: number, quarter: number): string => `${year}-${String(quarter * 3).padStart(2, '0')}`;
const quarterOfMonth = (one: string): number => Math.ceil(Number(one.slice(5)) / 3);

const statedMonths = ({ targets, milestones, due, dueStated }: OutTask): string[] =>
  [...[...targets, ...milestones].flatMap(({ by }) => by ?? []), ...(dueStated ? [due] : [])].map(month).toSorted();

/** Measures that only the year brings. */
const OF_THE_YEAR = ['产值', '产量', '总产', '单产', '收入', '增加值', '管护', '认证', '经营主体'];

type Periods = readonly (readonly [month: string, period: string])[];

const chosen = ({ every, due }: OutTask, year: number): Periods | null => {
  const half = [[`${year}-07`, `${year}-H1`]] as const;
  if (every === 'half-year') return half;
  if (every === 'due-day') return [[month(due), due]];
  if (every === 'month') return monthsBetween(`${year}-01`, `${year}-11`).map((one) => [one, one] as const);
  return every === 'quarter' ? [1, 2, 3].map((quarter) => [quarterMonth(year, quarter), `${year}-Q${quarter}`] as const) : null;
};

/** Months in which the periods are asked, with the period's name. */
const rhythm = (task: OutTask, year: number): Periods => {
  const own = chosen(task, year);
  if (own) return own;
  const quarters = [1, 2, 3].map((quarter) => [quarterMonth(year, quarter), `${year}-Q${quarter}`] as const);
  const named = (months: readonly string[]) => [...new Set(months)].toSorted().map((one) => [one, one] as const);
  const stated = statedMonths(task);
  if (task.kind === 'quantity') {
    const seasons = task.measures.flatMap(({ name }) => seasonsOf(name, year));
    const months = seasons.flatMap(({ from, to }) => monthsBetween(month(from), monthAfter(month(to))));
    return months.length > 0 ? named(months) : quarters;
  }
  if (task.kind === 'campaign') return stated.length > 0 ? named(monthsBetween(month(task.publishedOn), stated.at(-1)!)) : quarters;
  const isOfTheYear = (name: string): boolean => OF_THE_YEAR.some((word) => name.includes(word));
  if (task.kind === 'continuing' && task.measures.every(({ name }) => isOfTheYear(name))) return [[`${year}-07`, `${year}-H1`]];
  if (task.kind !== 'milestone') return quarters;
  const free = quarters.filter((_, i) => !stated.some((one) => one.startsWith(`${year}-`) && quarterOfMonth(one) === i + 1));
  return [...named(stated), ...free].toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
};

export const formsOf = (task: OutTask, year: number, policy: Policy): readonly Form[] => {
  const asked = rhythm(task, year).filter(([last]) => last >= month(task.publishedOn) && last < `${year}-12`);
  const regular = asked.map(([last, period]) => {
    const wanted = `${last}-${String(policy.feedbackDay).padStart(2, '0')}`;
    if (task.every === 'due-day') return { period, isClosing: false, opens: addDays(period, -7), due: onOrBefore(period) };
    const due = onOrBefore(wanted < lastDayOf(last) ? wanted : lastDayOf(last));
    return { period, isClosing: false, opens: `${last}-01`, due };
  });
  const closing = {
    period: 'closing',
    isClosing: true,
    opens: onOrAfter(`${year}-${policy.clearing.opens}`),
    due: onOrBefore(`${year}-${policy.clearing.due}`),
  };
  return [...regular, closing].map((form) => ({
    ...form,
    opens: form.opens < task.publishedOn ? task.publishedOn : form.opens,
    due: form.due > task.publishedOn ? form.due : workdaysAfter(task.publishedOn, policy.feedbackAdvance),
  }));
};

/** The day of a notice, never that of the list. */
export const noticeDay = (form: Form, task: OutTask, policy: Policy): string => {
  const day = form.isClosing ? form.opens : workdaysAfter(form.due, -policy.feedbackAdvance);
  const first = onOrAfter(addDays(task.publishedOn, 1));
  return day > first ? day : first;
};

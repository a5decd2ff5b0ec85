import { addMonths, type Day, lastDayOf, type Month, monthOf } from './day.ts';
import { yearOfPlan } from './ids.ts';
import type { Task } from './task.ts';
import type { ReminderPolicy } from './town.ts';
import type { WorkdayCalendar } from './workday-calendar.ts';

/** One form that a task asks for: a period, and the days on which its form opens and is due. */
export interface Ask {
  /** '2022-05', '2022-Q2' or '2022-closing'. */
  readonly period: string;
  readonly opens: Day;
  readonly due: Day;
}

/**
 * The periods that a task of the plan year is asked for, in order, by kind. Stated dates, kind and seasons of measures decide;
 * nothing that is reported later does, so a period once asked is never taken back; nor is it when a stated date is moved.
 *
 * - quantity with a season: each month of the seasons of its measures and the month after each
 * - campaign whose end is stated: each month up to the end's
 * - milestone: the month of each stated date, and each quarter that has none
 * - all others, and a quantity or campaign without: each quarter
 * - December, and the fourth quarter, belong to the closing form (清账), which every task gets
 * - nothing before the month of publication
 *
 * @example periodsOf(corn) //=> ['2022-03', '2022-04', '2022-05', '2022-closing']
 */
export const periodsOf = (task: Task): readonly string[] => {
  const year = yearOfPlan(task.plan);
  const asked = rhythmOf(task, year).filter((period) => {
    const month = lastMonthOf(period);
    return month >= monthOf(task.publishedOn) && month < `${year}-12`;
  });
  return [...asked, `${year}-closing`];
};

/**
 * What `periodsOf` asks, with its days.
 *
 * - due on the policy's feedback day of the period's last month, or the workday before it
 * - opens on the first day of that month, not before publication
 * - a feedback day that is not after the publication moves to the day by which the advance notice is over
 * - the closing form opens and is due as the policy says, rolled to the workday after and before
 * - a period that fell due while the task was suspended is asked of nobody
 */
export const asksOf = (task: Task, calendar: WorkdayCalendar, policy: ReminderPolicy): readonly Ask[] => {
  const year = yearOfPlan(task.plan);
  const owed = periodsOf(task).filter((period) => !task.excused.includes(period));
  return owed.map((period) => {
    const closes = isClosing(period);
    const month = lastMonthOf(period);
    const opens = closes ? calendar.onOrAfter(`${year}-${policy.clearing.opens}`) : `${month}-01`;
    const due = calendar.onOrBefore(closes ? `${year}-${policy.clearing.due}` : feedbackDayOf(month, policy));
    return {
      period,
      opens: opens < task.publishedOn ? task.publishedOn : opens,
      due: due > task.publishedOn ? due : calendar.add(task.publishedOn, policy.feedbackAdvance),
    };
  });
};

export const isAnswered = (ask: Ask, task: Task): boolean => task.reported.includes(ask.period);

/** Whether a head still owes anything: a claim waits for the office, a completed, assessed or ended task is over, a suspended one rests. */
export const isOpen = (task: Task): boolean => task.state === 'issued' || task.state === 'underway';

/** Asks whose form is open or late on the day and unanswered; none for a task that is claimed, over or suspended. */
export const openAsks = (task: Task, today: Day, calendar: WorkdayCalendar, policy: ReminderPolicy): readonly Ask[] =>
  isOpen(task) ? asksOf(task, calendar, policy).filter((ask) => ask.opens <= today && !isAnswered(ask, task)) : [];

/** Periods that an update on that day answers: every one that is open, the late ones too. */
export const periodsAnswered = (task: Task, day: Day, calendar: WorkdayCalendar, policy: ReminderPolicy): readonly string[] =>
  openAsks(task, day, calendar, policy).map(({ period }) => period);

/** How many of the latest asks that fell due before today are unanswered in a row. */
export const missedInARow = (task: Task, today: Day, calendar: WorkdayCalendar, policy: ReminderPolicy): number => {
  const past = asksOf(task, calendar, policy).filter(({ due }) => due < today);
  const answered = past.findLastIndex((ask) => isAnswered(ask, task));
  return isOpen(task) ? past.length - 1 - answered : 0;
};

/** The period in Chinese. @example periodName('2022-Q2') //=> '二季度' */
export const periodName = (period: string): string => {
  const part = period.slice(5);
  if (part === 'closing') return '年末清账';
  return part.startsWith('Q') ? `${'一二三四'[Number(part[1]) - 1]}季度` : `${Number(part)}月`;
};

/** The form of a period in Chinese. @example formName('2022-Q2') //=> '二季度反馈' */
export const formName = (period: string): string => `${periodName(period)}${isClosing(period) ? '' : '反馈'}`;

/** Whether a period is the one of 清账. */
export const isClosing = (period: string): boolean => period.endsWith('-closing');

const rhythmOf = (task: Task, year: number): readonly string[] => {
  if (task.kind === 'quantity') return orQuarters(seasonMonths(task), year);
  if (task.kind === 'campaign') return orQuarters(monthsUpToEnd(task), year);
  return task.kind === 'milestone' ? withQuarters(statedMonths(task), year) : quartersOf(year);
};

const quartersOf = (year: number): readonly string[] => [1, 2, 3].map((quarter) => `${year}-Q${quarter}`);

const orQuarters = (months: readonly Month[], year: number): readonly string[] => (months.length > 0 ? months : quartersOf(year));

/** The months, and the quarters in which none of them lies. */
const withQuarters = (months: readonly Month[], year: number): readonly string[] => {
  const free = quartersOf(year).filter((quarter) => !months.some((month) => quarterOf(month) === quarter));
  return [...months, ...free].sort((a, b) => (lastMonthOf(a) < lastMonthOf(b) ? -1 : 1));
};

const quarterOf = (month: Month): string => `${month.slice(0, 4)}-Q${Math.ceil(Number(month.slice(5)) / 3)}`;

const seasonMonths = ({ measures }: Task): readonly Month[] =>
  inOrder(measures.flatMap(({ season }) => season).flatMap(({ from, to }) => monthsBetween(monthOf(from), addMonths(monthOf(to), 1))));

const monthsUpToEnd = (task: Task): readonly Month[] => {
  const end = statedMonths(task).at(-1);
  return end === undefined ? [] : monthsBetween(monthOf(task.publishedOn), end);
};

/** Months of the days that the report itself or a decision states; a date that a head gives later is a node, not a rhythm. */
const statedMonths = (task: Task): readonly Month[] => {
  const days = [...[...task.targets, ...task.milestones].map(({ by }) => by), task.dueStated ? task.due : null, ...formerDues(task)];
  return inOrder(days.filter((day) => day !== null).map(monthOf));
};

/** The stated due dates that an extension or a change moved. */
const formerDues = ({ extensions, adjustments, nodes }: Task): readonly (Day | null)[] => [
  ...extensions.filter(({ node }) => node === null || node === nodes.at(-1)?.name).map(({ from }) => from),
  ...adjustments.filter(({ what }) => what === 'change-due').map(({ from }) => from),
];

const monthsBetween = (from: Month, to: Month): readonly Month[] => {
  const months: Month[] = [];
  for (let month = from; month <= to; month = addMonths(month, 1)) months.push(month);
  return months;
};

const inOrder = (months: readonly Month[]): readonly Month[] => [...new Set(months)].sort();

/** The last month of a period; the closing form's is December. */
const lastMonthOf = (period: string): Month => {
  const [year, part = ''] = period.split('-');
  if (part === 'closing') return `${year}-12`;
  return part.startsWith('Q') ? `${year}-${String(Number(part[1]) * 3).padStart(2, '0')}` : period;
};

const feedbackDayOf = (month: Month, policy: ReminderPolicy): Day => {
  const last = lastDayOf(month);
  const wanted = `${month}-${String(policy.feedbackDay).padStart(2, '0')}`;
  return wanted < last ? wanted : last;
};

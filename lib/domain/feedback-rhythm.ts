import { type Day, lastDayOf, type Month, monthOf } from './day.ts';
import { yearOfPlan } from './ids.ts';
import { monthAsked, opensBefore, periodName, rhythmOf } from './rhythm.ts';
import type { Task } from './task.ts';
import type { ReminderPolicy } from './town.ts';
import type { WorkdayCalendar } from './workday-calendar.ts';

/** One form that a task asks for: a period, and the days on which its form opens and is due. */
export interface Ask {
  /** '2022-05', '2022-Q2', '2022-H1', '2022-05-20' or '2022-closing'. */
  readonly period: string;
  readonly opens: Day;
  readonly due: Day;
}

/**
 * The periods that a task of the plan year is asked for, in order. The office's choice decides (反馈周期), else stated dates, kind and
 * measures as published; nothing that is reported later does, so a period once asked is never taken back; nor is it when a stated date
 * is moved.
 *
 * - the office's choice: each month, each quarter, the half-year, or the day by which the task is to be done; else by kind:
 * - quantity with a season: each month of the seasons of its measures and the month after each
 * - campaign whose end is stated: each month up to the end's
 * - milestone: the month of each stated date, and each quarter that has none
 * - continuing of which nothing is counted, or only what the year brings (产值 产量 收入…): the half-year, asked in July
 * - all others, and a quantity or campaign without: each quarter
 * - December, and the fourth quarter, belong to the closing form (清账), which every task gets
 * - nothing before the month of publication
 *
 * @example periodsOf(corn) //=> ['2022-03', '2022-04', '2022-05', '2022-closing']
 */
export const periodsOf = (task: Task): readonly string[] => {
  const year = yearOfPlan(task.plan);
  const asked = rhythmOf(task).filter((period) => {
    const month = monthAsked(period);
    return month >= monthOf(task.publishedOn) && month < `${year}-12`;
  });
  return [...asked, `${year}-closing`];
};

/**
 * What `periodsOf` asks, with its days.
 *
 * - due on the policy's feedback day of the period's last month, or the workday before it
 * - opens on the first day of that month, not before publication
 * - a period that is a day is due on it, or the workday before, and opens a week before it
 * - a feedback day that is not after the publication moves to the day by which the advance notice is over
 * - the closing form opens and is due as the policy says, rolled to the workday after and before
 * - a period that fell due while the task was suspended is asked of nobody
 */
export const asksOf = (task: Task, calendar: WorkdayCalendar, policy: ReminderPolicy): readonly Ask[] => {
  const year = yearOfPlan(task.plan);
  const owed = periodsOf(task).filter((period) => !task.excused.includes(period));
  return owed.map((period) => {
    const closes = isClosing(period);
    const month = monthAsked(period);
    const early = opensBefore(period);
    const opens = closes ? calendar.onOrAfter(`${year}-${policy.clearing.opens}`) : (early ?? `${month}-01`);
    const wanted = early === null ? feedbackDayOf(month, policy) : period;
    const due = calendar.onOrBefore(closes ? `${year}-${policy.clearing.due}` : wanted);
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

/** The form of a period in Chinese. @example formName('2022-Q2') //=> '二季度反馈' */
export const formName = (period: string): string => `${periodName(period)}${isClosing(period) ? '' : '反馈'}`;

/** Whether a period is the one of 清账. */
export const isClosing = (period: string): boolean => period.endsWith('-closing');

const feedbackDayOf = (month: Month, policy: ReminderPolicy): Day => {
  const last = lastDayOf(month);
  const wanted = `${month}-${String(policy.feedbackDay).padStart(2, '0')}`;
  return wanted < last ? wanted : last;
};

import { chineseMonthDay, type Day } from './day.ts';
import { formName, openAsks } from './feedback-rhythm.ts';
import { yearOfPlan } from './ids.ts';
import type { HandedTask, HandOverList } from './letter.ts';
import { lastLines } from './progress.ts';
import { statedDates } from './reminder-events.ts';
import { STATE_NAMES, type Task } from './task.ts';
import { titleOf } from './title-of.ts';
import type { LightContext } from './traffic-light.ts';

/** As many of a task's figures as a list of many tasks has room for. */
const MOST_LINES = 3;

/**
 * 交接清单: what somebody who takes tasks over needs to know of each, plan by plan, in the order of the report.
 *
 * - where it stands, its last figures and report, the form that is open, and the next day that counts
 * - of a sensitive task only title and days
 */
export const handOverLists = (tasks: readonly Task[], day: Day, context: LightContext): readonly HandOverList[] => {
  const plans = [...new Set(tasks.map(({ plan }) => plan))].toSorted();
  return plans.map((plan) => ({
    plan,
    year: yearOfPlan(plan),
    tasks: tasks
      .filter((task) => task.plan === plan)
      .toSorted((a, b) => a.start - b.start)
      .map((task) => handed(task, day, context)),
  }));
};

const handed = (task: Task, day: Day, context: LightContext): HandedTask => {
  // One report answers all that is open: the latest form says until when.
  const ask = openAsks(task, day, context.calendar, context.policy).at(-1);
  const days = [...statedDates(task).map(({ date }) => date), ...(ask ? [ask.due] : [])].filter((one) => one >= day).toSorted();
  return {
    id: task.id,
    title: titleOf(task.text),
    state: STATE_NAMES[task.state],
    last: task.sensitive ? [] : saidLast(task),
    ask: ask ? `${formName(ask.period)}，${chineseMonthDay(ask.due)}${ask.due < day ? '已到期' : '前'}` : null,
    next: days[0] ?? null,
  };
};

const saidLast = (task: Task): readonly string[] => [
  ...lastLines(task).slice(0, MOST_LINES),
  ...(task.lastReport ? [`上次反馈${chineseMonthDay(task.lastReport.day)}`] : []),
];

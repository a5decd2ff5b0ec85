import { chineseMonthDay, type Day, daysBetween } from './day.ts';
import { asksOf, missedInARow } from './feedback-rhythm.ts';
import { counting, countOf, incidentLine } from './incidents.ts';
import { nodesLight } from './node-light.ts';
import { paceLight } from './pace-light.ts';
import { periodName } from './rhythm.ts';
import { type Task, VERDICT_NAMES } from './task.ts';
import { ENDING_NAMES } from './task-changes.ts';
import type { ReminderPolicy } from './town.ts';
import type { WorkdayCalendar } from './workday-calendar.ts';

export const LIGHTS = ['grey', 'green', 'yellow', 'red', 'blue'] as const;
export type Light = (typeof LIGHTS)[number];

export const LIGHT_NAMES: Readonly<Record<Light, string>> = { grey: '未启动', green: '正常', yellow: '预警', red: '滞后', blue: '已办结' };

/** A light with its reason, in Chinese. */
export interface Lit {
  readonly light: Light;
  readonly reason: string;
}

export interface LightContext {
  readonly calendar: WorkdayCalendar;
  readonly policy: ReminderPolicy;
}

/**
 * The light of a task on a day, with the reason.
 *
 * - completed: blue for ever, and late but done says so; assessed: red for 未达到, else blue; suspended or ended: grey
 * - quantity, coverage: by pace on the day of the last report due, see `paceLight`
 * - milestone, campaign: by the dates of their nodes, see `nodesLight`
 * - zero-incident: red from an incident until all are handled, then yellow; one that the office discounted is none. A figure that
 *   counts incidents: red to the next report without one, then yellow
 * - continuing: by its reports alone, never by pace
 * - one report missed: at least yellow; two in a row: red, but a zero-incident stays yellow, since silence is no incident
 * - a waiting claim is never red: the office has the ball
 * - what waits for a decision changes no light; how often the date was extended stands with the reason
 *
 * The day matters only through dates that passed: a figure does not redden while the next report is not due.
 * @example lightOf(soybean, '2022-06-21', context).light //=> 'green': 640 of 2010亩 on 25 May, when 12 % were due
 */
export const lightOf = (task: Task, today: Day, context: LightContext): Lit => {
  const frozen = frozenLight(task);
  if (frozen) return frozen;
  const lit = worst([...missedLight(task, today, context), kindLight(task, today, context)]);
  if (task.state !== 'claimed') return withExtensions(lit, task);
  return { light: lit.light === 'red' ? 'yellow' : lit.light, reason: '已申请办结，待核验' };
};

const withExtensions = ({ light, reason }: Lit, { extensions }: Task): Lit => ({
  light,
  reason: extensions.length === 0 ? reason : `${reason}，已延期${extensions.length}次`,
});

/** The worst of several; grey is the mildest, and the first of equals gives the reason. */
export const worst = (lit: readonly Lit[]): Lit =>
  lit.reduce((one, other) => (LIGHTS.indexOf(other.light) > LIGHTS.indexOf(one.light) ? other : one));

const frozenLight = (task: Task): Lit | null => {
  const { state, assessment, suspended, ended } = task;
  if (suspended) return { light: 'grey', reason: `${chineseMonthDay(suspended.day)}起暂缓` };
  if (ended) return { light: 'grey', reason: `${chineseMonthDay(ended.day)}${ENDING_NAMES[ended.how]}` };
  if (state === 'completed') return { light: 'blue', reason: `已办结（${chineseMonthDay(task.completedOn!)}核验${lateWords(task)}）` };
  if (state !== 'assessed') return null;
  return { light: assessment!.verdict === 'not-met' ? 'red' : 'blue', reason: `年末评定：${VERDICT_NAMES[assessment!.verdict]}` };
};

/** Late but done: what counts is the day of the claim, for the check is the office's; nothing where no date was stated. */
const lateWords = ({ claimedOn, completedOn, due, dueStated }: Task): string => {
  const late = dueStated ? daysBetween(due, claimedOn ?? completedOn!) : 0;
  return late > 0 ? `，逾期${late}天办结` : '';
};

const kindLight = (task: Task, today: Day, context: LightContext): Lit => {
  switch (task.kind) {
    case 'quantity':
    case 'coverage':
      return paceLight(task, today, context);
    case 'milestone':
    case 'campaign':
      return nodesLight(task, today, context);
    case 'zero-incident':
      return incidentLight(task);
    case 'continuing':
      return { light: 'green', reason: '常态推进' };
  }
};

/** None when nothing is missed: the kind alone speaks, also when it is grey. One that is missed is named: 二季度未反馈. */
const missedLight = (task: Task, today: Day, { calendar, policy }: LightContext): readonly Lit[] => {
  const missed = missedInARow(task, today, calendar, policy);
  if (missed === 0) return [];
  const isRed = missed > 1 && task.kind !== 'zero-incident';
  const last = asksOf(task, calendar, policy).findLast(({ due }) => due < today)!;
  return [{ light: isRed ? 'red' : 'yellow', reason: missed > 1 ? `连续${missed}期未反馈` : `${periodName(last.period)}未反馈` }];
};

/** What was told as an incident, and what was only counted: the worse of both. */
const incidentLight = (task: Task): Lit => worst([toldLight(task), countedLight(task)]);

const toldLight = (task: Task): Lit => {
  const told = counting(task);
  const open = told.filter(({ handled }) => handled === null);
  if (open.length > 0) return { light: 'red', reason: `${open.map(incidentLine).join('，')}，尚未处置` };
  return told.length > 0 ? { light: 'yellow', reason: `${told.map(incidentLine).join('，')}，已处置` } : { light: 'grey', reason: '' };
};

/** Counted incidents: the figure of a measure whose target is zero. */
const countedLight = (task: Task): Lit => {
  const { measures, lastReport } = task;
  const happened = measures.filter((measure) => measure.target?.value === 0 && countOf(measure, task) > 0);
  if (happened.length === 0) return { light: 'green', reason: '未发生' };
  const isNew = happened.some(({ updates }) => updates.at(-1) === lastReport?.update);
  const what = happened.map((measure) => `${measure.name}${countOf(measure, task)}${measure.unit}`).join('，');
  return isNew ? { light: 'red', reason: `发生${what}` } : { light: 'yellow', reason: `曾发生${what}，其后未再发生` };
};

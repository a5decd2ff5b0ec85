import { chineseMonthDay, type Day } from './day.ts';
import { RuleError } from './errors.ts';
import { yearOfPlan } from './ids.ts';
import type { Move } from './move.ts';
import type { MeasureState, Task } from './task.ts';
import { type Incident, LEVEL_NAMES } from './task-records.ts';

type Happening = Extract<Move, { kind: 'incident' }>;
type Handling = Extract<Move, { kind: 'handle-incident' }>;
type Discounting = Extract<Move, { kind: 'discount-incident' }>;

/** A task that has more is no zero-incident task any more. */
const MOST_INCIDENTS = 30;
const KEPT_CHARACTERS = 60;
const startOf = (text: string): string => Array.from(text).slice(0, KEPT_CHARACTERS).join('');

/** Incidents that stand against the year's verdict: all that the office has not discounted. */
export const counting = ({ incidents }: Pick<Task, 'incidents'>): readonly Incident[] =>
  incidents.filter(({ discounted }) => discounted === null);

/** What a measure counts, without what the office has discounted. */
export const countOf = (measure: Pick<MeasureState, 'name' | 'value'>, { incidents }: Pick<Task, 'incidents'>): number =>
  incidents.reduce(
    (left, { measure: name, count, discounted }) => (name === measure.name && discounted !== null ? left - count : left),
    measure.value ?? 0,
  );

/** @example incidentLine(incident) //=> '6月3日一般事件1起' */
export const incidentLine = ({ date, level, count }: Incident): string => `${chineseMonthDay(date)}${LEVEL_NAMES[level]}事件${count}起`;

const wrong = (pointer: string, message: string): RuleError => new RuleError('MoveIsWrong', `${message}。`, [{ pointer, message }]);

/**
 * 事件: told at once, with its day and how many, without names.
 *
 * - its day has come and lies in the plan's year
 * - the measure, when one is named, is one of the task that adds up
 *
 * @throws RuleError MoveIsWrong · RecordsFull
 */
export const refuseIncident = (task: Task, { incident: { date, measure } }: Happening, day: Day): void => {
  if (date > day) throw wrong('/date', '日期还没有到');
  if (!date.startsWith(`${yearOfPlan(task.plan)}-`)) throw wrong('/date', '日期不在计划年度内');
  const counted = task.measures.find(({ name }) => name === measure);
  if (measure !== null && !counted) throw wrong('/measure', `本事项没有“${measure}”这一项`);
  if (counted && (counted.accumulation !== 'sum' || counted.shares.length > 0)) throw wrong('/measure', `“${measure}”不是逐次累计的数`);
  if (task.incidents.length >= MOST_INCIDENTS) throw new RuleError('RecordsFull', `每项任务最多${MOST_INCIDENTS}个事件。`);
};

/** @throws RuleError NotFound · MoveIsWrong */
export const refuseHandling = (task: Task, { k, date }: Handling, day: Day): void => {
  const incident = incidentOf(task, k);
  if (incident.handled) throw wrong('', '这个事件已经处置');
  if (date > day) throw wrong('/date', '日期还没有到');
  if (date < incident.date) throw wrong('/date', '处置日期早于事件日期');
};

/** @throws RuleError NotFound · MoveIsWrong */
export const refuseDiscount = (task: Task, { k }: Discounting): void => {
  if (incidentOf(task, k).discounted) throw wrong('', '这个事件已经注明不计入');
};

const incidentOf = ({ incidents }: Task, k: number): Incident => {
  const found = incidents.find((one) => one.k === k);
  if (!found) throw new RuleError('NotFound', '没有这个事件。');
  return found;
};

/** The year is not 达到 while an incident counts. @throws RuleError IncidentCounts */
export const refuseMet = (task: Task): void => {
  const [first] = counting(task);
  if (first)
    throw new RuleError('IncidentCounts', `今年发生过事件（${incidentLine(first)}），不能评定为“达到”；确不计入的，请党政办先注明理由。`);
};

/** A verdict that was given before falls with what happened after it. */
export const withIncident = (task: Task, { incident }: Happening, day: Day): Task => {
  const update = task.version + 1;
  const kept = { ...incident, facts: startOf(incident.facts), k: task.incidents.length + 1, update, handled: null, discounted: null };
  return {
    ...task,
    assessment: null,
    incidents: [...task.incidents, kept],
    measures: task.measures.map((measure) =>
      measure.name === incident.measure
        ? { ...measure, value: (measure.value ?? 0) + incident.count, asOf: day, updates: [...measure.updates, update] }
        : measure,
    ),
  };
};

const withChanged = (task: Task, k: number, change: Partial<Incident>): Task => ({
  ...task,
  incidents: task.incidents.map((one) => (one.k === k ? { ...one, ...change } : one)),
});

export const withHandled = (task: Task, { k, date }: Handling): Task =>
  withChanged(task, k, { handled: { date, update: task.version + 1 } });

export const withDiscounted = (task: Task, { k, reason }: Discounting, day: Day): Task =>
  withChanged(task, k, { discounted: { day, reason: startOf(reason), update: task.version + 1 } });

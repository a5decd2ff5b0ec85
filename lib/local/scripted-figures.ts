import { addDays, type Day, daysBetween } from '#domain/day.ts';
import { yearOfPlan } from '#domain/ids.ts';
import { countsIncidents } from '#domain/review-wording.ts';
import { growingIn, type Season, shareOf } from '#domain/season-table.ts';
import type { MeasureReport, MeasureState, Task } from '#domain/task.ts';
import { dice, wholeBetween } from './dice.ts';
import { usualTotal, usualWhole } from './usual-totals.ts';

/** What the story makes of a task's figures. */
export interface Fate {
  /** The part (其中) of a target stays short while its parent is met. */
  readonly missesPart: boolean;
  /** The whole stays a little short. */
  readonly fallsShort: boolean;
  /** Begins late. */
  readonly late: boolean;
}

/** How one measure runs through the year. */
export interface Course {
  readonly measure: MeasureState;
  /** Figure before the first report; 0 for a sum. For a ratio: numerators. */
  readonly start: number;
  readonly final: number;
  /** ratio only. */
  readonly denominator: number;
  /** When it grows, empty if the work has no season; a part (其中) grows with its whole. */
  readonly season: readonly Season[];
}

/** Where in the task's year a report stands. */
export interface Moment {
  readonly day: Day;
  /** Share of the task's reports that are in with this one, 1 for the last. */
  readonly share: number;
  /** Same for all measures of one report. */
  readonly roll: number;
}

const FOUND = /发现|查出|排查|下发|查摆|识别|受理/;
const PUT_RIGHT = /整改|化解|消除|解决|处置|办结/;

/** The courses of a task's measures: whole numbers; a part never above its whole, what was put right never above what was found. */
export const coursesOf = (task: Task, seed: number, fate: Fate): Course[] => {
  const courses = task.measures.map((measure) => courseOf(task, measure, seed, fate));
  return courses.map((course) => below(course, aboveOf(course, courses), task));
};

const courseOf = (task: Task, measure: MeasureState, seed: number, fate: Fate): Course => {
  // What a department counts under one name it counts once, whichever of its tasks asks for it; a target is a task's own.
  const roll = (what: string): number => dice(seed, measure.target ? task.n : task.lead, measure.name, what);
  const season = measure.target ? growingIn(yearOfPlan(task.plan), rootOf(task, measure).season) : [];
  const common = { measure, season };
  if (measure.accumulation === 'ratio') return { ...common, ...ratioCourse(measure, roll, fate, dice(seed, 'households')) };
  const quiet = task.kind === 'zero-incident' && countsIncidents(measure.name);
  const final = quiet ? 0 : measure.target ? targetMet(measure, measure.target, roll('final'), fate) : usual(measure, roll('final'));
  const start = measure.accumulation === 'level' ? startOfLevel(measure, final) : 0;
  return { ...common, start, final, denominator: 0 };
};

const rootOf = (task: Task, measure: MeasureState): MeasureState =>
  task.measures.find((other) => other !== measure && other.name === measure.target?.within) ?? measure;

type Goal = NonNullable<MeasureState['target']>;

const isCeiling = (target: Goal): boolean => target.comparison === '<=' || target.comparison === '<';

/** The final figure of a measure with a target. */
const targetMet = (measure: MeasureState, target: Goal, roll: number, fate: Fate): number => {
  if (target.value <= 0) return 0;
  if (isCeiling(target)) return target.value <= 2 ? target.value : Math.floor(target.value * (0.86 + 0.1 * roll));
  if (fate.missesPart && target.within !== null) return Math.floor(target.value * (0.78 + 0.06 * roll));
  if (fate.fallsShort && target.within === null) return Math.floor(target.value * 0.94);
  const least = target.comparison === '>' ? Math.floor(target.value) + 1 : Math.ceil(target.value);
  if (measure.unit === '%' && least <= 100) return Math.min(100, least + Math.floor(roll * 2));
  return least <= 20 ? least : Math.ceil(Math.min(least * (1 + 0.02 * roll), target.valueMax ?? Number.POSITIVE_INFINITY));
};

/** What is kept is there from the first day; herds and lists of people change little in a year. */
const KEPT = /保有|基本农田|红线/;
const STEADY = /存栏|在册|在岗|常住|总量|总数/;

const usual = (measure: MeasureState, roll: number): number => {
  const { lastYear, accumulation } = measure;
  if (lastYear !== null && lastYear > 0)
    return Math.max(
      1,
      Math.round(lastYear * (accumulation === 'level' ? 1 + (KEPT.test(measure.name) ? 0 : 0.05) * roll : 0.9 + 0.4 * roll)),
    );
  return usualTotal(measure, roll);
};

const startOfLevel = ({ name, lastYear, target }: MeasureState, final: number): number => {
  if (lastYear !== null) return Math.round(lastYear);
  if (!target || isCeiling(target) || KEPT.test(name)) return final;
  return Math.round(final * (STEADY.test(name) ? 0.96 : 0.8));
};

/** Percent of a coverage before the year and after it, over a number of households, persons or cases that stays. */
const ratioCourse = (
  measure: MeasureState,
  roll: (what: string) => number,
  fate: Fate,
  town: number,
): Pick<Course, 'start' | 'final' | 'denominator'> => {
  const denominator = usualWhole(measure.name, town, roll('denominator'));
  const goal = Math.min(100, measure.target?.value ?? wholeBetween(80, 92, roll('goal')));
  const known = measure.lastYear !== null && measure.lastYear > 0 && measure.lastYear < goal ? measure.lastYear : null;
  const base = known ?? goal * (0.84 + 0.04 * roll('base'));
  const end = fate.fallsShort ? goal - Math.min(2, (goal - base) / 4) : Math.min(100, goal >= 100 ? goal : goal + 1);
  return { start: Math.floor((denominator * base) / 100), final: Math.ceil((denominator * end) / 100), denominator };
};

/** The course that this one may not exceed. */
const aboveOf = (course: Course, courses: readonly Course[]): Course | undefined => {
  const { measure } = course;
  if (measure.accumulation !== 'sum') return undefined;
  if (measure.target) return courses.find((other) => other !== course && other.measure.name === measure.target?.within);
  if (!PUT_RIGHT.test(measure.name)) return undefined;
  return courses.find(
    (other) =>
      other.measure.accumulation === 'sum' &&
      other.measure.unit === measure.unit &&
      FOUND.test(other.measure.name) &&
      !PUT_RIGHT.test(other.measure.name),
  );
};

const below = (course: Course, above: Course | undefined, task: Task): Course => {
  if (!above) return course;
  if (course.measure.target) return { ...course, final: Math.min(course.final, above.final) };
  return { ...course, final: task.kind === 'campaign' ? above.final : Math.max(0, above.final - (above.final % 3)) };
};

/** The figure that stands in the books at that moment: total of a sum, latest of a level, numerator of a ratio. */
export const figureAt = (course: Course, task: Task, moment: Moment, late: boolean): number =>
  course.start + whole(course, (course.final - course.start) * shareGrown(course, task, moment, late));

/** What a target asks for is there when it is there; of all else the nearest, or the one school of a year would never be counted. */
const whole = ({ measure }: Course, grown: number): number => (measure.target ? Math.floor(grown) : Math.round(grown));

/** A late start, in days of a season. */
const LATE_BY = 8;

const shareGrown = ({ measure, season }: Course, task: Task, { day, share, roll }: Moment, late: boolean): number => {
  if (!measure.target) return Math.min(1, (daysBetween(`${yearOfPlan(task.plan)}-01-01`, day) / 365) * (0.94 + 0.12 * roll));
  if (share >= 1) return 1;
  if (task.kind === 'milestone') return 0;
  if (season.length > 0) return Math.min(1, late ? shareOf(season, addDays(day, -LATE_BY)) : 1.08 * shareOf(season, day));
  return late ? share ** 1.6 : share;
};

/** One line of a report: what its accumulation asks for. @param before figure of the report before, null for the first */
export const measureReport = (course: Course, before: number | null, now: number): MeasureReport => {
  const measure = course.measure.name;
  switch (course.measure.accumulation) {
    case 'sum':
      return { measure, added: Math.max(0, now - (before ?? 0)) };
    case 'level':
      return { measure, total: now };
    case 'ratio':
      return before === null ? { measure, numerator: now, denominator: course.denominator } : { measure, numerator: now };
  }
};

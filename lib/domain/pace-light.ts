import { chineseMonthDay, type Day } from './day.ts';
import { asksOf, isAnswered } from './feedback-rhythm.ts';
import { yearOfPlan } from './ids.ts';
import { isCeiling, measureLine, shareDone } from './progress.ts';
import { growingIn, type Season, shareOf } from './season-table.ts';
import type { MeasureState, Task } from './task.ts';
import { type Light, type LightContext, type Lit, worst } from './traffic-light.ts';

/** Behind the expected share by this much is still green, and still yellow. */
const GREEN_SLACK = 0.05;
const YELLOW_SLACK = 0.2;
/** What must be reached when the window is over for this many workdays. */
const AFTER_WINDOW = { workdays: 10, green: 0.95, yellow: 0.8 };
/** A ceiling may run ahead of the year by this much and be yellow. */
const CEILING_SLACK = 0.1;

/** The same comparison for 0.1 + 0.2 and 0.3. */
const isAtLeast = (value: number, bound: number): boolean => value >= bound - 1e-9;

/**
 * The light of a quantity or coverage: the worst of its measures that have a target.
 *
 * - no measure has a target: grey 缺目标; a ratio without its first figure: grey 缺基数; before its season: grey 未到季节
 * - expected share s: 0 at the start of the window and 1 at its end, on the day of the last report due, not today
 * - the window: the figure's own date, the part of its season in which it grows, else from publication to the due date
 * - green when the share done ≥ s − 5 points, yellow ≥ s − 20, else red
 * - more than 10 workdays after the window: green from 95 %, yellow from 80 %, else red
 * - a ceiling, against the share of the year on the day of its figure: green up to it, yellow up to 10 points more, else red
 * - nothing due yet: green
 */
export const paceLight = (task: Task, today: Day, context: LightContext): Lit => {
  const promised = task.measures.filter(({ target }) => target !== null);
  if (promised.length === 0) return { light: 'grey', reason: '缺目标' };
  const lastDue = lastDueOf(task, today, context);
  return worst(
    promised.map((measure) => (isCeiling(measure) ? ceilingLight(task, measure) : measureLight(task, measure, today, lastDue, context))),
  );
};

/** The latest feedback day that is over; today's counts once it is answered. */
const lastDueOf = (task: Task, today: Day, { calendar, policy }: LightContext): Day | null =>
  asksOf(task, calendar, policy).findLast((ask) => ask.due < today || (ask.due === today && isAnswered(ask, task)))?.due ?? null;

const measureLight = (task: Task, measure: MeasureState, today: Day, lastDue: Day | null, { calendar }: LightContext): Lit => {
  const done = shareDone(measure);
  if (done === null) return { light: 'grey', reason: `${measure.name}缺基数` };
  if (done === 1) return { light: 'green', reason: `${measureLine(measure)}，已达目标` };
  const { windows, isSeason } = windowsOf(task, measure);
  const { from } = windows[0]!;
  const { to } = windows.at(-1)!;
  if (isSeason && today < from && measure.value === null) return { light: 'grey', reason: `${measure.name}未到季节` };
  if (today > calendar.add(to, AFTER_WINDOW.workdays)) return shortLight(measure, done, to);
  if (lastDue === null || lastDue < from) return { light: 'green', reason: `${measure.name}未到反馈日` };
  const expected = shareOf(windows, lastDue);
  return {
    light: stepLight(done, expected - GREEN_SLACK, expected - YELLOW_SLACK),
    reason: `${measureLine(measure)}，${chineseMonthDay(lastDue)}${paceWords(measure, expected, done)}`,
  };
};

/** Of a coverage the level itself, since a share of the way from 51 % to 60 % reads like a coverage. */
const paceWords = ({ accumulation, target, base }: MeasureState, expected: number, done: number): string => {
  if (accumulation !== 'ratio' || target === null || base === null) return `应达${percent(expected)}，实际${percent(done)}`;
  return `应达${Math.round((base + (target.value - base) * expected) * 10) / 10}%`;
};

const shortLight = (measure: MeasureState, done: number, to: Day): Lit => ({
  light: stepLight(done, AFTER_WINDOW.green, AFTER_WINDOW.yellow),
  reason: `${measureLine(measure)}，${chineseMonthDay(to)}已到期，完成${percent(done)}`,
});

const ceilingLight = (task: Task, measure: MeasureState): Lit => {
  const cap = measure.target!.value;
  const used = measure.value ?? 0;
  if (used > cap) return { light: 'red', reason: `${measureLine(measure)}，已超上限` };
  if (used === 0 || measure.asOf === null) return { light: 'green', reason: `${measureLine(measure)}，在上限以内` };
  const year = yearOfPlan(task.plan);
  const elapsed = shareOf([{ from: `${year}-01-01`, to: `${year}-12-31` }], measure.asOf);
  const ahead = used / cap - elapsed;
  return {
    light: stepLight(-ahead, 0, -CEILING_SLACK),
    reason: `${measureLine(measure)}，${chineseMonthDay(measure.asOf)}时间过${percent(elapsed)}，已用${percent(used / cap)}`,
  };
};

const stepLight = (value: number, green: number, yellow: number): Light =>
  isAtLeast(value, green) ? 'green' : isAtLeast(value, yellow) ? 'yellow' : 'red';

/** A figure's own date ends its window; a thing with a season is measured in it; all else runs from publication to the due date. */
const windowsOf = (task: Task, measure: MeasureState): { readonly windows: readonly Season[]; readonly isSeason: boolean } => {
  const by = task.targets.find(({ metric, by }) => by !== null && measure.name.startsWith(metric))?.by;
  const growing = by ? [] : growingIn(yearOfPlan(task.plan), measure.season);
  return growing.length > 0
    ? { windows: growing, isSeason: true }
    : { windows: [{ from: task.publishedOn, to: by ?? task.due }], isSeason: false };
};

const percent = (share: number): string => `${Math.round(share * 100)}%`;

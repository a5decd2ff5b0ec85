import { chineseMonthDay, type Day } from './day.ts';
import { type Ask, asksOf, isAnswered } from './feedback-rhythm.ts';
import { yearOfPlan } from './ids.ts';
import { type LightRules, lightRulesOf } from './light-rules.ts';
import { forecastLine } from './pace-forecast.ts';
import { paceWindow } from './pace-window.ts';
import { isCeiling, measureLine, shareDone } from './progress.ts';
import { shareOf } from './season-table.ts';
import type { MeasureState, Task } from './task.ts';
import { type Light, type LightContext, type Lit, worst } from './traffic-light.ts';

/** The same comparison for 0.1 + 0.2 and 0.3. */
const isAtLeast = (value: number, bound: number): boolean => value >= bound - 1e-9;

/**
 * The light of a quantity or coverage: the worst of its measures that have a target. The numbers are the town's `LightRules`.
 *
 * - no measure has a target: grey 缺目标; a ratio without its first figure: grey 缺基数; before its season: grey 未到季节
 * - expected share s: 0 at the start of the window and 1 at its end, see `paceWindow`, on the day of the last report due, not today
 * - green when the share done ≥ s − 5 points, yellow ≥ s − 20, else red, with the forecast at this pace
 * - more than 10 workdays after the window: green from 95 %, yellow from 80 %, else red
 * - a ceiling, against the share of the year on the day of its figure: green up to it, yellow up to 10 points more, else red
 * - nothing due yet: green; of a ratio what was asked when its base came is answered by the base, and measures no pace
 */
export const paceLight = (task: Task, today: Day, context: LightContext): Lit => {
  const promised = task.measures.filter(({ target }) => target !== null);
  if (promised.length === 0) return { light: 'grey', reason: '缺目标' };
  const rules = lightRulesOf(context.policy);
  return worst(
    promised.map((measure) => (isCeiling(measure) ? ceilingLight(task, measure, rules) : measureLight(task, measure, today, context))),
  );
};

/** The latest feedback day that is over and measures the pace; today's counts once it is answered. */
const lastDueOf = (task: Task, { baseOn }: MeasureState, today: Day, { calendar, policy }: LightContext): Day | null => {
  const isOver = (ask: Ask): boolean => ask.due < today || (ask.due === today && isAnswered(ask, task));
  return asksOf(task, calendar, policy).findLast((ask) => isOver(ask) && (!baseOn || ask.opens > baseOn))?.due ?? null;
};

const measureLight = (task: Task, measure: MeasureState, today: Day, context: LightContext): Lit => {
  const done = shareDone(measure);
  if (done === null) return { light: 'grey', reason: `${measure.name}缺基数` };
  if (done === 1) return { light: 'green', reason: `${measureLine(measure)}，已达目标` };
  const rules = lightRulesOf(context.policy);
  const { windows, isSeason } = paceWindow(task, measure);
  const { from } = windows[0]!;
  const { to } = windows.at(-1)!;
  if (isSeason && today < from && measure.value === null) return { light: 'grey', reason: `${measure.name}未到季节` };
  if (today > context.calendar.add(to, rules.settleAfter)) return shortLight(measure, done, to, rules);
  const lastDue = lastDueOf(task, measure, today, context);
  if (lastDue === null || lastDue < from) return { light: 'green', reason: notYetDue(measure) };
  const expected = shareOf(windows, lastDue);
  const light = stepLight(done, expected - rules.greenBehind / 100, expected - rules.yellowBehind / 100);
  const forecast = light === 'green' ? null : forecastLine(task, measure);
  const isOver = expected >= 1 && measure.accumulation !== 'ratio';
  const words = `${measureLine(measure)}，${isOver ? overWords(to, done) : `${chineseMonthDay(lastDue)}${paceWords(measure, expected, done)}`}`;
  return { light, reason: forecast === null ? words : `${words}，${forecast}` };
};

/** How far a measure is, and how far it should be, in percent of the way to its target. */
export interface Pace {
  readonly id: string;
  readonly measure: string;
  readonly done: number;
  readonly expected: number;
}

/**
 * The paces by which a task is judged on a day, one a measure: none of what has no target, no base or a ceiling, is not yet due or not
 * in season, nor of a sensitive task.
 * @example pacesOf(soybean, '2022-06-30', context) //=> [{ id: '1.1', measure: '大豆', done: 64, expected: 85 }]
 */
export const pacesOf = (task: Task, today: Day, context: LightContext): readonly Pace[] =>
  task.sensitive || (task.kind !== 'quantity' && task.kind !== 'coverage')
    ? []
    : task.measures
        .filter((measure) => measure.target !== null && !isCeiling(measure))
        .flatMap((measure) => paceOf(task, measure, today, context));

const paceOf = (task: Task, measure: MeasureState, today: Day, context: LightContext): readonly Pace[] => {
  const done = shareDone(measure);
  const { windows } = paceWindow(task, measure);
  const lastDue = lastDueOf(task, measure, today, context);
  if (done === null || lastDue === null || lastDue < windows[0]!.from) return [];
  const whole = (share: number): number => Math.round(share * 100);
  return [{ id: task.id, measure: measure.name, done: whole(done), expected: whole(shareOf(windows, lastDue)) }];
};

const notYetDue = (measure: MeasureState): string =>
  measure.base !== null && measure.asOf === measure.baseOn ? `${measureLine(measure)}，基数刚报` : `${measure.name}未到反馈日`;

/** Of a coverage the level itself, since a share of the way from 51 % to 60 % reads like a coverage. */
const paceWords = ({ accumulation, target, base }: MeasureState, expected: number, done: number): string => {
  if (accumulation !== 'ratio' || target === null || base === null) return `应达${percent(expected)}，实际${percent(done)}`;
  return `应达${Math.round((base + (target.value - base) * expected) * 10) / 10}%`;
};

/** Once the window is over nothing more is expected. */
const overWords = (to: Day, done: number): string => `${chineseMonthDay(to)}已到期，完成${percent(done)}`;

const shortLight = (measure: MeasureState, done: number, to: Day, { settledGreen, settledYellow }: LightRules): Lit => ({
  light: stepLight(done, settledGreen / 100, settledYellow / 100),
  reason: `${measureLine(measure)}，${overWords(to, done)}`,
});

const ceilingLight = (task: Task, measure: MeasureState, { ceilingAhead }: LightRules): Lit => {
  const cap = measure.target!.value;
  const used = measure.value ?? 0;
  if (used > cap) return { light: 'red', reason: `${measureLine(measure)}，已超上限` };
  if (used === 0 || measure.asOf === null) return { light: 'green', reason: `${measureLine(measure)}，在上限以内` };
  const year = yearOfPlan(task.plan);
  const elapsed = shareOf([{ from: `${year}-01-01`, to: `${year}-12-31` }], measure.asOf);
  const ahead = used / cap - elapsed;
  return {
    light: stepLight(-ahead, 0, -ceilingAhead / 100),
    reason: `${measureLine(measure)}，${chineseMonthDay(measure.asOf)}时间过${percent(elapsed)}，已用${percent(used / cap)}`,
  };
};

const stepLight = (value: number, green: number, yellow: number): Light =>
  isAtLeast(value, green) ? 'green' : isAtLeast(value, yellow) ? 'yellow' : 'red';

const percent = (share: number): string => `${Math.round(share * 100)}%`;

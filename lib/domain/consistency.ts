import type { Move } from './move.ts';
import { isCeiling, measureLine, shown } from './progress.ts';
import type { MeasureState, Task } from './task.ts';
import type { TextWarning } from './text-warnings.ts';

/** So many times its target is no success, but another unit: 公斤 for 吨, 亩 for 万亩. */
const MOST_TIMES = 10;

/**
 * What a head should look at again in what was just sent; it is told, never refused. Of figures, for quantity and coverage alone: a text
 * that says the same month after month, or all on the last day, is how other work goes.
 *
 * - a level, or the number of a ratio, that falls
 * - ten times the target or more: the unit
 * - 其中 that is more than its whole, whichever of the two is reported
 *
 * And of a claim, of whatever kind, each target that is not reached.
 *
 * @example consistencyWarnings(before, after, move) //=> [{ pointer: '/measures/0', message: '生猪存栏比上次的19000头少，请核对。' }]
 */
export const consistencyWarnings = (before: Task, after: Task, move: Move): readonly TextWarning[] => {
  if (move.kind === 'claim') return after.measures.filter(isShort).map(shortOf);
  if (after.kind !== 'quantity' && after.kind !== 'coverage') return [];
  const sent = sentIn(move);
  return after.measures.flatMap((measure) => {
    const at = sent.indexOf(measure.name);
    if (at < 0) return [];
    const last = before.measures.find(({ name }) => name === measure.name);
    // A part that is reported too has its own warning.
    const standing = after.measures.filter(({ name }) => !sent.includes(name));
    const found = [fallen(last, measure), tooMany(measure), partOver(measure, after.measures), wholeUnder(measure, standing)];
    return found.flatMap((message) =>
      message === null ? [] : [{ pointer: `/measures/${at}`, message: `${measure.name}${message}，请核对。` }],
    );
  });
};

/** Names of the measures that a move gives figures of, in order; a correction is meant to change them. */
const sentIn = (move: Move): readonly string[] => {
  if (move.kind === 'report') return move.report.measures.map(({ measure }) => measure);
  return move.kind === 'fill-shares' ? move.measures.map(({ measure }) => measure) : [];
};

const isShort = (measure: MeasureState): boolean =>
  measure.target !== null && !isCeiling(measure) && (measure.value ?? 0) < measure.target.value;

/** Of the claim as a whole: it names no measure. */
const shortOf = (measure: MeasureState): TextWarning => ({ pointer: '', message: `${measureLine(measure)}，还没有达到，请核对。` });

const fallen = (last: MeasureState | undefined, now: MeasureState): string | null => {
  if (now.accumulation === 'sum') return null;
  const [was, is] = now.accumulation === 'ratio' ? [last?.numerator, now.numerator] : [last?.value, now.value];
  if (was === null || was === undefined || is === null || is >= was) return null;
  return `比上次的${shown(was)}${now.accumulation === 'ratio' ? '' : now.unit}少`;
};

const tooMany = ({ accumulation, target, value, unit }: MeasureState): string | null => {
  if (accumulation === 'ratio' || value === null || target === null || target.value <= 0 || value < MOST_TIMES * target.value) return null;
  return `累计${shown(value)}${unit}，是目标${shown(target.value)}${unit}的${Math.floor(value / target.value)}倍，单位可能有误`;
};

/** Whether one measure is 其中 of another and yet more than it. */
const isMore = (part: MeasureState, whole: MeasureState): boolean =>
  part.target?.within === whole.name && part.unit === whole.unit && part.value !== null && whole.value !== null && part.value > whole.value;

const amountOf = ({ value, unit }: MeasureState): string => `${shown(value ?? 0)}${unit}`;

const partOver = (part: MeasureState, all: readonly MeasureState[]): string | null => {
  const whole = all.find((one) => isMore(part, one));
  return whole ? `${amountOf(part)}，多于其所属的${whole.name}${amountOf(whole)}` : null;
};

const wholeUnder = (whole: MeasureState, parts: readonly MeasureState[]): string | null => {
  const part = parts.find((one) => isMore(one, whole));
  return part ? `${amountOf(whole)}，少于其中的${part.name}${amountOf(part)}` : null;
};

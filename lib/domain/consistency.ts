import type { Move } from './move.ts';
import { numeratorUnit } from './numerator-unit.ts';
import { isCeiling, measureLine, shown } from './progress.ts';
import { shareWarnings } from './shares.ts';
import type { MeasureState, Task } from './task.ts';
import type { TextWarning } from './text-warnings.ts';

/** So many times its target is no success, but another unit: 公斤 for 吨, 亩 for 万亩. */
const MOST_TIMES = 10;

/**
 * What a head should look at again in what was just sent; it is told, never refused. Of figures, for quantity and coverage alone: a text
 * that says the same month after month, or all on the last day, is how other work goes.
 *
 * - a total, the number of a ratio, or what villages add up to, that falls
 * - ten times the target or more, of one without a target last year's figure, of a level the last one, of a village its own: the unit
 * - villages whose targets do not add up to the whole
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
    const found = [
      fallen(last, measure),
      tooMany(last, measure),
      ...(move.kind === 'fill-shares' ? [unlikeWhole(after, measure), ...villagesOver(measure)] : []),
      partOver(measure, after.measures),
      wholeUnder(measure, standing),
    ];
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
  // Only what villages add up to can fall: all other sums are added to.
  if (now.accumulation === 'sum' && now.shares.length === 0) return null;
  const [was, is] = now.accumulation === 'ratio' ? [last?.numerator, now.numerator] : [last?.value, now.value];
  if (was === null || was === undefined || is === null || is >= was) return null;
  return `比上次的${shown(was)}${now.accumulation === 'ratio' ? (numeratorUnit(now.name) ?? '') : now.unit}少`;
};

const isOff = (value: number, usual: number | null | undefined): usual is number => !!usual && usual > 0 && value >= MOST_TIMES * usual;

const times = (value: number, usual: number): string => `${Math.floor(value / usual)}倍，单位可能有误`;

const tooMany = (last: MeasureState | undefined, { accumulation, target, value, unit, lastYear }: MeasureState): string | null => {
  if (accumulation === 'ratio' || value === null) return null;
  const [total, usual] = [`${accumulation === 'sum' ? '累计' : ''}${shown(value)}${unit}`, target === null ? lastYear : target.value];
  if (isOff(value, usual)) return `${total}，是${target === null ? '上年' : '目标'}${shown(usual)}${unit}的${times(value, usual)}`;
  const before = accumulation === 'level' ? last?.value : null;
  return isOff(value, before) ? `${total}，是上次${shown(before)}${unit}的${times(value, before)}` : null;
};

const unlikeWhole = (task: Task, { name, unit }: MeasureState): string | null => {
  const found = shareWarnings(task).find(({ measure }) => measure === name);
  if (!found) return null;
  const { targets, target, difference } = found;
  return `各村目标合计${shown(targets)}${unit}，比总目标${shown(target)}${unit}${difference > 0 ? '多' : '少'}${shown(Math.abs(difference))}${unit}`;
};

const villagesOver = ({ shares, unit }: MeasureState): readonly string[] =>
  shares.flatMap(({ unit: village, target, value }) =>
    value !== null && isOff(value, target)
      ? [`中${village}${shown(value)}${unit}，是其目标${shown(target)}${unit}的${times(value, target)}`]
      : [],
  );

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

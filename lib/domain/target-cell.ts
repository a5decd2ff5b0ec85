import {
  NUMBER,
  numberText,
  partsOf,
  readDay,
  readNumber,
  readThings,
  readWord,
  scaleIn,
  scaleOf,
  shortened,
  wordText,
  wrongCell,
} from './cell-words.ts';
import type { Comparison, Target } from './plan.ts';

const PART = '其中';

/** How people write a comparison, the longer forms first. */
const WRITTEN: readonly (readonly [string, Comparison])[] = [
  ['>=', '>='],
  ['<=', '<='],
  ['≥', '>='],
  ['≤', '<='],
  ['=', '='],
  ['＝', '='],
  ['>', '>'],
  ['＞', '>'],
  ['<', '<'],
  ['＜', '<'],
  ['~', '~'],
  ['～', '~'],
];

const COMPARED = new RegExp(WRITTEN.map(([sign]) => sign).join('|'));
const AMOUNT = new RegExp(`^(${NUMBER})(?:\\s{0,9}[–—~～至-]\\s{0,9}(${NUMBER}))?\\s{0,9}(.{0,1400})$`, 'su');

/** A unit that would be read on as the number before it. */
const GOES_ON = (unit: string): boolean => /^[\d.,–—~～至-]/.test(unit);

type Whole = Pick<Target, 'metric' | 'within'>;

/** The figure before a part that has parts. */
const wholeBefore = (before: readonly Whole[]): string | undefined => before.findLast(({ within }) => within === null)?.metric;

/**
 * 目标要求 as a cell, one figure a line; `readTargets` reads it back as it was.
 *
 * - metric, comparison (>= = <= > < ~), figure, unit; a range is 3–5; 万 and 亿 stand directly behind a figure: 1.86万亩
 * - 其中 before a part of the figure above; 属于 names another one
 * - behind it the place (地点) and the day that binds this figure only (至)
 *
 * @example targetsText([corn]) //=> '玉米种植面积 = 6000 亩'
 */
export const targetsText = (targets: readonly Target[]): string =>
  targets.map((target, i) => targetText(target, targets.slice(0, i))).join('\n');

const targetText = ({ metric, comparison, value, valueMax, unit, within, place, by }: Target, before: readonly Whole[]): string => {
  const isPart = within !== null && within === wholeBefore(before);
  const figure = [wordText(metric, (word) => word.startsWith(PART)), comparison, amountText({ value, valueMax, unit })];
  return [
    `${isPart ? `${PART} ` : ''}${figure.join(' ')}`,
    ...(within !== null && !isPart ? [`属于 ${wordText(within)}`] : []),
    ...(place === null ? [] : [`地点 ${wordText(place)}`]),
    ...(by === null ? [] : [`至 ${by}`]),
  ].join('，');
};

/** A unit that is counted in ten thousands itself (万元) stands apart from its figure, which then has no such word of its own. */
const amountText = ({ value, valueMax, unit }: Pick<Target, 'value' | 'valueMax' | 'unit'>): string => {
  const isShared = valueMax === null || scaleOf(value) === scaleOf(valueMax);
  const scale = isShared && !/^[万亿]/.test(unit) ? scaleOf(value) : '';
  const amount = valueMax === null ? numberText(value, scale) : `${numberText(value, scale)}–${numberText(valueMax, scale)}`;
  return `${amount}${scale === '' && unit !== '' ? ' ' : ''}${unit === '' ? '' : wordText(unit, GOES_ON)}`;
};

/** @throws RuleError CellIsWrong naming the line */
export const readTargets = (cell: string): Target[] => readThings<Target>(cell, readTarget);

const readTarget = (line: string, before: readonly Target[]): Target => {
  const [figure = '', ...options] = partsOf(line, /，/);
  const isPart = figure.trimStart().startsWith(PART);
  const whole = wholeBefore(before);
  if (isPart && whole === undefined) throw wrongCell(`“${PART}”前面没有它所属的指标`);
  const read = readFigure(
    isPart
      ? figure
          .trimStart()
          .slice(PART.length)
          .replace(/^[：:]/, '')
      : figure,
  );
  return options.reduce(withOption, { ...read, within: isPart ? whole! : null, place: null, by: null });
};

type Figure = Pick<Target, 'metric' | 'comparison' | 'value' | 'valueMax' | 'unit'>;

const readFigure = (figure: string): Figure => {
  const [metric = ''] = partsOf(figure, COMPARED_SIGN);
  const rest = figure.slice(metric.length);
  const sign = COMPARED.exec(rest)?.[0];
  const comparison = WRITTEN.find(([written]) => written === sign)?.[1];
  if (comparison === undefined || metric.trim() === '') throw wrongCell('应写成“指标 比较符 数 单位”，如 玉米种植面积 >= 6000 亩');
  const [, value, valueMax, unit = ''] = AMOUNT.exec(rest.slice(sign!.length).trim()) ?? [];
  if (value === undefined) throw wrongCell(`“${sign}”后面应为数`);
  return {
    metric: readWord(metric),
    comparison,
    ...readRange(value, valueMax),
    unit: readWord(unit),
  };
};

/** 3–5万亩: what stands behind the second figure is of both. */
const readRange = (value: string, valueMax: string | undefined): Pick<Target, 'value' | 'valueMax'> => {
  if (valueMax === undefined) return { value: readNumber(value), valueMax: null };
  return { value: readNumber(scaleIn(value) === '' ? `${value}${scaleIn(valueMax)}` : value), valueMax: readNumber(valueMax) };
};

const COMPARED_SIGN = /[=＝<>＜＞≥≤~～]/;

const withOption = (target: Target, option: string): Target => {
  const [, name = '', said = ''] = /^\s{0,9}(属于|地点|至)[\s：:]{0,9}(.{1,1400})$/su.exec(option) ?? [];
  if (name === '属于') return { ...target, within: readWord(said) };
  if (name === '地点') return { ...target, place: readWord(said) };
  if (name === '至') return { ...target, by: readDay(said) };
  throw wrongCell(`看不懂“${shortened(option.trim())}”：逗号后面应为 属于、地点 或 至`);
};

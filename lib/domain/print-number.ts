/** A number as it is printed: `text` is what stands in a sentence, `value` and `unit` what it says. */
export interface Printed {
  readonly text: string;
  /** As printed: 1.64 for 1.64万余亩. */
  readonly value: number;
  /** As printed: '万亩'. */
  readonly unit: string;
  /** What the exact number was divided by. */
  readonly scale: Scale;
}

export type Scale = 1 | 10_000 | 100_000_000;

const WAN = 10_000;
const YI = 100_000_000;

/** Removes the dust of binary fractions: 1.15 × 100 is 115, not 114.99999999999999. */
const withoutDust = (value: number): number => Number(value.toFixed(6));

/** The number cut after two decimals, never rounded up. @example cutToHundredths(1.649) //=> 1.64 */
export const cutToHundredths = (value: number): number => Math.trunc(withoutDust(value * 100)) / 100;

/** 亿 from a hundred million, 万 from ten thousand; what is counted in 万 already only rises to 亿, percent never. */
const scaleOf = (exact: number, unit: string): Scale => {
  const size = Math.abs(exact);
  if (/^[%亿]|百分点|[年月日]$/.test(unit) || size < WAN) return 1;
  return size >= YI && !unit.startsWith('万') ? YI : WAN;
};

const scaledUnit = (unit: string, scale: Scale): string => {
  if (scale === 1) return unit;
  return unit.startsWith('万') ? `亿${unit.slice(1)}` : `${scale === YI ? '亿' : '万'}${unit}`;
};

/**
 * Prints a number as official texts do.
 * - whole numbers plainly, without separators; at most two decimals
 * - from 10,000 in 万, from 100,000,000 in 亿
 * - what does not fit into two decimals is cut, never rounded up, and 余 says so
 *
 * @example printNumber(6038, '亩').text //=> '6038亩'
 * @example printNumber(16420, '亩').text //=> '1.64万余亩'
 * @example printNumber(12000, '万元').text //=> '1.2亿元'
 */
export const printNumber = (exact: number, unit: string): Printed => {
  const scale = scaleOf(exact, unit);
  const value = cutToHundredths(exact / scale);
  const isCut = withoutDust(value * scale) !== withoutDust(exact);
  const whole = scaledUnit(unit, scale);
  const prefix = /^[万亿]/.exec(whole)?.[0] ?? '';
  return { text: `${value}${prefix}${isCut ? '余' : ''}${whole.slice(prefix.length)}`, value, unit: whole, scale };
};

/**
 * Percent with one decimal, rounded; but a share never rounds up to a bound that it has not reached (100, or a target): there it is cut
 * after two decimals.
 *
 * @example printPercent(58.07).text //=> '58.1%'
 * @example printPercent(59.97, 60).text //=> '59.97%'
 */
export const printPercent = (exact: number, bound = 100): Printed => {
  const rounded = Number(withoutDust(exact).toFixed(1));
  const reached = [bound, 100].some((limit) => exact < limit && rounded >= limit);
  const value = reached ? cutToHundredths(exact) : rounded;
  return { text: `${value}%`, value, unit: '%', scale: 1 };
};

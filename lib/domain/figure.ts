import { cutToHundredths, type Printed, printNumber, printPercent, type Scale } from './print-number.ts';

export const DERIVATION_RULES = ['reported', 'sum', 'difference', 'ratio', 'scaled', 'count', 'base'] as const;

/**
 * How a printed number comes from what was reported.
 * - reported: one value as it was reported
 * - sum: all values added
 * - difference: the first less all others
 * - ratio: the first over the second, in percent
 * - scaled: one or more reported values, added, printed in 万 or 亿
 * - count: how many records there are
 * - base: a figure of the town's last review
 */
export type DerivationRule = (typeof DERIVATION_RULES)[number];

/** 自报: an accountable person reported it · 已核: the office confirmed it · 佐证: a file bears it out. */
export const GRADES = ['自报', '已核', '佐证'] as const;
export type Grade = (typeof GRADES)[number];

export interface Operand {
  /** Update id `<plan>-<n>@<version>`, `基:<start>-<end>` in the last review, or `计:<start>-<end>` in the plan. */
  readonly source: string;
  readonly value: number;
}

export interface Derivation {
  readonly rule: DerivationRule;
  readonly of: readonly Operand[];
  /** For a reader: '1486 + 541'. */
  readonly expression?: string;
  /** What the result was divided by for print; 1 when it is not given. */
  readonly scale?: Scale;
  /** ratio: a bound that the share may not be rounded up to. */
  readonly bound?: number;
}

/** A number that stands in a text, with all that is needed to check it. */
export interface Figure {
  /** As it stands in the sentence, with its unit. */
  readonly text: string;
  /** As printed: 1.64 for 1.64万余亩. */
  readonly value: number;
  readonly unit: string;
  readonly derivation: Derivation;
  readonly sources: readonly string[];
  readonly grade: Grade;
}

/** Adding decimals leaves dust: 0.1 + 0.2. Six places are finer than anything that a town reports. */
const add = (values: readonly number[]): number => Number(values.reduce((sum, value) => sum + value, 0).toFixed(6));

/** The exact number of a derivation, before it is cut or rounded for print. */
export const exactOf = ({ rule, of }: Pick<Derivation, 'rule' | 'of'>): number => {
  const [first = 0, ...rest] = of.map((operand) => operand.value);
  switch (rule) {
    case 'count':
      return of.length;
    case 'ratio':
      return (first / (rest[0] ?? 0)) * 100;
    case 'difference':
      return add([first, ...rest.map((value) => -value)]);
    default:
      return add([first, ...rest]);
  }
};

const print = (derivation: Derivation, unit: string): Printed =>
  derivation.rule === 'ratio' ? printPercent(exactOf(derivation), derivation.bound) : printNumber(exactOf(derivation), unit);

/** What the figure must say, computed again from its operands alone; a figure is sound when this is its `value`. */
export const recompute = (figure: Figure): number => {
  const { derivation } = figure;
  const exact = exactOf(derivation);
  if (derivation.rule === 'ratio') return printPercent(exact, derivation.bound).value;
  return cutToHundredths(exact / (derivation.scale ?? 1));
};

const SIGNS: Partial<Record<DerivationRule, string>> = { sum: ' + ', scaled: ' + ', difference: ' − ', ratio: ' ÷ ' };

const expressionOf = (rule: DerivationRule, of: readonly Operand[], scale: Scale): string | undefined => {
  const sign = SIGNS[rule];
  if (sign === undefined) return undefined;
  const terms = of.map((operand) => String(operand.value)).join(sign);
  if (scale === 1) return terms;
  return `${of.length > 1 ? `(${terms})` : terms} ÷ ${scale}`;
};

/** Reported values printed in 万 or 亿 are no longer the reported number: their rule says so. */
const ruleInPrint = (rule: DerivationRule, scale: Scale): DerivationRule =>
  scale !== 1 && (rule === 'reported' || rule === 'sum') ? 'scaled' : rule;

const LOWEST_FIRST: readonly Grade[] = ['自报', '已核', '佐证'];

/** The grade of a number that rests on several: the lowest of theirs. */
export const lowestGrade = (grades: readonly Grade[]): Grade => LOWEST_FIRST.find((grade) => grades.includes(grade)) ?? '自报';

/**
 * Makes a figure from its operands; text, value and expression follow from them.
 *
 * @example figureOf('difference', [{ source: 'w-2022-001@4', value: 6038 }, { source: '基:10-20', value: 5800 }], '亩', '已核').text //=> '238亩'
 */
export const figureOf = (rule: DerivationRule, of: readonly Operand[], unit: string, grade: Grade, bound?: number): Figure => {
  const printed = print({ rule, of, ...(bound === undefined ? {} : { bound }) }, unit);
  const shown = ruleInPrint(rule, printed.scale);
  const expression = expressionOf(shown, of, printed.scale);
  return {
    text: printed.text,
    value: printed.value,
    unit: printed.unit,
    derivation: {
      rule: shown,
      of,
      ...(expression === undefined ? {} : { expression }),
      ...(printed.scale === 1 ? {} : { scale: printed.scale }),
      ...(bound === undefined ? {} : { bound }),
    },
    sources: [...new Set(of.map((operand) => operand.source))],
    grade,
  };
};

import { figuresIn, UNITS } from './figures-in.ts';
import { withoutFixedTerms } from './fixed-terms.ts';

/** A number as somebody wrote it, whatever it counts. Offsets are UTF-16 into the text. */
export interface NumberWritten {
  /** With its unit: '1.64万余亩'. */
  readonly text: string;
  /** 万 and 亿 multiplied out; of a day month × 100 + day. */
  readonly value: number;
  /** 亩, %, 日 for a day of the year, '' when none is known. */
  readonly unit: string;
  /** 余, 多, 超 say more than the number, 近 a little less, 约 about. */
  readonly about: 'more' | 'less' | 'about' | null;
  readonly start: number;
  readonly end: number;
}

const AMOUNT = '(?:\\d{1,3}(?:,\\d{3}){1,4}|\\d{1,12})(?:\\.\\d{1,6})?';
const WRITTEN = new RegExp(
  [
    '(?:20\\d{2}年)?(?<month>\\d{1,2})月(?:(?<day>\\d{1,2})[日号])?',
    '(?<year>20\\d{2})年',
    `(?<about>近|约|超过?|逾)?(?<amount>${AMOUNT})(?<scale>(?:千(?![米克瓦])|[百万亿]){0,2})(?<more>[余多])?(?<scaleBehind>[万亿])?(?<unit>${UNITS}|年|天)?`,
  ].join('|'),
  'g',
);

const POWERS: Readonly<Record<string, number>> = { 百: 100, 千: 1000, 万: 10_000, 亿: 100_000_000 };
const ABOUT: Readonly<Record<string, NumberWritten['about']>> = { 近: 'less', 约: 'about', 超: 'more', 超过: 'more', 逾: 'more' };

const scaled = (amount: string, scale: string): number =>
  Number([...scale].reduce((value, sign) => value * (POWERS[sign] ?? 1), Number(amount.replaceAll(',', ''))).toPrecision(12));

const read = (found: RegExpMatchArray): NumberWritten | null => {
  const { month, day, year, about, amount = '', scale = '', more, scaleBehind = '', unit = '' } = found.groups ?? {};
  const place = { text: found[0], start: found.index ?? 0, end: (found.index ?? 0) + found[0].length };
  if (year !== undefined) return null;
  if (month !== undefined) return { ...place, value: Number(month) * 100 + Number(day ?? 0), unit: '日', about: null };
  return { ...place, value: scaled(amount, scale + scaleBehind), unit, about: more ? 'more' : (ABOUT[about ?? ''] ?? null) };
};

/** Numbers in words: 二十三户, 百分之六十. Below ten they name more often than they count. */
const inWords = (text: string): NumberWritten[] =>
  figuresIn(text)
    .filter(({ start, end, value }) => value >= 10 && !/\d/.test(text.slice(start, end)))
    .map(({ start, end, value, unit, more }) => ({ text: text.slice(start, end), value, unit, about: more ? 'more' : null, start, end }));

/**
 * The numbers of a text in order, digits and larger ones in words; years, and numbers in fixed terms, are none.
 *
 * @example numbersWritten('24小时值班，排查可用耕地1.64万余亩').map(({ text }) => text) //=> ['1.64万余亩']
 */
export const numbersWritten = (text: string): NumberWritten[] => {
  const words = withoutFixedTerms(text);
  const digits = [...words.matchAll(WRITTEN)].map(read).filter((one) => one !== null);
  return [...digits, ...inWords(words)].toSorted((a, b) => a.start - b.start);
};

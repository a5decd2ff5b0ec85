import { addDays, type Day, isDay } from './day.ts';
import { RuleError } from './errors.ts';

/** What is wrong with what a person wrote into a cell, in Chinese. */
export const wrongCell = (message: string): RuleError => new RuleError('CellIsWrong', message);

/** Longest word in quotes that is read: 200 characters of a name, each of which may be written as six. */
const QUOTED = '"(?:[^"\\\\\\n]|\\\\.){0,1300}"';

/** Signs that part things of a cell from each other, or compare: a word that has one stands in quotes. */
const PLAIN = /^[^\s"；;，,：:=＝<>＜＞≥≤~～〜]{1,400}$/u;
/** What a workbook, or a person's eye, would not keep as it is. */
const STRANGE = /[\p{C}\p{M}\p{Zl}\p{Zp}]/u;

/**
 * A word as it stands in a compound cell: as it is, or in quotes with \-marks where it would be taken for something else.
 *
 * @param isTaken what else would be misread at its place
 * @example wordText('玉米=面积') //=> '"玉米=面积"'
 */
export const wordText = (word: string, isTaken: (word: string) => boolean = () => false): string =>
  PLAIN.test(word) && !STRANGE.test(word) && !isTaken(word) ? word : quoted(word);

/** Every sign that is not seen is written by its number. */
const quoted = (word: string): string =>
  JSON.stringify(word).replace(/[\p{C}\p{M}\p{Zl}\p{Zp}\p{Zs}]/gu, (sign) =>
    sign === ' '
      ? sign
      : [...sign]
          .flatMap((one) => one.split(''))
          .map(escaped)
          .join(''),
  );

const escaped = (unit: string): string => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;

const ONLY_QUOTED = new RegExp(`^${QUOTED}$`, 'u');

/** @throws RuleError CellIsWrong */
export const readWord = (text: string): string => {
  const word = text.trim();
  if (!word.startsWith('"')) return word;
  try {
    if (ONLY_QUOTED.test(word)) return JSON.parse(word) as string;
  } catch {
    // Falls through: what JSON does not read is no word.
  }
  throw wrongCell(`引号不成对或写法不对：${shortened(word)}`);
};

/** Pieces of a text between signs that stand outside quotes. */
export const partsOf = (text: string, isCut: RegExp): string[] => {
  const parts = [''];
  let inQuotes = false;
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at]!;
    if (inQuotes && sign === '\\') {
      parts[parts.length - 1] += sign + (text[at + 1] ?? '');
      at += 1;
      continue;
    }
    if (sign === '"') inQuotes = !inQuotes;
    if (!inQuotes && isCut.test(sign)) parts.push('');
    else parts[parts.length - 1] += sign;
  }
  return parts;
};

/** The things of a compound cell: one a line, or between semicolons. */
export const thingsOf = (cell: string): string[] =>
  partsOf(cell, /[\n；;]/)
    .map((one) => one.trim())
    .filter((one) => one !== '');

/** Reads each thing of a cell; an error says which one it is. @throws RuleError CellIsWrong */
export const readThings = <Thing>(cell: string, read: (thing: string, before: readonly Thing[]) => Thing): Thing[] => {
  const things: Thing[] = [];
  for (const [i, thing] of thingsOf(cell).entries()) {
    try {
      things.push(read(thing, things));
    } catch (error) {
      if (error instanceof RuleError) throw wrongCell(`第${i + 1}项“${shortened(thing)}”：${error.message}`);
      throw error;
    }
  }
  return things;
};

export const shortened = (text: string): string => (text.length > 40 ? `${text.slice(0, 39)}…` : text);

/** Days of a spreadsheet are counted from here. */
const DAY_ZERO = '1899-12-30';

/**
 * A day as people write it: 2022-06-30, 2022/6/30, 2022.6.30, 2022年6月30日, or as a spreadsheet counts it where a cell was made text;
 * null for none of these.
 * @example dayIn('44742') //=> '2022-06-30'
 */
export const dayIn = (text: string): Day | null => {
  if (/^[34567]\d{4}$/.test(text.trim())) return addDays(DAY_ZERO, Number(text));
  const [, year = '', month = '', day = ''] = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(text.trim()) ?? [];
  const found = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isDay(found) ? found : null;
};

/** @throws RuleError CellIsWrong */
export const readDay = (text: string): Day => {
  const day = dayIn(text);
  if (day === null) throw wrongCell(`“${shortened(text)}”不是存在的日期，应如 2022-06-30`);
  return day;
};

/** What stands directly behind a figure, and how many zeros it is. */
const ZEROS = { 亿: 8, 万: 4 } as const;
type Scale = keyof typeof ZEROS | '';

/** The largest word for zeros by which a figure has at most two decimals. @example scaleOf(18_600) //=> '万' */
export const scaleOf = (value: number): Scale => {
  const size = Math.abs(value);
  if (size >= 1e8 && size % 1e6 === 0) return '亿';
  return size >= 1e4 && size % 100 === 0 ? '万' : '';
};

/** A figure as it stands in a cell; `readNumber` reads it back as it was. @example numberText(420_000_000) //=> '4.2亿' */
export const numberText = (value: number, scale: Scale = scaleOf(value)): string =>
  scale === '' ? String(value) : `${value / 10 ** ZEROS[scale]}${scale}`;

/** A figure, with what may stand directly behind it. */
export const NUMBER = '-?\\d[\\d,]{0,17}(?:\\.\\d{1,25})?[万亿]?';

/** The word for zeros behind a figure, or none. */
export const scaleIn = (text: string): Scale => (/[万亿]$/.exec(text.trim())?.[0] ?? '') as Scale;

/** @example readNumber('1.86万') //=> 18600. @throws RuleError CellIsWrong */
export const readNumber = (text: string): number => {
  const said = text.trim();
  const scale = scaleIn(said);
  const figure = scale === '' ? said : said.slice(0, -1);
  const plain = /^-?\d{1,3}(?:,\d{3}){1,4}(?:\.|$)/.test(figure) ? figure.replaceAll(',', '') : figure;
  if (!/^-?\d{1,13}(?:\.\d{1,25})?$/.test(plain)) throw wrongCell(`“${shortened(text)}”不是数`);
  return Number(scale === '' ? plain : `${plain}e${ZEROS[scale]}`);
};

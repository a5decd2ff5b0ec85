const DIGITS: Readonly<Record<string, number>> = {
  零: 0,
  〇: 0,
  '○': 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
};
const SMALL: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 };
const LARGE: Readonly<Record<string, number>> = { 万: 10_000, 亿: 100_000_000 };

/** Without the noise of binary fractions: 9.2亿 is 920000000. */
const exact = (value: number): number => Number(value.toPrecision(12));

/**
 * Value of a numeral, Arabic or Chinese, 万 and 亿 multiplied out; NaN for what is none.
 *
 * @example numeral('1.86万') //=> 18600
 * @example numeral('三千二百') //=> 3200
 */
export const numeral = (text: string): number => {
  const arabic = /^(\d{1,12}(?:\.\d{1,6})?)(.{0,3})$/.exec(text.replaceAll(',', ''));
  if (arabic) return exact([...arabic[2]!].reduce((value, c) => value * (SMALL[c] ?? LARGE[c] ?? Number.NaN), Number(arabic[1])));
  return chinese(text);
};

const chinese = (text: string): number => {
  let total = 0;
  let section = 0;
  let digit = 0;
  for (const c of text) {
    if (c in DIGITS) digit = DIGITS[c]!;
    else if (c in SMALL) {
      section += (digit || 1) * SMALL[c]!;
      digit = 0;
    } else if (c in LARGE) {
      total = (total + section + digit || 1) * LARGE[c]!;
      section = 0;
      digit = 0;
    } else return Number.NaN;
  }
  return text === '' ? Number.NaN : total + section + digit;
};

/** A year written 2022 or 二〇二二, or NaN. */
export const yearNumeral = (text: string): number =>
  /^\d{4}$/.test(text)
    ? Number(text)
    : /^[零〇○一二三四五六七八九]{4}$/.test(text)
      ? Number([...text].map((c) => DIGITS[c]).join(''))
      : Number.NaN;

/** Years named in a text, in order. A year is four digits before 年. */
export const yearsIn = (text: string): number[] =>
  [...text.matchAll(/(?<![\d零〇○一二三四五六七八九])(\d{4}|[零〇○一二三四五六七八九]{4})(?=年)/g)]
    .map((m) => yearNumeral(m[1]!))
    .filter((year) => year >= 1980 && year <= 2100);

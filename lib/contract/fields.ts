import * as z from 'zod/mini';
import { isDay } from '#domain/day.ts';
import { hasWords, MOST_CHARACTERS } from '#domain/draft.ts';

/** Half of a character that takes two places in UTF-16, as a cut text has it: it cannot be stored as it is. */
const whole = z.refine<string>((value) => value.isWellFormed(), '含有残缺的字符');

/** A free text: long enough for a narrative, short enough that an item stays small. */
export const text = (most: number) => z.string().check(z.maxLength(most), whole);
export const words = (most: number) => z.string().check(z.minLength(1), z.maxLength(most), whole);

/** Likewise, without the space around it: a name of the draft, which is not blank and is compared. */
export const name = (most: number) => z.string().check(z.trim(), z.minLength(1), z.maxLength(most), whole);

/**
 * The name of a measure or node of a published task, as a report says it: a metric or step of 60 characters, and behind it the place or day that
 * tells it from another of the same name, see `issueTask`.
 */
export const partName = words(130);

/** One entry of a list that is wrong, at a field of it or by itself. */
interface Wrong {
  readonly at: readonly (string | number)[];
  readonly message: string;
}

/** Names each entry of a list that is wrong beside the others. */
export const each = <One>(wrongIn: (one: One, i: number, all: readonly One[]) => Wrong | null) =>
  z.check<One[]>(({ value, issues }) => {
    for (const [i, one] of value.entries()) {
      const wrong = wrongIn(one, i, value);
      if (wrong) issues.push({ code: 'custom', input: one, path: [i, ...wrong.at], message: wrong.message });
    }
  });

/** Refuses each later entry of the same key: figures of one name would be counted twice. Case tells nothing apart. */
export const once = <One>(keyOf: (one: One) => string, at: readonly string[], sayOf: (one: One) => string = keyOf) =>
  each<One>((one, i, all) => {
    const first = all.findIndex((other) => keyOf(other).toLowerCase() === keyOf(one).toLowerCase());
    return first === i ? null : { at, message: `“${sayOf(one)}”重复` };
  });

export const day = z.string().check(z.refine(isDay, '应为存在的日期，如 2022-06-30'));

const MOST = 1e12;
/** Sums are kept to six decimals; what is smaller is a slip of the keyboard, and in the end more than the table can hold. */
const notTiny = z.refine<number>((value) => value === 0 || Math.abs(value) >= 1e-6, '数字太小');

/** A figure that a person reports: finite, not negative, not absurd. */
export const figure = z.number().check(z.minimum(0), z.maximum(MOST), notTiny);

/** A figure of the plan, which may also promise less than nothing. */
export const planned = z.number().check(z.minimum(-MOST), z.maximum(MOST), notTiny);

/** An address as mail servers take it: ASCII, no dot at an end or beside another, a domain of two parts or more. */
const MAIL =
  /^(?!\.|[^@]{0,64}\.[.@])[\w.%+&'-]{1,64}@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.){1,8}[A-Za-z][A-Za-z0-9-]{0,61}[A-Za-z0-9]$/;
export const emailAddress = z.string().check(z.maxLength(254), z.regex(MAIL, '不是电子邮件地址'));

/** The bytes of a file. */
export const base64 = z.string().check(z.minLength(1), z.regex(/^[A-Za-z0-9+/]*={0,2}$/, '应为 base64'));

/** A day that every year has: 2023 was no leap year. */
export const monthDay = z.string().check(z.refine((value) => isDay(`2023-${value}`), '应为每年都有的“月-日”，如 12-01'));

/** What a row of the draft says: it holds a word, and fits the row. */
export const sentence = text(MOST_CHARACTERS).check(z.refine(hasWords, '没有文字'));

/** Three digits given at intake. */
export const rowNumber = z.string().check(z.regex(/^\d{3}$/, '应为三位行号，如 007'));

/** An instant, RFC 3339 with the town's offset. */
export const instant = z.string();

/** An instant in a query, in any offset. A `+` that was sent as it is comes in as a space, and is understood. */
export const anInstant = z.string().check(
  z.overwrite((value) => value.replace(/ (?=\d{2}:\d{2}$)/, '+')),
  z.refine(
    (value) =>
      /^20\d{2}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,9})?(Z|[+-]\d{2}:\d{2})$/.test(value) &&
      isDay(value.slice(0, 10)) &&
      !Number.isNaN(Date.parse(value)),
    '应为 RFC 3339 时刻，如 2022-06-30T08:30:00+08:00',
  ),
);

/** Where a text that was taken holds what it should not. */
export const textWarnings = z.array(z.object({ pointer: z.string(), message: z.string() }));

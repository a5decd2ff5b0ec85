/** A calendar day of the town, 'YYYY-MM-DD'. Never a `Date`: a day has no zone. */
export type Day = string;

/** A month of the town, 'YYYY-MM'. */
export type Month = string;

/** An instant, RFC 3339 with the town's offset. */
export type Instant = string;

const MS_A_DAY = 86_400_000;

/** The one legal time of China: UTC+8 all year, also where the sun disagrees. */
const OFFSET_MS = 8 * 3_600_000;

/** Milliseconds of the day's midnight, as if the day were in UTC: good for arithmetic only. */
const msOf = (day: Day): number => Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1, Number(day.slice(8, 10)));

const dayOfMs = (ms: number): Day => new Date(ms).toISOString().slice(0, 10);

/** @example addDays('2022-02-28', 1) //=> '2022-03-01' */
export const addDays = (day: Day, days: number): Day => dayOfMs(msOf(day) + days * MS_A_DAY);

/** Days from the first to the second. @example daysBetween('2022-03-01', '2022-03-03') //=> 2 */
export const daysBetween = (from: Day, to: Day): number => (msOf(to) - msOf(from)) / MS_A_DAY;

/** 0 Sunday … 6 Saturday. */
export const weekdayOf = (day: Day): number => new Date(msOf(day)).getUTCDay();

/**
 * Whether the text names a day that exists, of this century or the last: what counts months up to a day of the year 9999 never ends.
 * @example isDay('2022-02-30') //=> false
 */
export const isDay = (text: string): text is Day =>
  /^(?:19|20)\d{2}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(msOf(text)) && dayOfMs(msOf(text)) === text;

export const monthOf = (day: Day): Month => day.slice(0, 7);

export const yearOf = (day: Day): number => Number(day.slice(0, 4));

/** @example lastDayOf('2024-02') //=> '2024-02-29' */
export const lastDayOf = (month: Month): Day => dayOfMs(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5, 7)), 0));

/** The month that many months later. @example addMonths('2022-11', 3) //=> '2023-02' */
export const addMonths = (month: Month, months: number): Month =>
  dayOfMs(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5, 7)) - 1 + months, 1)).slice(0, 7);

/** The town's day in which an instant falls. @param epochMs milliseconds since 1970 */
export const dayAt = (epochMs: number): Day => dayOfMs(epochMs + OFFSET_MS);

/** @example instantAt(1646181000000) //=> '2022-03-02T08:30:00+08:00' */
export const instantAt = (epochMs: number): Instant => `${new Date(epochMs + OFFSET_MS).toISOString().slice(0, 19)}+08:00`;

/** @example chineseDate('2022-03-02') //=> '2022年3月2日' */
export const chineseDate = (day: Day): string => `${day.slice(0, 4)}年${chineseMonthDay(day)}`;

/** @example chineseMonthDay('2022-03-02') //=> '3月2日' */
export const chineseMonthDay = (day: Day): string => `${Number(day.slice(5, 7))}月${Number(day.slice(8, 10))}日`;

const WEEKDAYS = '日一二三四五六';

/** @example chineseWeekday('2022-06-24') //=> '周五' */
export const chineseWeekday = (day: Day): string => `周${WEEKDAYS[weekdayOf(day)]}`;

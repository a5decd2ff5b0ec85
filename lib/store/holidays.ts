import type { CalendarData } from '#domain/workday-calendar.ts';
import data from './holidays.json' with { type: 'json' };

const YEARS = Object.entries(data).map(([year, { off, worked }]) => ({ year, off: off.split(' '), worked: worked.split(' ') }));

/**
 * China's holidays and 调休 since 2004, as the yearly notices of the State Council give them; nothing is fetched. The file is written by
 * `scripts/holidays.js`.
 */
export const chineseHolidays = (): CalendarData => ({
  holidays: YEARS.flatMap(({ year, off }) => off.map((day) => `${year}-${day}`)),
  workdays: YEARS.flatMap(({ year, worked }) => worked.filter(Boolean).map((day) => `${year}-${day}`)),
  years: YEARS.map(({ year }) => Number(year)),
});

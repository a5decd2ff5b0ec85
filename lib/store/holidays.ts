import data from 'chinese-days/dist/chinese-days.json' with { type: 'json' };
import { yearOf } from '#domain/day.ts';
import type { CalendarData } from '#domain/workday-calendar.ts';

/** China's holidays and 调休 since 2004, as the yearly notices of the State Council give them; bundled data, nothing is fetched. */
export const chineseHolidays = (): CalendarData => {
  const holidays = Object.keys(data.holidays);
  return { holidays, workdays: Object.keys(data.workdays), years: [...new Set(holidays.map(yearOf))].sort() };
};

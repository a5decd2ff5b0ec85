import { addDays, type Day, weekdayOf } from './day.ts';

/** What the State Council's notice adds to the plain week. */
export interface CalendarData {
  /** Days off, also those that fall on a weekend. */
  readonly holidays: readonly Day[];
  /** Saturdays and Sundays that are worked (调休). */
  readonly workdays: readonly Day[];
  /** Years whose notice is known. */
  readonly years: readonly number[];
}

export interface WorkdayCalendar {
  readonly isWorkday: (day: Day) => boolean;
  /** Whether the year's notice is known; of an unknown year only the weekends are. */
  readonly isKnown: (year: number) => boolean;
  readonly onOrBefore: (day: Day) => Day;
  readonly onOrAfter: (day: Day) => Day;
  /** The day that many workdays later, earlier when negative; 0 gives the day itself, also when it is no workday. */
  readonly add: (day: Day, workdays: number) => Day;
  /** Workdays after the first day up to and with the second; negative when reversed. */
  readonly between: (from: Day, to: Day) => number;
}

/**
 * Counts the workdays of a town, by the yearly notice on holidays and 调休.
 *
 * - a day of `holidays` is off, a day of `workdays` is worked, whatever the weekday
 * - all other days: Monday to Friday are worked
 * - a year without a notice has no entries, so only its weekends are off: ask `isKnown` before you promise a date
 *
 * @example workdayCalendar(chineseHolidays()).isWorkday('2022-10-08') //=> true, a Saturday worked for the National Day
 */
export const workdayCalendar = (data: CalendarData): WorkdayCalendar => {
  const holidays = new Set(data.holidays);
  const workdays = new Set(data.workdays);
  const years = new Set(data.years);
  const isWorkday = (day: Day): boolean => workdays.has(day) || (!holidays.has(day) && isMondayToFriday(day));
  const roll = (day: Day, step: 1 | -1): Day => {
    let rolled = day;
    while (!isWorkday(rolled)) rolled = addDays(rolled, step);
    return rolled;
  };
  const add = (day: Day, count: number): Day => {
    const step = count < 0 ? -1 : 1;
    let reached = day;
    for (let left = Math.abs(count); left > 0; left -= 1) reached = roll(addDays(reached, step), step);
    return reached;
  };
  const between = (from: Day, to: Day): number => {
    if (to < from) return -between(to, from);
    let count = 0;
    for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) if (isWorkday(day)) count += 1;
    return count;
  };
  return {
    isWorkday,
    isKnown: (year) => years.has(year),
    onOrBefore: (day) => roll(day, -1),
    onOrAfter: (day) => roll(day, 1),
    add,
    between,
  };
};

const isMondayToFriday = (day: Day): boolean => weekdayOf(day) % 6 !== 0;

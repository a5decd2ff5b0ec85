import chineseDays from 'chinese-days';

/** docs/rules.md, section 1. Nothing here knows the code that it counts after. */
export const addDays = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

export const daysFrom = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / 86_400_000;

export const isWorkday = (day: string): boolean => chineseDays.isWorkday(day);

const roll = (day: string, step: number): string => (isWorkday(day) ? day : roll(addDays(day, step), step));
export const onOrBefore = (day: string): string => roll(day, -1);
export const onOrAfter = (day: string): string => roll(day, 1);

/** The day that many workdays later, or earlier. */
export const workdaysAfter = (day: string, count: number): string => {
  if (count === 0) return day;
  const step = Math.sign(count);
  return workdaysAfter(roll(addDays(day, step), step), count - step);
};

/** Workdays after the first day, up to and with the second. */
export const workdaysLate = (since: string, today: string): number => {
  let count = 0;
  for (let day = addDays(since, 1); day <= today; day = addDays(day, 1)) count += isWorkday(day) ? 1 : 0;
  return count;
};

/** The town's day of an instant. */
export const dayOf = (instant: number): string => new Date(instant + 8 * 3_600_000).toISOString().slice(0, 10);

const twoDigits = (value: number): string => String(value).padStart(2, '0');
export const monthAfter = (month: string): string => {
  const [year, number] = month.split('-').map(Number) as [number, number];
  return number === 12 ? `${year + 1}-01` : `${year}-${twoDigits(number + 1)}`;
};

export const lastDayOf = (month: string): string => addDays(`${monthAfter(month)}-01`, -1);

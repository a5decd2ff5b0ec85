import { type Day, yearOf } from './day.ts';
import { type FieldError, RuleError } from './errors.ts';
import type { CalendarData } from './workday-calendar.ts';

/** What a town does otherwise than the country in one year: its market day, its flood, its 补班. */
export interface OwnDays {
  readonly year: number;
  readonly daysOff: readonly Day[];
  readonly workdays: readonly Day[];
  /** Whether these are the whole of the State Council's notice, so that the year is known before the country's table has it. */
  readonly isNotice: boolean;
}

/**
 * The country's calendar with a town's own days in it. What the town says of a day goes before what the notice says.
 *
 * @example isWorkday of withOwnDays(national, [{ year: 2022, daysOff: ['2022-07-18'], workdays: [] }]) on '2022-07-18' //=> false
 */
export const withOwnDays = (national: CalendarData, own: readonly OwnDays[]): CalendarData => {
  const daysOff = new Set(own.flatMap((year) => year.daysOff));
  const workdays = new Set(own.flatMap((year) => year.workdays));
  return {
    holidays: [...national.holidays.filter((day) => !workdays.has(day)), ...daysOff],
    workdays: [...national.workdays.filter((day) => !daysOff.has(day)), ...workdays],
    years: [...national.years, ...own.filter(({ isNotice }) => isNotice).map(({ year }) => year)],
  };
};

/** Own days in order: the same days said in another order are the same. */
export const inOrder = ({ year, daysOff, workdays, isNotice }: OwnDays): OwnDays => ({
  year,
  isNotice,
  daysOff: daysOff.toSorted(),
  workdays: workdays.toSorted(),
});

/** @throws RuleError CalendarIsWrong naming each day of another year, each that stands twice, and each that is both off and worked */
export const refuseMuddledDays = ({ year, daysOff, workdays }: Omit<OwnDays, 'isNotice'>): void => {
  const off = new Set(daysOff);
  const fields = [
    ...wrongIn('daysOff', daysOff, year),
    ...wrongIn('workdays', workdays, year),
    ...workdays.flatMap((day, i) => (off.has(day) ? [{ pointer: `/workdays/${i}`, message: `${day}不能既放假又上班` }] : [])),
  ];
  if (fields.length > 0) throw new RuleError('CalendarIsWrong', '工作日历有误，内容未保存。', fields);
};

const wrongIn = (list: string, days: readonly Day[], year: number): FieldError[] =>
  days.flatMap((day, i) => {
    const message = yearOf(day) !== year ? `不是${year}年的日期` : days.indexOf(day) < i ? `${day}重复` : null;
    return message === null ? [] : [{ pointer: `/${list}/${i}`, message }];
  });

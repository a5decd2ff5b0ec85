import { describe, expect, it } from 'vitest';
import { addDays } from '#domain/day.ts';
import { workdayCalendar } from '#domain/workday-calendar.ts';
import { chineseHolidays } from '#store/holidays.ts';

const calendar = workdayCalendar(chineseHolidays());
const plain = workdayCalendar({ holidays: [], workdays: [], years: [] });

describe('isWorkday', () => {
  it.each([
    ...['2022-01-29', '2022-01-30', '2022-04-02', '2022-04-24', '2022-05-07', '2022-10-08', '2022-10-09'].map((day) => ({
      day,
      is: true,
      why: 'worked weekend of 2022',
    })),
    ...['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10'].map((day) => ({
      day,
      is: true,
      why: 'worked weekend of 2026',
    })),
    { day: '2022-03-02', is: true, why: 'a plain Wednesday' },
    { day: '2022-03-05', is: false, why: 'a plain Saturday' },
    { day: '2022-01-31', is: false, why: 'Spring Festival on a Monday' },
    { day: '2022-04-05', is: false, why: 'Tomb-sweeping on a Tuesday' },
    { day: '2022-10-07', is: false, why: 'National Day week on a Friday' },
    { day: '2022-12-31', is: false, why: 'Saturday, and New Year by the next notice' },
    { day: '2031-10-01', is: true, why: 'a Wednesday of a year without a notice: weekends only' },
  ])('$day: $is ($why)', ({ day, is }) => expect(calendar.isWorkday(day)).toBe(is));

  it('has exactly seven worked weekend days in 2022 and six in 2026', () => {
    const worked = (year: number) => daysOf(year).filter((day) => calendar.isWorkday(day) && !plain.isWorkday(day)).length;
    expect([worked(2022), worked(2026)]).toEqual([7, 6]);
  });
});

describe('isKnown', () => {
  it.each([
    { year: 2003, known: false, why: 'before the first notice' },
    { year: 2004, known: true, why: 'the first notice' },
    { year: 2022, known: true, why: 'the year of the report' },
    { year: 2026, known: true, why: 'the last notice' },
    { year: 2031, known: false, why: 'not announced' },
  ])('$year: $known ($why)', ({ year, known }) => expect(calendar.isKnown(year)).toBe(known));
});

describe('rolling', () => {
  it.each([
    { day: '2022-06-25', before: '2022-06-24', after: '2022-06-27', why: 'a Saturday' },
    { day: '2022-09-25', before: '2022-09-23', after: '2022-09-26', why: 'a Sunday' },
    { day: '2022-12-10', before: '2022-12-09', after: '2022-12-12', why: 'the closing day' },
    { day: '2022-10-01', before: '2022-09-30', after: '2022-10-08', why: 'a week off ends on a worked Saturday' },
    { day: '2022-04-24', before: '2022-04-24', after: '2022-04-24', why: 'a worked Sunday stays' },
    { day: '2022-01-31', before: '2022-01-30', after: '2022-02-07', why: 'Spring Festival begins after a worked Sunday' },
  ])('$day ($why)', ({ day, before, after }) => expect([calendar.onOrBefore(day), calendar.onOrAfter(day)]).toEqual([before, after]));
});

describe('add and between', () => {
  it.each([
    { from: '2022-06-24', count: 2, to: '2022-06-28', why: 'over a weekend' },
    { from: '2022-03-25', count: -3, to: '2022-03-22', why: 'three workdays of notice' },
    { from: '2022-09-30', count: 1, to: '2022-10-08', why: 'over National Day to the worked Saturday' },
    { from: '2022-10-08', count: 3, to: '2022-10-11', why: 'Saturday, Sunday, Monday, Tuesday are all worked' },
    { from: '2022-06-25', count: 1, to: '2022-06-27', why: 'from a day off' },
    { from: '2022-06-25', count: -1, to: '2022-06-24', why: 'back from a day off' },
  ])('$from $count → $to ($why)', ({ from, count, to }) => {
    expect(calendar.add(from, count)).toBe(to);
    if (calendar.isWorkday(from)) expect([calendar.between(from, to), calendar.between(to, from)]).toEqual([count, -count]);
  });

  it('moves nothing by 0, not even from a day off', () => expect(calendar.add('2022-06-25', 0)).toBe('2022-06-25'));

  it('counts no workday between days off', () => expect(calendar.between('2022-10-01', '2022-10-07')).toBe(0));

  it('is its own inverse on every workday of the year', () => {
    for (const day of daysOf(2022).filter(calendar.isWorkday)) expect(calendar.add(calendar.add(day, 7), -7)).toBe(day);
  });
});

const daysOf = (year: number): string[] => Array.from({ length: 365 }, (_, i) => addDays(`${year}-01-01`, i));

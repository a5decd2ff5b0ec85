import { describe, expect, it } from 'vitest';
import { inOrder, refuseMuddledDays, withOwnDays } from '#domain/town-calendar.ts';
import { workdayCalendar } from '#domain/workday-calendar.ts';
import { chineseHolidays } from '#store/holidays.ts';
import { refusalOf } from '../support/refusal.ts';

const own = [
  { year: 2022, daysOff: ['2022-07-18', '2022-10-08'], workdays: ['2022-07-23', '2022-10-03'], isNotice: false },
  { year: 2023, daysOff: ['2023-07-18'], workdays: [], isNotice: false },
];
const calendar = workdayCalendar(withOwnDays(chineseHolidays(), own));

describe('withOwnDays', () => {
  it.each([
    { day: '2022-07-18', is: false, why: 'a Monday that the town has off' },
    { day: '2022-07-23', is: true, why: 'a Saturday that it works' },
    { day: '2022-10-03', is: true, why: 'a national holiday that it works, for the flood' },
    { day: '2022-10-08', is: false, why: 'a 调休 Saturday that it does not work' },
    { day: '2022-10-04', is: false, why: 'a national holiday of which it says nothing' },
    { day: '2022-10-09', is: true, why: 'a 调休 Sunday of which it says nothing' },
    { day: '2023-07-18', is: false, why: 'of another year' },
  ])('$day is a workday: $is ($why)', ({ day, is }) => expect(calendar.isWorkday(day)).toBe(is));

  it.each([
    { isNotice: false, known: false, why: 'a year is not known for what a town says of it' },
    { isNotice: true, known: true, why: 'but when it says that this is the whole notice' },
  ])('$why', ({ isNotice, known }) => {
    const of2090 = { year: 2090, daysOff: ['2090-01-02'], workdays: [], isNotice };
    const { isKnown } = workdayCalendar(withOwnDays(chineseHolidays(), [of2090]));
    expect([isKnown(2090), isKnown(2022), isKnown(2091)]).toEqual([known, true, false]);
  });
});

describe('refuseMuddledDays', () => {
  it.each([
    { said: { daysOff: ['2023-01-03'], workdays: [] }, at: '/daysOff/0', says: '不是2022年的日期' },
    { said: { daysOff: [], workdays: ['2022-07-23', '2022-07-23'] }, at: '/workdays/1', says: '2022-07-23重复' },
    { said: { daysOff: ['2022-07-23'], workdays: ['2022-07-23'] }, at: '/workdays/0', says: '2022-07-23不能既放假又上班' },
  ])('$says', ({ said, at, says }) =>
    expect(refusalOf(() => refuseMuddledDays({ year: 2022, ...said }))).toEqual({ code: 'CalendarIsWrong', fields: [[at, says]] }),
  );

  it('takes a year without any', () => expect(() => refuseMuddledDays({ year: 2022, daysOff: [], workdays: [] })).not.toThrow());
});

it('the same days in another order are the same', () =>
  expect(inOrder({ year: 2022, daysOff: ['2022-07-19', '2022-07-18'], workdays: [], isNotice: false }).daysOff).toEqual([
    '2022-07-18',
    '2022-07-19',
  ]));

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { workdayCalendar } from '#domain/workday-calendar.ts';
import { chineseHolidays } from '#store/holidays.ts';

interface Published {
  readonly holidays: Readonly<Record<string, string>>;
  readonly workdays: Readonly<Record<string, string>>;
}

/** What the package publishes, whole. */
const published = (): Published =>
  JSON.parse(readFileSync(createRequire(import.meta.url).resolve('chinese-days/dist/chinese-days.json'), 'utf8'));

describe('the holidays', () => {
  const ours = chineseHolidays();

  it('are those of the package, day by day; after its update run node scripts/holidays.js', () => {
    const { holidays, workdays } = published();
    expect(ours.holidays.toSorted()).toEqual(Object.keys(holidays).toSorted());
    expect(ours.workdays.toSorted()).toEqual(Object.keys(workdays).toSorted());
    expect(ours.years).toEqual([...new Set(Object.keys(holidays).map((day) => Number(day.slice(0, 4))))].toSorted((a, b) => a - b));
  });

  it.each([
    { day: '2022-10-01', why: 'the National Day, a Saturday', is: 'holidays' },
    { day: '2022-10-08', why: 'a Saturday worked for it', is: 'workdays' },
    { day: '2022-01-29', why: 'a Saturday worked for the Spring Festival', is: 'workdays' },
    { day: '2026-01-01', why: 'New Year', is: 'holidays' },
  ] as const)('know of $day, $why', ({ day, is }) => expect(ours[is]).toContain(day));

  // Counted from the notices (that of 2020 with the longer Spring Festival): Monday to Friday, less those off, and weekend days worked.
  it.each([
    { year: 2019, workdays: 250 },
    { year: 2020, workdays: 249 },
    { year: 2021, workdays: 250 },
    { year: 2022, workdays: 249 },
    { year: 2023, workdays: 249 },
    { year: 2024, workdays: 251 },
    { year: 2025, workdays: 248 },
    { year: 2026, workdays: 248 },
  ])('make $workdays workdays of $year', ({ year, workdays }) => {
    const { between, isKnown } = workdayCalendar(ours);
    expect([isKnown(year), between(`${year - 1}-12-31`, `${year}-12-31`)]).toEqual([true, workdays]);
  });

  it('know nothing of 2027 yet: only its weekends are off, and it says so', () => {
    const { between, isKnown, isWorkday } = workdayCalendar(ours);
    expect([isKnown(2027), between('2026-12-31', '2027-12-31'), isWorkday('2027-10-01'), isWorkday('2027-10-02')]).toEqual([
      false,
      261,
      true,
      false,
    ]);
  });
});

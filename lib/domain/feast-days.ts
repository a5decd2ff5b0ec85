import { addDays, type Day } from './day.ts';

/** Spring Festival (正月初一) by year. */
const SPRING_FESTIVAL: Readonly<Record<number, string>> = {
  2015: '02-19',
  2016: '02-08',
  2017: '01-28',
  2018: '02-16',
  2019: '02-05',
  2020: '01-25',
  2021: '02-12',
  2022: '02-01',
  2023: '01-22',
  2024: '02-10',
  2025: '01-29',
  2026: '02-17',
  2027: '02-06',
  2028: '01-26',
  2029: '02-13',
  2030: '02-03',
  2031: '01-23',
  2032: '02-11',
};

/** Mid-Autumn (八月十五) by year. */
const MID_AUTUMN: Readonly<Record<number, string>> = {
  2015: '09-27',
  2016: '09-15',
  2017: '10-04',
  2018: '09-24',
  2019: '09-13',
  2020: '10-01',
  2021: '09-21',
  2022: '09-10',
  2023: '09-29',
  2024: '09-17',
  2025: '10-06',
  2026: '09-25',
  2027: '09-15',
  2028: '10-03',
  2029: '09-22',
  2030: '09-12',
  2031: '10-01',
  2032: '09-19',
};

/** Dragon Boat (五月初五) by year. */
const DRAGON_BOAT: Readonly<Record<number, string>> = {
  2015: '06-20',
  2016: '06-09',
  2017: '05-30',
  2018: '06-18',
  2019: '06-07',
  2020: '06-25',
  2021: '06-14',
  2022: '06-03',
  2023: '06-22',
  2024: '06-10',
  2025: '05-31',
  2026: '06-19',
  2027: '06-09',
  2028: '05-28',
  2029: '06-16',
  2030: '06-05',
  2031: '06-24',
  2032: '06-12',
};

const before = (year: number, monthDay: string): Day => addDays(`${year}-${monthDay}`, -1);

/** Last day allowed by “X前”, for the feasts that reports name instead of a date; of seasons the town's table says it. */
export const DAY_BEFORE: readonly (readonly [name: RegExp, day: (year: number) => Day])[] = [
  [/春节/, (year) => before(year, SPRING_FESTIVAL[year] ?? '02-10')],
  [/元宵/, (year) => addDays(`${year}-${SPRING_FESTIVAL[year] ?? '02-10'}`, 13)],
  [/双十一/, (year) => `${year}-11-10`],
  [/中秋/, (year) => before(year, MID_AUTUMN[year] ?? '09-20')],
  [/端午/, (year) => before(year, DRAGON_BOAT[year] ?? '06-10')],
  [/国庆|十一(?=前)/, (year) => `${year}-09-30`],
  [/清明/, (year) => `${year}-04-03`],
  [/五一|劳动节/, (year) => `${year}-04-30`],
  [/六一/, (year) => `${year}-05-31`],
  [/七一/, (year) => `${year}-06-30`],
  [/八一/, (year) => `${year}-07-31`],
  [/教师节/, (year) => `${year}-09-09`],
  [/元旦/, (year) => `${year}-12-31`],
  [/全国两会/, (year) => `${year}-02-28`],
  [/开学|暑假/, (year) => `${year}-08-31`],
];

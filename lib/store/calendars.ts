import { inOrder, type OwnDays, withOwnDays } from '#domain/town-calendar.ts';
import { type WorkdayCalendar, workdayCalendar } from '#domain/workday-calendar.ts';
import { put, type Write } from './commit.ts';
import { chineseHolidays } from './holidays.ts';
import { townPartition } from './organization-items.ts';
import { bodyOf, getItem, queryItems, type Table } from './table.ts';
import type { Town } from './town.ts';

const keyOf = (town: string, year: number) => ({ pk: townPartition(town), sk: `CALENDAR#${year}` });

/** Workdays of towns: the country's, and what a town does otherwise. */
export const calendars = (table: Table) => {
  const holidays = chineseHolidays();
  const national = workdayCalendar(holidays);
  return {
    /** The calendar of a town: one Query, of at most one small item a year. */
    of: async (town: Town): Promise<WorkdayCalendar> => {
      const own = await queryItems(table, townPartition(town), { prefix: 'CALENDAR#' });
      return own.length === 0 ? national : workdayCalendar(withOwnDays(holidays, own.map(bodyOf<OwnDays>)));
    },

    /** What a town does otherwise in a year; nothing unless it said so. */
    ownDays: async (town: Town, year: number): Promise<OwnDays> => {
      const item = await getItem(table, keyOf(town, year));
      return { year, daysOff: [], workdays: [], isNotice: false, ...(item && bodyOf<OwnDays>(item)) };
    },

    /** For the transaction that makes the town's version go up: that is what tells who saw an older one. */
    put: (town: Town, own: OwnDays): Write => put({ ...keyOf(town, own.year), ...inOrder(own) }),
  };
};

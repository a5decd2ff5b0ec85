import { etagOf } from '#contract/etag.ts';
import { endpoint } from '#runtime/endpoint.ts';

/** What the town does otherwise than the country in a year; its ETag is the town's, as that of all that the office sets. */
export const getCalendar = endpoint('getCalendar', async ({ params, town }, { organizations, calendars }) => {
  const year = Number(params.year);
  const [{ version }, own, calendar] = await Promise.all([organizations.header(town), calendars.ownDays(town, year), calendars.of(town)]);
  return { status: 200, headers: { etag: etagOf(version) }, body: { ...own, isKnown: calendar.isKnown(year), version } };
});

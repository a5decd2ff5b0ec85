import { isSameContent } from '#domain/same-content.ts';
import { inOrder, refuseMuddledDays } from '#domain/town-calendar.ts';
import { changeTown } from '#runtime/change-town.ts';
import { endpoint } from '#runtime/endpoint.ts';

/** Sets the town's own days of a year. Every rule counts by them from now on; letters that went out stay as they are. */
export const putCalendar = endpoint('putCalendar', async (request, services) => {
  const { calendars } = services;
  const after = inOrder({ year: Number(request.params.year), ...request.body });
  refuseMuddledDays(after);
  // Before the town is read: the same days, set by another in between, would look like no change, and nobody would be told.
  const [before, calendar] = await Promise.all([calendars.ownDays(request.town, after.year), calendars.of(request.town)]);
  return changeTown(request, services, (organization) => ({
    kind: 'calendar-changed',
    next: organization,
    before,
    after,
    note: String(after.year),
    alongside: isSameContent(before, after) ? [] : [calendars.put(request.town, after)],
    answerOf: (version) => ({ body: { ...after, isKnown: after.isNotice || calendar.isKnown(after.year), version } }),
  }));
});

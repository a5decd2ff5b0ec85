import { isSameContent } from '#domain/same-content.ts';
import { inOrder, refuseMuddledDays } from '#domain/town-calendar.ts';
import { changeTown } from '#runtime/change-town.ts';
import { endpoint } from '#runtime/endpoint.ts';

/** Sets the town's own days of a year. Every rule counts by them from now on; letters that went out stay as they are. */
export const putCalendar = endpoint('putCalendar', (request, services) =>
  changeTown(request, services, async (organization) => {
    const { calendars } = services;
    const after = inOrder({ year: Number(request.params.year), ...request.body });
    refuseMuddledDays(after);
    const [before, calendar] = await Promise.all([calendars.ownDays(request.town, after.year), calendars.of(request.town)]);
    return {
      kind: 'calendar-changed',
      next: organization,
      before,
      after,
      note: String(after.year),
      alongside: isSameContent(before, after) ? [] : [calendars.put(request.town, after)],
      answerOf: (version) => ({ body: { ...after, isKnown: calendar.isKnown(after.year), version } }),
    };
  }),
);

import { calendarFeed } from '#documents/calendar-feed.ts';
import { calendarEvents } from '#domain/calendar-events.ts';
import { yearOf } from '#domain/day.ts';
import { memberOn } from '#domain/deputies.ts';
import type { Task } from '#domain/task.ts';
import { endpoint } from '#runtime/endpoint.ts';
import { hashOf } from '#runtime/feed-secret.ts';
import { setting } from '#runtime/settings.ts';
import { unknownFeed } from '#store/feeds.ts';
import type { Membership } from '#store/town.ts';

/** The calendar behind a secret address: the tasks of the departments that its owner has that day, of all for the office and the chief. */
export const getFeed = endpoint('getFeed', async ({ params, day }, services) => {
  const { feeds, organizations, plans, tasks, calendars } = services;
  const { town, person } = await feeds.byHash(hashOf((params.feed ?? '').replace(/\.ics$/, '')));
  const known = (await organizations.memberships(person)).find((one) => one.town === town);
  const member = known && memberOn(known, day);
  // Who has left the town, or acts for an absent head no longer, reads no more of it.
  if (!member || member.role === 'viewer') throw unknownFeed();
  const [{ name, policy }, headers, calendar] = await Promise.all([organizations.load(town), plans.ofTown(town), calendars.of(town)]);
  const present = headers.filter(({ status, year }) => status === 'published' && year >= yearOf(day) - 1);
  const all = (await Promise.all(present.map(({ plan }) => tasks.ofPlan(plan)))).flat();
  const events = calendarEvents(all.filter(isOf(member)), day, { calendar, policy });
  const text = calendarFeed({ name: `${name}年度任务`, page: setting('publicUrl'), day, events });
  return {
    status: 200,
    headers: {
      'content-type': 'text/calendar; charset=utf-8',
      'cache-control': 'private, no-cache',
      etag: `"${hashOf(text).slice(0, 32)}"`,
    },
    body: text,
  };
});

const isOf =
  ({ role, departments }: Membership) =>
  ({ lead }: Task): boolean =>
    role === 'office' || role === 'chief' || departments.includes(lead);

import * as z from 'zod/mini';
import { climbsOn } from '#domain/climbs-on.ts';
import { addDays, type Day, yearOf } from '#domain/day.ts';
import { organizationOn } from '#domain/deputies.ts';
import type { Letter, Reminder } from '#domain/letter.ts';
import { type RemindersInput, remindersDue } from '#domain/reminder-policy.ts';
import type { Organization } from '#domain/town.ts';
import type { WorkdayCalendar } from '#domain/workday-calendar.ts';
import { eachTown } from '#runtime/each-town.ts';
import { letterTo } from '#runtime/letter-to.ts';
import { missingLists } from '#runtime/list-letters.ts';
import type { Services } from '#runtime/services.ts';
import { step } from '#runtime/step.ts';
import type { Town } from '#store/town.ts';

const Input = z.object({ day: z.string(), at: z.string(), from: z.string(), to: z.string() });
const Output = z.object({ towns: z.number(), queued: z.number(), failed: z.number() });

/** A missed day is caught up within so many days; older letters need not be looked at. */
const LOOK_BACK = 20;

/** Puts today's digests, and lists that are missing, of a range of towns in the outbox; `deliver-letters` sends them. Safe to retry. */
export const handler = step(Input, Output, async ({ day, at, from, to }, services) =>
  eachTown({ from, to }, services, async (town) => queueReminders(town, { day, at }, services)),
);

const queueReminders = async (town: Town, now: { day: Day; at: string }, services: Services): Promise<number> => {
  const { organizations, calendars, letters, runs } = services;
  const horizon = addDays(now.day, -LOOK_BACK);
  const [organization, calendar, earlier, last] = await Promise.all([
    organizations.load(town),
    calendars.of(town),
    letters.between(town, horizon, now.day),
    runs.lastOnWorkday(town, 'daily-reminders', horizon, now.day),
  ]);
  // What a first try of this same run put there is still to be counted as due.
  const sent = new Set(
    earlier.flatMap(({ content, person, at }) =>
      content.kind === 'digest' && at !== now.at ? content.reminder.items.map(({ key }) => `${person}|${key}`) : [],
    ),
  );
  const due = await lettersDue({ organization, calendar, sent, since: last?.day ?? horizon }, now, services);
  const queued = await letters.queueAll(due.flatMap((plan) => plan.letters));
  await runs.finish({
    town,
    ...now,
    machine: 'daily-reminders',
    workday: calendar.isWorkday(now.day),
    calendarKnown: calendar.isKnown(yearOf(now.day)),
    due: due.reduce((sum, plan) => sum + plan.letters.length, 0),
    queued,
    skipped: summed(due.map(({ skipped }) => skipped)),
    finishedAt: now.at,
  });
  return queued;
};

const summed = (all: readonly Readonly<Record<string, number>>[]): Record<string, number> => {
  const sum: Record<string, number> = {};
  for (const [why, count] of all.flatMap((one) => Object.entries(one))) sum[why] = (sum[why] ?? 0) + count;
  return sum;
};

interface LettersDue {
  readonly letters: readonly Letter[];
  readonly skipped: Readonly<Record<string, number>>;
}

/** The letters of each published plan: digests, and lists that are missing. Nothing on a day off. */
const lettersDue = async (
  town: Pick<RemindersInput, 'organization' | 'calendar' | 'sent' | 'since'>,
  now: { day: Day; at: string },
  services: Services,
): Promise<LettersDue[]> => {
  const { plans, tasks } = services;
  const { organization, calendar } = town;
  const headers = await plans.ofTown(organization.town as Town);
  return Promise.all(
    headers.map(async ({ plan, status, publishedOn }) => {
      if (status !== 'published' || publishedOn === null) return { letters: [], skipped: {} };
      const all = await tasks.ofPlan(plan);
      const { workday, reminders, skipped } = remindersDue({ ...town, plan, tasks: all, today: now.day });
      const lists = workday ? await missingLists({ plan, publishedOn, tasks: all }, organization, now, services) : [];
      return { letters: [...reminders.flatMap((reminder) => digest(reminder, organization, now, plan, calendar)), ...lists], skipped };
    }),
  );
};

const digest = (
  reminder: Reminder,
  organization: Organization,
  now: { day: Day; at: string },
  plan: string,
  calendar: WorkdayCalendar,
): Letter[] => {
  const person = organizationOn(organization, now.day).people.find(({ id }) => id === reminder.person);
  if (!person || person.role === 'viewer') return [];
  const climbs = person.role === 'head' ? climbsOn(reminder.items, organization, calendar) : null;
  const content = { kind: 'digest', plan, reminder, role: person.role, climbsOn: climbs } as const;
  return [letterTo(person, organization, { ...now, subject: plan, content })];
};

import * as z from 'zod/mini';
import { addDays, type Day, yearOf } from '#domain/day.ts';
import type { Letter } from '#domain/letter.ts';
import { remindersDue } from '#domain/reminder-policy.ts';
import type { Organization } from '#domain/town.ts';
import { eachTown } from '#runtime/each-town.ts';
import { letterTo } from '#runtime/letter-to.ts';
import type { Services } from '#runtime/services.ts';
import { step } from '#runtime/step.ts';
import type { Town } from '#store/town.ts';

const Input = z.object({ day: z.string(), at: z.string(), from: z.string(), to: z.string() });
const Output = z.object({ towns: z.number(), queued: z.number(), failed: z.number() });

/** A missed day is caught up within so many days; older letters need not be looked at. */
const LOOK_BACK = 20;

/** Puts today's digests of a range of towns in the outbox; `deliver-letters` sends them. Safe to retry: what was queued is not queued again. */
export const handler = step(Input, Output, async ({ day, at, from, to }, services) =>
  eachTown({ from, to }, services, async (town) => queueReminders(town, { day, at }, services)),
);

const queueReminders = async (town: Town, now: { day: Day; at: string }, services: Services): Promise<number> => {
  const { organizations, letters, runs, calendar } = services;
  const horizon = addDays(now.day, -LOOK_BACK);
  const [organization, earlier, last] = await Promise.all([
    organizations.load(town),
    letters.between(town, horizon, now.day),
    runs.lastBefore(town, 'daily-reminders', horizon, now.day),
  ]);
  const sent = new Set(
    earlier.flatMap(({ content, person }) =>
      content.kind === 'digest' ? content.reminder.items.map(({ key }) => `${person}|${key}`) : [],
    ),
  );
  const due = await digestsOf(organization, sent, last?.day ?? horizon, now, services);
  const queued = await letters.queueAll(due.flatMap((digest) => digest.letters));
  await runs.finish({
    town,
    ...now,
    machine: 'daily-reminders',
    workday: calendar.isWorkday(now.day),
    calendarKnown: calendar.isKnown(yearOf(now.day)),
    due: due.reduce((sum, digest) => sum + digest.letters.length, 0),
    queued,
    skipped: Object.assign({}, ...due.map(({ skipped }) => skipped)),
    finishedAt: now.at,
  });
  return queued;
};

interface Digests {
  readonly letters: readonly Letter[];
  readonly skipped: Readonly<Record<string, number>>;
}

/** The digests of each published plan. */
const digestsOf = async (
  organization: Organization,
  sent: ReadonlySet<string>,
  since: Day,
  { day, at }: { day: Day; at: string },
  { plans, tasks, calendar }: Services,
): Promise<Digests[]> => {
  const published = (await plans.ofTown(organization.town as Town)).filter(({ status }) => status === 'published');
  return Promise.all(
    published.map(async ({ plan }) => {
      const { reminders, skipped } = remindersDue({
        organization,
        plan,
        tasks: await tasks.ofPlan(plan),
        calendar,
        sent,
        since,
        today: day,
      });
      const letterFor = (reminder: (typeof reminders)[number]): Letter[] => {
        const person = organization.people.find(({ id }) => id === reminder.person);
        if (!person || person.role === 'viewer') return [];
        return [letterTo(person, organization, { day, at, subject: plan, content: { kind: 'digest', plan, reminder, role: person.role } })];
      };
      return { letters: reminders.flatMap(letterFor), skipped };
    }),
  );
};

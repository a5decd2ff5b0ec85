import { areDispatched, climbsOn, climbsTo } from '#domain/climbs-on.ts';
import { addDays, type Day, type Instant, yearOf } from '#domain/day.ts';
import { organizationOn } from '#domain/deputies.ts';
import { isWithinPlan, yearOfPlan } from '#domain/ids.ts';
import { type DayTold, keysOfItem, type Letter, type LetterContent, type Reminder } from '#domain/letter.ts';
import { remindersDue } from '#domain/reminder-policy.ts';
import { latestPlan } from '#domain/shown-number.ts';
import type { Organization, Role } from '#domain/town.ts';
import type { WorkdayCalendar } from '#domain/workday-calendar.ts';
import type { Bounce } from '#store/bounces.ts';
import type { PlanHeader } from '#store/plans.ts';
import type { Town } from '#store/town.ts';
import { daysTold } from './day-told.ts';
import { letterTo } from './letter-to.ts';
import { missingLists, type PublishedPlan } from './list-letters.ts';
import type { Services } from './services.ts';

/** A missed day is caught up within so many days; older letters need not be looked at. */
const LOOK_BACK = 20;

interface Now {
  readonly day: Day;
  readonly at: Instant;
}

export interface LettersOfDay {
  /** Digests of all published plans, and lists that are missing. Nothing on a day off. */
  readonly letters: readonly Letter[];
  /** What fell due and was told to nobody, by reason. */
  readonly skipped: Readonly<Record<string, number>>;
  readonly calendar: WorkdayCalendar;
}

/**
 * The letters that the daily run of a town puts in the outbox on a day. Changes nothing, so it also tells what a day to come will bring
 * if nobody reports before.
 *
 * @param since what fell due after this day is told; by default that of the last finished run on a workday
 */
export const lettersOfDay = async (town: Town, now: Now, services: Services, since?: Day): Promise<LettersOfDay> => {
  const { organizations, calendars, letters, runs, plans, unplanned } = services;
  const horizon = addDays(now.day, -LOOK_BACK);
  const [organization, calendar, earlier, last, headers, bounced] = await Promise.all([
    organizations.load(town),
    calendars.of(town),
    letters.between(town, horizon, now.day),
    runs.lastOnWorkday(town, 'daily-reminders', horizon, now.day),
    plans.ofTown(town),
    services.bounces.ofTown(town),
  ]);
  // What a first try of this same run put there is still to be counted as due.
  const sent = new Set(
    earlier.flatMap(({ content, person, at }) =>
      content.kind === 'digest' && at !== now.at ? content.reminder.items.flatMap(keysOfItem).map((key) => `${person}|${key}`) : [],
    ),
  );
  // Of a day to come nobody knows what the run before it will have done.
  const proof = last && since === undefined ? [last] : [];
  const [before = null] = await daysTold(town, proof, { letters: earlier, organization }, headers, services);
  const scene = { organization, calendar, sent, since: since ?? last?.day ?? horizon };
  const published = await publishedPlans(headers, now.day, services);
  const present = published.find(({ plan }) => yearOfPlan(plan) === yearOf(now.day));
  const works = present && (await unplanned.ofPlan(present.plan));
  const { workday, reminders, skipped } = remindersDue({ ...scene, tasks: published.flatMap(({ tasks }) => tasks), today: now.day, works });
  const lists = workday ? await Promise.all(published.map((one) => missingLists(one, organization, now, services))) : [];
  const digests = reminders.flatMap((reminder) =>
    digest(reminder, { organization, calendar, before, bounced: readersOf(bounced, organization) }, now),
  );
  return { letters: [...digests, ...lists.flat()], skipped, calendar };
};

/** Dates of a plan reach to the end of the next year; after that nothing of it can fall due, and its tasks are not read any more. */
const publishedPlans = async (headers: readonly PlanHeader[], day: Day, { tasks }: Services): Promise<PublishedPlan[]> => {
  const published = headers.flatMap(({ plan, status, publishedOn }) =>
    status === 'published' && publishedOn && isWithinPlan(plan, day) ? [{ plan, publishedOn }] : [],
  );
  return Promise.all(published.map(async ({ plan, publishedOn }) => ({ plan, publishedOn, tasks: await tasks.ofPlan(plan) })));
};

type Digest = Extract<LetterContent, { kind: 'digest' }>;

interface Around {
  readonly organization: Organization;
  readonly calendar: WorkdayCalendar;
  readonly before: DayTold | null;
  readonly bounced: readonly string[];
}

/** Whose addresses they are, as the office knows people. */
const readersOf = (bounced: readonly Bounce[], { people }: Organization): readonly string[] =>
  bounced.flatMap(({ address }) =>
    people.filter(({ id }) => id === address).map(({ name, post, departments }) => `${departments.join('、') || post}（${name}）`),
  );

/** What the office alone is told: how the run before went, whose letters come back, and a year of which no holidays are known. */
const proofFor = (role: Role, { calendar, before, bounced }: Around, { day }: Now): Pick<Digest, 'before' | 'unknownYear' | 'bounced'> => {
  if (role !== 'office') return {};
  const year = yearOf(day);
  return { ...(before && { before }), ...(bounced.length > 0 && { bounced }), ...(!calendar.isKnown(year) && { unknownYear: year }) };
};

/** The day is what it is about: a second one to the same person on a day is impossible, whatever plans it would be of. */
const digest = (reminder: Reminder, around: Around, now: Now): Letter[] => {
  const { organization, calendar } = around;
  const person = organizationOn(organization, now.day).people.find(({ id }) => id === reminder.person);
  if (!person || person.role === 'viewer') return [];
  const { role } = person;
  const content = {
    kind: 'digest',
    plan: latestPlan(reminder.items),
    reminder,
    role,
    climbsOn: role === 'head' ? climbsOn(reminder.items, organization, calendar) : null,
    ...(role === 'head' && { climbsTo: climbsTo(reminder.items, organization), isDispatched: areDispatched(reminder.items, organization) }),
    ...proofFor(role, around, now),
  } as const;
  return [letterTo(person, organization, { ...now, subject: 'day', content })];
};

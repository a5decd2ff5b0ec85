import { climbsOn } from '#domain/climbs-on.ts';
import { addDays, type Day, type Instant, yearOf } from '#domain/day.ts';
import { organizationOn } from '#domain/deputies.ts';
import type { DayTold, Letter, LetterContent, Reminder } from '#domain/letter.ts';
import { type RemindersInput, remindersDue } from '#domain/reminder-policy.ts';
import type { Organization, Role } from '#domain/town.ts';
import type { WorkdayCalendar } from '#domain/workday-calendar.ts';
import type { PlanHeader } from '#store/plans.ts';
import type { Town } from '#store/town.ts';
import { daysTold } from './day-told.ts';
import { letterTo } from './letter-to.ts';
import { missingLists } from './list-letters.ts';
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
  const { organizations, calendars, letters, runs, plans } = services;
  const horizon = addDays(now.day, -LOOK_BACK);
  const [organization, calendar, earlier, last, headers] = await Promise.all([
    organizations.load(town),
    calendars.of(town),
    letters.between(town, horizon, now.day),
    runs.lastOnWorkday(town, 'daily-reminders', horizon, now.day),
    plans.ofTown(town),
  ]);
  // What a first try of this same run put there is still to be counted as due.
  const sent = new Set(
    earlier.flatMap(({ content, person, at }) =>
      content.kind === 'digest' && at !== now.at ? content.reminder.items.map(({ key }) => `${person}|${key}`) : [],
    ),
  );
  // Of a day to come nobody knows what the run before it will have done.
  const proof = last && since === undefined ? [last] : [];
  const [before = null] = await daysTold(town, proof, { letters: earlier, organization }, headers, services);
  const scene = { organization, calendar, sent, since: since ?? last?.day ?? horizon };
  const all = await Promise.all(headers.map((plan) => lettersOfPlan(plan, scene, now, before, services)));
  return { letters: all.flatMap((one) => one.letters), skipped: summed(all.map((one) => one.skipped)), calendar };
};

const summed = (all: readonly Readonly<Record<string, number>>[]): Record<string, number> => {
  const sum: Record<string, number> = {};
  for (const [why, count] of all.flatMap((one) => Object.entries(one))) sum[why] = (sum[why] ?? 0) + count;
  return sum;
};

type Scene = Pick<RemindersInput, 'organization' | 'calendar' | 'sent' | 'since'>;

const lettersOfPlan = async (
  { plan, status, publishedOn }: PlanHeader,
  scene: Scene,
  now: Now,
  before: DayTold | null,
  services: Services,
): Promise<Pick<LettersOfDay, 'letters' | 'skipped'>> => {
  if (status !== 'published' || publishedOn === null) return { letters: [], skipped: {} };
  const { organization, calendar } = scene;
  const tasks = await services.tasks.ofPlan(plan);
  const { workday, reminders, skipped } = remindersDue({ ...scene, plan, tasks, today: now.day });
  const lists = workday ? await missingLists({ plan, publishedOn, tasks }, organization, now, services) : [];
  const digests = reminders.flatMap((reminder) => digest(reminder, { plan, organization, calendar, before }, now));
  return { letters: [...digests, ...lists], skipped };
};

type Digest = Extract<LetterContent, { kind: 'digest' }>;

interface Around {
  readonly plan: string;
  readonly organization: Organization;
  readonly calendar: WorkdayCalendar;
  readonly before: DayTold | null;
}

/** What the office alone is told: how the run before went, and a year of which no holidays are known. */
const proofFor = (role: Role, { calendar, before }: Around, { day }: Now): Pick<Digest, 'before' | 'unknownYear'> => {
  if (role !== 'office') return {};
  const year = yearOf(day);
  return { ...(before && { before }), ...(!calendar.isKnown(year) && { unknownYear: year }) };
};

const digest = (reminder: Reminder, around: Around, now: Now): Letter[] => {
  const { plan, organization, calendar } = around;
  const person = organizationOn(organization, now.day).people.find(({ id }) => id === reminder.person);
  if (!person || person.role === 'viewer') return [];
  const { role } = person;
  const content = {
    kind: 'digest',
    plan,
    reminder,
    role,
    climbsOn: role === 'head' ? climbsOn(reminder.items, organization, calendar) : null,
    ...proofFor(role, around, now),
  } as const;
  return [letterTo(person, organization, { ...now, subject: plan, content })];
};

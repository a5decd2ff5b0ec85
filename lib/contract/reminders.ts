import * as z from 'zod/mini';
import { addDays, isDay } from '#domain/day.ts';
import { day, instant } from './fields.ts';

const MOST_DAYS = 92;

/** GET /v1/reminders/runs, asked: from a day to a day; the last two weeks if neither is said. */
export const runsAsked = z.strictObject({ from: z.optional(day), to: z.optional(day) }).check(
  z.refine(({ from = '', to = '' }) => !isDay(from) || !isDay(to) || (from <= to && to < addDays(from, MOST_DAYS)), {
    path: ['to'],
    error: '应不早于起始日，一次最多 92 天',
  }),
);

/** What fell due and was told to nobody, by reason. */
const skipped = z.record(z.string(), z.int());

/** Proof that the reminders of a day were gone through. */
const run = z.object({
  day,
  workday: z.boolean(),
  /** Whether the notice on holidays of the year is known; if not, only weekends are off. */
  calendarKnown: z.boolean(),
  due: z.int(),
  sent: z.int(),
  waiting: z.int(),
  failed: z.int(),
  /** Whose letters those were. */
  failedOf: z.array(z.string()),
  /** Lines that nobody was there to be told. */
  nobody: z.int(),
  skipped,
  finishedAt: instant,
  /** What further runs of the same day did. */
  again: z.array(z.object({ due: z.int(), queued: z.int(), skipped, finishedAt: instant })),
});

/** GET /v1/reminders/runs, answered: newest first. */
export const runList = z.object({ from: day, to: day, items: z.array(run), missing: z.array(day) });

/** GET /v1/organization/bounces, answered: addresses that refuse letters for good; nothing is mailed there. */
export const bounceList = z.object({
  items: z.array(
    z.object({ person: z.string(), name: z.string(), departments: z.array(z.string()), why: z.enum(['bounced', 'complained']), day }),
  ),
});

/** DELETE /v1/organization/people/{person}/bounce, answered. */
export const bounceEnded = z.object({ person: z.string() });

/** GET /v1/reminders/preview, asked: today or a day to come; the next workday if none is said. */
export const previewAsked = z.strictObject({ day: z.optional(day) });

/** GET /v1/reminders/preview, answered: what the day brings if nobody reports before. */
export const preview = z.object({
  day,
  workday: z.boolean(),
  calendarKnown: z.boolean(),
  letters: z.array(
    z.object({ person: z.string(), name: z.string(), kind: z.enum(['digest', 'published-list']), subject: z.string(), text: z.string() }),
  ),
  skipped,
});

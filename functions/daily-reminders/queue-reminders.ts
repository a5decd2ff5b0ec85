import * as z from 'zod/mini';
import { yearOf } from '#domain/day.ts';
import { eachTown } from '#runtime/each-town.ts';
import { lettersOfDay } from '#runtime/letters-of-day.ts';
import { step } from '#runtime/step.ts';

const Input = z.object({ day: z.string(), at: z.string(), from: z.string(), to: z.string() });
const Output = z.object({ towns: z.number(), queued: z.number(), failed: z.number() });

/** Puts today's digests, and lists that are missing, of a range of towns in the outbox; `deliver-letters` sends them. Safe to retry. */
export const handler = step(Input, Output, async ({ day, at, from, to }, services) =>
  eachTown({ from, to }, services, async (town) => {
    const { letters, skipped, calendar } = await lettersOfDay(town, { day, at }, services);
    const queued = await services.letters.queueAll(letters);
    await services.runs.finish({
      town,
      day,
      machine: 'daily-reminders',
      workday: calendar.isWorkday(day),
      calendarKnown: calendar.isKnown(yearOf(day)),
      due: letters.length,
      queued,
      skipped,
      finishedAt: at,
    });
    return queued;
  }),
);

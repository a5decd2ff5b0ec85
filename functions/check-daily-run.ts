import * as z from 'zod/mini';
import { dayAt } from '#domain/day.ts';
import { logger } from '#runtime/logger.ts';
import { step } from '#runtime/step.ts';

const Input = z.object({ at: z.string() });
const Output = z.object({ day: z.string(), missing: z.number() });

/** Counts the towns whose workday was not gone through by now; the alarm watches the count in the log. On a day off nobody waits for a letter. */
export const handler = step(Input, Output, async ({ at }, { organizations, calendars, runs }) => {
  const day = dayAt(Date.parse(at));
  let missing = 0;
  for (const town of await organizations.towns()) {
    if (await runs.isFinished(town, 'daily-reminders', day)) continue;
    missing += (await calendars.of(town)).isWorkday(day) ? 1 : 0;
  }
  logger.info('daily run checked', { day, missing });
  return { day, missing };
});

import * as z from 'zod/mini';
import { dayAt } from '#domain/day.ts';
import { logger } from '#runtime/logger.ts';
import { step } from '#runtime/step.ts';

const Input = z.object({ at: z.string() });
const Output = z.object({ day: z.string(), missing: z.number() });

/** Counts the towns whose day was not gone through by now; the alarm watches the count in the log. */
export const handler = step(Input, Output, async ({ at }, { organizations, runs }) => {
  const day = dayAt(Date.parse(at));
  let missing = 0;
  for (const town of await organizations.towns()) missing += (await runs.isFinished(town, 'daily-reminders', day)) ? 0 : 1;
  logger.info('daily run checked', { day, missing });
  return { day, missing };
});

import * as z from 'zod/mini';
import { type Day, dayAt, instantAt, yearOf } from '#domain/day.ts';
import type { Services } from '#runtime/services.ts';
import { step } from '#runtime/step.ts';

const Input = z.object({ machine: z.enum(['daily-reminders', 'monthly-bulletin', 'year-end-review']), at: z.string() });
const Output = z.object({ started: z.array(z.string()) });

/**
 * What a schedule calls: turns its instant into the town's day and starts the machine by a name made of that day, so that a schedule
 * which fires twice starts one execution. A deliberate run of the same day again takes the name with `-again-1`.
 */
export const handler = step(Input, Output, async ({ machine, at }, services) => {
  const now = { day: dayAt(Date.parse(at)), at: instantAt(Date.parse(at)) };
  if (machine === 'year-end-review') return { started: await startReviews(now, services) };
  const name = `${machine}-${now.day}`;
  await services.machines.start(machine, name, now);
  return { started: [name] };
});

/** Starts the review of each plan whose town drafts it today (its day, or the workday after it), unless today's revision is begun. */
const startReviews = async (
  { day, at }: { day: Day; at: string },
  { organizations, calendars, plans, reviews, machines }: Services,
): Promise<string[]> => {
  const started: string[] = [];
  for (const town of await organizations.towns()) {
    const [{ reviewDays }, calendar] = await Promise.all([organizations.policy(town), calendars.of(town)]);
    const year = planYearOf(day);
    if (!reviewDays.some((monthDay) => calendar.onOrAfter(`${yearOf(day)}-${monthDay}`) === day)) continue;
    const plan = (await plans.ofTown(town)).find((header) => header.year === year && header.status === 'published');
    if (!plan) continue;
    const last = plan.revisions > 0 ? await reviews.snapshot(plan.plan, plan.revisions) : undefined;
    if (last?.asOf === day) continue;
    const name = `year-end-review-${plan.plan}-r${plan.revisions + 1}`;
    await machines.start('year-end-review', name, { plan: plan.plan, at, revision: plan.revisions + 1 });
    started.push(name);
  }
  return started;
};

/** In the first half of a year the review is still that of the year before. */
const planYearOf = (day: Day): number => (day.slice(5) < '07-01' ? yearOf(day) - 1 : yearOf(day));

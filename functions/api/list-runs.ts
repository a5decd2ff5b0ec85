import { addDays, type Day } from '#domain/day.ts';
import { daysTold } from '#runtime/day-told.ts';
import { endpoint } from '#runtime/endpoint.ts';
import type { Run } from '#store/runs.ts';

const TWO_WEEKS = 14;

/** Proof of work: what each day's run of reminders did, newest first, and the days on which none finished. */
export const listRuns = endpoint('listRuns', async ({ town, query, day }, services) => {
  const to = query.to ?? (query.from ? addDays(query.from, TWO_WEEKS - 1) : day);
  const from = query.from ?? addDays(to, 1 - TWO_WEEKS);
  const [runs, letters, plans] = await Promise.all([
    services.runs.between(town, 'daily-reminders', from, to),
    services.letters.between(town, from, to),
    services.plans.ofTown(town),
  ]);
  const told = await daysTold(town, runs, letters, plans, services);
  const items = runs.map(({ workday, calendarKnown, skipped, finishedAt }, i) => ({
    ...told[i]!,
    workday,
    calendarKnown,
    skipped,
    finishedAt,
  }));
  return {
    status: 200,
    headers: {},
    body: { from, to, items: items.toReversed(), missing: daysWithout(runs, to < day ? to : addDays(day, -1)) },
  };
});

/** Days after the first run, up to a day that is over, of which there is none. */
const daysWithout = (runs: readonly Run[], to: Day): Day[] => {
  const there = new Set(runs.map(({ day }) => day));
  const missing: Day[] = [];
  for (let day = runs[0]?.day ?? addDays(to, 1); day <= to; day = addDays(day, 1)) if (!there.has(day)) missing.push(day);
  return missing;
};

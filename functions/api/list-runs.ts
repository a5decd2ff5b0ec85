import { addDays, type Day } from '#domain/day.ts';
import { daysTold } from '#runtime/day-told.ts';
import { endpoint } from '#runtime/endpoint.ts';
import type { Run } from '#store/runs.ts';

const TWO_WEEKS = 14;

/** Proof of work: what each day's run of reminders did, newest first, and the days on which none finished. */
export const listRuns = endpoint('listRuns', async ({ town, query, day }, services) => {
  const to = query.to ?? (query.from ? addDays(query.from, TWO_WEEKS - 1) : day);
  const from = query.from ?? addDays(to, 1 - TWO_WEEKS);
  const [runs, hadBefore, letters, plans, organization] = await Promise.all([
    services.runs.between(town, 'daily-reminders', from, to),
    services.runs.hadBefore(town, from),
    services.letters.between(town, from, to),
    services.plans.ofTown(town),
    services.organizations.load(town),
  ]);
  const told = await daysTold(town, runs, { letters, organization }, plans, services);
  const items = runs.map(({ workday, calendarKnown, skipped, finishedAt, again = [] }, i) => ({
    ...told[i]!,
    workday,
    calendarKnown,
    skipped,
    finishedAt,
    again,
  }));
  const begun = hadBefore ? from : runs[0]?.day;
  const missing = begun === undefined ? [] : daysWithout(runs, begun, to < day ? to : addDays(day, -1));
  return { status: 200, headers: {}, body: { from, to, items: items.toReversed(), missing } };
});

/** Days since the runs began, up to a day that is over, of which there is none. */
const daysWithout = (runs: readonly Run[], from: Day, to: Day): Day[] => {
  const there = new Set(runs.map((run) => run.day));
  const missing: Day[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) if (!there.has(day)) missing.push(day);
  return missing;
};

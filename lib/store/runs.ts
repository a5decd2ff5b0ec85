import type { Day, Instant } from '#domain/day.ts';
import { commit, put } from './commit.ts';
import { bodyOf, queryItems, type Table } from './table.ts';
import type { Town } from './town.ts';

/** Proof that a town's day was gone through: also when it was no workday or nothing was due. */
export interface Run {
  readonly town: string;
  readonly day: Day;
  readonly machine: 'daily-reminders' | 'monthly-bulletin';
  readonly workday: boolean;
  /** Whether the holidays of the year are known; if not, weekends only. */
  readonly calendarKnown: boolean;
  /** Digests due, and how many of them this run put in the outbox. */
  readonly due: number;
  readonly queued: number;
  readonly skipped: Readonly<Record<string, number>>;
  readonly finishedAt: Instant;
}

/** Finished runs of a town. */
export const runs = (table: Table) => ({
  finish: (run: Run): Promise<void> => commit(table, [put({ pk: `RUNS#${run.town}`, sk: `${run.day}#${run.machine}`, ...run })]),

  /** The last finished run of a machine before a day, within the days that are looked back to. */
  lastBefore: async (town: Town, machine: Run['machine'], from: Day, before: Day): Promise<Run | undefined> =>
    (await queryItems(table, `RUNS#${town}`, { from, to: before }))
      .map((item) => bodyOf<Run>(item))
      .filter((run) => run.machine === machine && run.day < before)
      .at(-1),
});

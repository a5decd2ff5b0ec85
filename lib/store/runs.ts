import { addDays, type Day, type Instant } from '#domain/day.ts';
import { commit, put } from './commit.ts';
import { bodyOf, getItem, queryItems, queryNewest, type Table } from './table.ts';
import type { Town } from './town.ts';

/** Proof that a town's day was gone through: also when it was no workday or nothing was due. */
export interface Run {
  readonly town: string;
  readonly day: Day;
  readonly machine: 'daily-reminders' | 'monthly-bulletin';
  readonly workday: boolean;
  /** Whether the holidays of the year are known; if not, weekends only. */
  readonly calendarKnown: boolean;
  /** Letters due, digests and lists that were missing, and how many of them this run put in the outbox. */
  readonly due: number;
  readonly queued: number;
  readonly skipped: Readonly<Record<string, number>>;
  readonly finishedAt: Instant;
}

const keyOf = (town: string, day: Day, machine: Run['machine']) => ({ pk: `RUNS#${town}`, sk: `${day}#${machine}` });

/** Finished runs of a town. */
export const runs = (table: Table) => ({
  finish: (run: Run): Promise<void> => commit(table, [put({ ...keyOf(run.town, run.day, run.machine), ...run })]),

  /** Whether a machine has gone through a day. */
  isFinished: async (town: Town, machine: Run['machine'], day: Day): Promise<boolean> =>
    (await getItem(table, keyOf(town, day, machine))) !== undefined,

  /** Finished runs of a machine, oldest first. */
  between: async (town: Town, machine: Run['machine'], from: Day, to: Day): Promise<Run[]> =>
    (await queryItems(table, `RUNS#${town}`, { from, to: `${to}~` }))
      .map((item) => bodyOf<Run>(item))
      .filter((run) => run.machine === machine),

  /** Whether the town had a run before a day, of whatever machine. */
  hadBefore: async (town: Town, day: Day): Promise<boolean> =>
    (await queryNewest(table, `RUNS#${town}`, { before: day, most: 1 })).length > 0,

  /**
   * The last finished run of a machine on a workday before a day, within the days that are looked back to. A run on a day off proves
   * that nobody was told anything: what came before it is still to be told.
   */
  lastOnWorkday: async (town: Town, machine: Run['machine'], from: Day, before: Day): Promise<Run | undefined> =>
    (await runs(table).between(town, machine, from, addDays(before, -1))).filter(({ workday }) => workday).at(-1),
});

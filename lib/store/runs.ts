import { addDays, type Day, type Instant } from '#domain/day.ts';
import { RuleError } from '#domain/errors.ts';
import { isSameContent } from '#domain/same-content.ts';
import { commit, create, replace, type Write } from './commit.ts';
import { bodyOf, getItem, queryItems, queryNewest, type Table } from './table.ts';
import type { Town } from './town.ts';

/** What one run of a day did; its letters are the ones of its own instant. */
export interface Finish {
  /** Letters due, digests and lists that were missing, and how many of them this run put in the outbox. */
  readonly due: number;
  readonly queued: number;
  readonly skipped: Readonly<Record<string, number>>;
  readonly finishedAt: Instant;
}

/** Proof that a town's day was gone through: also when it was no workday or nothing was due. Its own figures are the first run's. */
export interface Run extends Finish {
  readonly town: string;
  readonly day: Day;
  readonly machine: 'daily-reminders' | 'monthly-bulletin';
  readonly workday: boolean;
  /** Whether the holidays of the year are known; if not, weekends only. */
  readonly calendarKnown: boolean;
  /** What each further run of the day did, at instants of their own; absent for none. */
  readonly again?: readonly Finish[];
}

/**
 * The day's record after one more run of it.
 *
 * - the first run stays what it was; each further one stands behind it
 * - a run of the same instant is the same run, begun again: what it says now is true of it
 */
export const withRun = (before: Run | undefined, run: Run): Run => {
  if (before === undefined) return run;
  const { again } = before;
  if (before.finishedAt === run.finishedAt) return { ...run, ...(again && { again }) };
  const { due, queued, skipped, finishedAt } = run;
  const others = (again ?? []).filter((one) => one.finishedAt !== finishedAt);
  return { ...before, again: [...others, { due, queued, skipped, finishedAt }] };
};

/** Two runs of one day that end at once: the later one looks again. */
const TRIES = 5;

const keyOf = (town: string, day: Day, machine: Run['machine']) => ({ pk: `RUNS#${town}`, sk: `${day}#${machine}` });

const lost = (): RuleError => new RuleError('Busy', '这一天的运行记录正被同时写入，请稍后再试。');

const isTaken = (table: Table, write: Write): Promise<boolean> =>
  commit(table, [write]).then(
    () => true,
    (error: unknown) => {
      if (error instanceof RuleError && error.code === 'Busy') return false;
      throw error;
    },
  );

/** Finished runs of a town. */
export const runs = (table: Table) => ({
  /** @throws RuleError Busy when others always come between */
  finish: async (run: Run): Promise<void> => {
    const key = keyOf(run.town, run.day, run.machine);
    for (let left = TRIES; left > 0; left -= 1) {
      const item = await getItem(table, key);
      const before = item && bodyOf<Run>(item);
      const after = withRun(before, run);
      if (isSameContent(before, { version: item?.version, ...after })) return;
      const version = Number(item?.version ?? 0);
      const next = { ...after, ...key, version: version + 1 };
      if (await isTaken(table, item === undefined ? create(next, lost) : replace(next, version, lost))) return;
    }
    throw lost();
  },

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

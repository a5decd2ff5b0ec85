import type { Journal } from './journal.ts';

/**
 * The time that the functions are told. Real; or simulated: it stands still until it is moved, and can be let go at the end, to run on
 * from where it stands at real speed. Token expiry, retries and time limits do not look here.
 */
export interface Clock {
  now(): number;
  readonly mode: 'real' | 'simulated' | 'released';
  /** Moves a simulated clock forward; never back. */
  moveTo(at: number): void;
  /** Writes down that all up to now is done, so that a restarted process goes on from here. */
  keep(): Promise<void>;
  /** Lets a simulated clock run. */
  release(): Promise<void>;
  /** Takes a simulated clock that was let go in hand again: it stands where it was last kept, and time in which nothing ran is still to come. */
  hold(): Promise<void>;
}

export const realClock = (): Clock => ({
  now: () => Date.now(),
  mode: 'real',
  moveTo: () => {},
  keep: async () => {},
  release: async () => {},
  hold: async () => {},
});

/** Starts at `start`, or where the journal says that an earlier process had come to. */
export const simulatedClock = (start: number, journal: Journal): Clock => {
  let at = start;
  let releasedAt: number | undefined;
  for (const entry of journal.past) {
    if (entry.kind === 'clock') [at, releasedAt] = [Number(entry.at), undefined];
    if (entry.kind === 'released') [at, releasedAt] = [Number(entry.at), Number(entry.real)];
  }
  const now = (): number => (releasedAt === undefined ? at : at + Date.now() - releasedAt);
  const keep = (): Promise<void> => {
    if (releasedAt === undefined) return journal.append({ kind: 'clock', at });
    [at, releasedAt] = [now(), Date.now()];
    return journal.append({ kind: 'released', at, real: releasedAt });
  };
  return {
    now,
    get mode() {
      return releasedAt === undefined ? ('simulated' as const) : ('released' as const);
    },
    moveTo: (to) => {
      if (releasedAt === undefined) at = Math.max(at, to);
    },
    keep,
    release: async () => {
      if (releasedAt !== undefined) return;
      releasedAt = Date.now();
      await keep();
    },
    hold: async () => {
      if (releasedAt === undefined) return;
      releasedAt = undefined;
      await keep();
    },
  };
};

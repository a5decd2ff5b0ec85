import { describe, expect, it } from 'vitest';
import { realClock, simulatedClock } from '#local/clock.ts';
import type { JournalEntry } from '#local/journal.ts';

const START = Date.parse('2022-03-01T00:00:00Z');
const DAY = 86_400_000;
const journalOf = (past: JournalEntry[] = []) => ({
  past,
  append: async (entry: JournalEntry) => void past.push(entry),
  close: async () => {},
});
const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 20));

describe('a simulated clock', () => {
  it('stands still until it is moved, and is never moved back', async () => {
    const clock = simulatedClock(START, journalOf());
    await pause();
    expect([clock.now(), clock.mode]).toEqual([START, 'simulated']);
    clock.moveTo(START + DAY);
    clock.moveTo(START);
    expect(clock.now()).toBe(START + DAY);
  });

  it('is kept only when that is said: a move alone is not yet done', async () => {
    const journal = journalOf();
    const clock = simulatedClock(START, journal);
    clock.moveTo(START + DAY);
    expect(journal.past).toEqual([]);
    await clock.keep();
    expect(journal.past).toEqual([{ kind: 'clock', at: START + DAY }]);
  });

  it('reads nothing but its own lines of the journal, and the last of them', () => {
    const past = [
      { kind: 'clock', at: START + DAY },
      { kind: 'clock', at: START + 2 * DAY },
      { kind: 'started', at: 0 },
      { kind: 'position', sequence: '9' },
    ];
    expect(simulatedClock(START, journalOf(past)).now()).toBe(START + 2 * DAY);
  });

  it('let go, runs from where it stood, is moved no more, keeps how far it has run, and is let go once', async () => {
    const journal = journalOf();
    const clock = simulatedClock(START, journal);
    await clock.release();
    await pause();
    await clock.release();
    clock.moveTo(START + DAY);
    expect(clock.mode).toBe('released');
    expect(clock.now()).toBeGreaterThanOrEqual(START + 15);
    expect(clock.now()).toBeLessThan(START + DAY);
    expect(journal.past).toMatchObject([{ kind: 'released', at: START }]);
    await clock.keep();
    expect(journal.past).toHaveLength(2);
    expect(Number(journal.past[1]?.at)).toBeGreaterThanOrEqual(START + 15);
  });

  it('that was let go goes on through the time in which nothing ran', () => {
    const past = [
      { kind: 'clock', at: START },
      { kind: 'released', at: START + DAY, real: Date.now() - 3 * DAY },
    ];
    expect(Math.round((simulatedClock(START, journalOf(past)).now() - START) / DAY)).toBe(4);
  });
});

describe('a clock that was let go and is taken in hand again', () => {
  it('stands where it was last kept, is moved again, and stays in hand for the next process', async () => {
    const journal = journalOf([
      { kind: 'released', at: START, real: Date.now() - 3 * DAY },
      { kind: 'released', at: START + DAY, real: Date.now() - 2 * DAY },
    ]);
    const clock = simulatedClock(START, journal);
    await clock.hold();
    expect([clock.now(), clock.mode]).toEqual([START + DAY, 'simulated']);
    expect([simulatedClock(START, journal).now(), simulatedClock(START, journal).mode]).toEqual([START + DAY, 'simulated']);
    clock.moveTo(START + 2 * DAY);
    expect(clock.now()).toBe(START + 2 * DAY);
  });
});

describe('the real clock', () => {
  it('is that of the machine, whatever is done to it', async () => {
    const clock = realClock();
    clock.moveTo(0);
    await clock.keep();
    await clock.release();
    await clock.hold();
    expect(clock.mode).toBe('real');
    expect(Math.abs(clock.now() - Date.now())).toBeLessThan(1000);
  });
});

import { type Journal, type JournalEntry, noJournal, openJournal } from './journal.ts';

/** An answer that the API gave to an action of the script. */
export interface Acknowledged {
  readonly action: string;
  readonly task: string;
  readonly status: number;
  /** Update id, or the problem's title. */
  readonly result: string;
}

/** What the client has been told: kept apart from the system under it, so that the one can be held against the other. */
export interface Ledger {
  has(action: string): boolean;
  all(): readonly Acknowledged[];
  write(line: Acknowledged): Promise<void>;
  close(): Promise<void>;
}

/** @param path file of JSON lines, or null to keep it in memory */
export const openLedger = (path: string | null): Ledger => {
  const journal: Journal = path ? openJournal(path) : noJournal;
  const lines = journal.past.map(({ kind: _kind, ...line }: JournalEntry) => line as unknown as Acknowledged);
  const known = new Set(lines.map(({ action }) => action));
  return {
    has: (action) => known.has(action),
    all: () => lines,
    write: async (line) => {
      await journal.append({ kind: 'acknowledged', ...line });
      lines.push(line);
      known.add(line.action);
    },
    close: () => journal.close(),
  };
};

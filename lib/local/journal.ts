import { closeSync, existsSync, fdatasync, mkdirSync, openSync, readFileSync, truncateSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { promisify } from 'node:util';

/** One remembered fact; `kind` says whose. */
export interface JournalEntry {
  readonly kind: string;
  readonly [field: string]: unknown;
}

export interface Journal {
  /** What earlier runs wrote, oldest first. */
  readonly past: readonly JournalEntry[];
  /** Resolves when the entry would survive a loss of power; it survives a kill of this process at once. */
  append(entry: JournalEntry): Promise<void>;
  close(): Promise<void>;
}

/** Remembers nothing: for a run without a data folder. */
export const noJournal: Journal = { past: [], append: async () => {}, close: async () => {} };

const sync = promisify(fdatasync);

/** Reads whole lines; a last line that a kill cut short is cut off, so that the next entry starts on its own. */
const readPast = (path: string): JournalEntry[] => {
  if (!existsSync(path)) return [];
  const bytes = readFileSync(path);
  const end = bytes.lastIndexOf(0x0a) + 1;
  if (end < bytes.length) truncateSync(path, end);
  const lines = bytes.subarray(0, end).toString('utf8').split('\n').filter(Boolean);
  return lines.map((line) => JSON.parse(line) as JournalEntry);
};

/** An append-only file of JSON lines. Entries that come together share one flush to the disk. */
export const openJournal = (path: string): Journal => {
  mkdirSync(dirname(path), { recursive: true });
  const past = readPast(path);
  const file = openSync(path, 'a');
  let flushing: Promise<void> = Promise.resolve();
  let next: Promise<void> | undefined;
  const flush = (): Promise<void> => {
    next ??= flushing.then(() => {
      next = undefined;
      flushing = sync(file);
      return flushing;
    });
    return next;
  };
  return {
    past,
    append: (entry) => {
      writeSync(file, `${JSON.stringify(entry)}\n`);
      return flush();
    },
    close: async () => {
      await flush();
      closeSync(file);
    },
  };
};

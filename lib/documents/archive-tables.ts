import type { HistoryEntry, Task } from '#domain/task.ts';
import type { CsvTable } from './csv-table.ts';
import { historyTables } from './history-tables.ts';
import { type LetterPart, letterTable } from './letter-table.ts';
import { taskTable } from './task-table.ts';

/** Records of an archive by the file in which they stand. */
export type ByFile = Readonly<Record<string, readonly object[]>>;

/** The tables of an archive that a person opens: tasks, progress, what happened, letters. */
export const archiveTables = (files: ByFile): readonly CsvTable[] => {
  const tasks = (files['tasks.json'] ?? []) as readonly Task[];
  const ids = new Map(tasks.map(({ n, id }) => [n, id]));
  const entries = ((files['history.jsonl'] ?? []) as readonly HistoryEntry[]).flatMap((entry) => {
    const id = ids.get(entry.n);
    return id === undefined ? [] : [{ ...entry, id }];
  });
  const letters = (files['letters.jsonl'] ?? []) as readonly LetterPart[];
  return [
    taskTable(tasks.toSorted((a, b) => compare(a.n, b.n))),
    ...historyTables(entries.toSorted((a, b) => compare(a.n, b.n) || a.version - b.version)),
    letterTable(letters.toSorted((a, b) => compare(a.at, b.at))),
  ];
};

const compare = (a = '', b = ''): number => (a === b ? 0 : a < b ? -1 : 1);

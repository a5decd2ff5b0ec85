import { evidenceIn, evidenceName } from '#domain/arrived-evidence.ts';
import { type EvidenceFile, nameInArchive } from '#domain/evidence-file.ts';
import type { HistoryEntry, Task } from '#domain/task.ts';
import { recordNumber, type UnplannedWork } from '#domain/unplanned.ts';
import { type ChatEntry, chatTable } from './chat-table.ts';
import type { CsvTable } from './csv-table.ts';
import { historyTables, type Told } from './history-tables.ts';
import { type LetterPart, letterTable } from './letter-table.ts';
import { taskTable } from './task-table.ts';
import { type ToldWork, unplannedTable, type WorkEntry } from './unplanned-table.ts';

/** Records of an archive by the file in which they stand. */
export type ByFile = Readonly<Record<string, readonly object[]>>;

/**
 * The tables of an archive that a person opens: tasks, progress, what happened, work outside the plan, letters, texts for the work group.
 * @param arrived files of evidence that are there, `<n>/<id>`
 */
export const archiveTables = (files: ByFile, arrived: ReadonlySet<string>): readonly CsvTable[] => {
  const tasks = (files['tasks.json'] ?? []) as readonly Task[];
  const letters = (files['letters.jsonl'] ?? []) as readonly LetterPart[];
  return [
    taskTable(tasks.toSorted((a, b) => compare(a.n, b.n))),
    ...historyTables(toldOf(files, tasks, arrived)),
    unplannedTable(toldWorks(files)),
    letterTable(letters.toSorted((a, b) => compare(a.at, b.at))),
    chatTable((files['history.jsonl'] ?? []) as readonly ChatEntry[], planOf(files), (n) => tasks.find((task) => task.n === n)?.id ?? n),
  ];
};

const planOf = (files: ByFile): string => ((files['plan.json'] ?? []) as readonly { readonly plan: string }[])[0]?.plan ?? '';

const toldOf = (files: ByFile, all: readonly Task[], arrived: ReadonlySet<string>): readonly Told[] => {
  const tasks = new Map(all.map((task) => [task.n, task]));
  const evidence = (files['evidence.json'] ?? []) as readonly EvidenceFile[];
  const names = new Map(evidence.map((file) => [evidenceName(file.n, file.id), nameInArchive(file)]));
  const nameOf = (name: string, id: string): string => `${names.get(name) ?? id}${arrived.has(name) ? '' : '（未收到）'}`;
  return ((files['history.jsonl'] ?? []) as readonly HistoryEntry[])
    .flatMap((entry) => {
      const task = tasks.get(entry.n);
      if (task === undefined) return [];
      return [{ ...entry, task, files: evidenceIn(entry).map((id) => nameOf(evidenceName(entry.n, id), id)) }];
    })
    .toSorted((a, b) => compare(a.n, b.n) || a.version - b.version);
};

const toldWorks = (files: ByFile): readonly ToldWork[] => {
  const works = (files['unplanned.json'] ?? []) as readonly UnplannedWork[];
  const entries = (files['history.jsonl'] ?? []) as readonly (WorkEntry & { readonly of?: string })[];
  return works
    .toSorted((a, b) => compare(a.n, b.n))
    .map((work) => ({
      work,
      entries: entries.filter(({ of }) => of === `${work.plan}#${recordNumber(work)}`).toSorted((a, b) => a.version - b.version),
    }));
};

const compare = (a = '', b = ''): number => (a === b ? 0 : a < b ? -1 : 1);

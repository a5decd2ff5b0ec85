import { partsOfTask } from '#domain/ids.ts';
import { type Column, type CsvTable, clockText, list, tableOf } from './csv-table.ts';

/** 催办: a text for the work group, as the town's history keeps it. */
export interface ChatEntry {
  readonly kind?: string;
  readonly by: { readonly name: string };
  readonly at: string;
  readonly after: {
    readonly plan: string;
    readonly texts: readonly { readonly department: string; readonly link: string; readonly tasks: readonly string[] }[];
  } | null;
}

interface Pressed {
  readonly department: string;
  readonly tasks: readonly string[];
  readonly link: string;
  readonly by: string;
  readonly at: string;
}

const PRESSED: readonly Column<Pressed>[] = [
  { head: '时间', of: ({ at }) => clockText(at) },
  { head: '单位', of: ({ department }) => department },
  { head: '任务编号', of: ({ tasks }) => list(tasks) },
  { head: '经办人', of: ({ by }) => by },
  { head: '链接', of: ({ link }) => link },
];

/**
 * The texts that were copied for the work group, a department a row, oldest first.
 * @param idOf shown number of a task by its `n`
 */
export const chatTable = (entries: readonly ChatEntry[], plan: string, idOf: (n: string) => string): CsvTable => {
  const rows = entries
    .filter(({ kind, after }) => kind === 'chat-text' && after?.plan === plan)
    .toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
    .flatMap(({ by, at, after }) =>
      after!.texts.map(({ department, link, tasks }) => ({
        department,
        link,
        tasks: tasks.map((task) => idOf(partsOfTask(task).n)),
        by: by.name,
        at,
      })),
    );
  return tableOf('群催办.csv', '复制到工作群的催办', PRESSED, rows);
};

import { addTask } from '#contract/life.ts';
import { parse } from '#contract/parse.ts';
import type { NewTask } from '#domain/add-task.ts';
import { RuleError } from '#domain/errors.ts';
import { taskId, townOf } from '#domain/ids.ts';
import { type Checked, importTasks, type Unchecked } from '#domain/import-tasks.ts';
import { townOn } from '#domain/open-departments.ts';
import { errorsOfSheet, type ReadTable } from '#domain/read-breakdown.ts';
import type { Task } from '#domain/task.ts';
import { sideOf } from '#domain/terms.ts';
import type { Organization } from '#domain/town.ts';
import { refuseTooMany, type Write } from '#store/commit.ts';
import type { PlanHeader } from '#store/plans.ts';
import { townOfMachine } from '#store/town.ts';
import { lettersOfAdded } from './added-letters.ts';
import { chronicleOf } from './chronicle.ts';
import { editorOf } from './editor-of.ts';
import { givenToOpen } from './given-to-open.ts';
import { type Handed, noteOf, type Outcome } from './import-breakdown.ts';
import type { Services } from './services.ts';

/** What a table makes of a published plan: tasks of other sources, all of them at once, with one list for the heads of each lead. */
export const importIntoPlan = async (read: ReadTable, header: PlanHeader, handed: Handed, services: Services): Promise<Outcome> => {
  const { plan, lastNumber, added } = header;
  const town = townOfMachine(townOf(plan));
  const day = handed.at.slice(0, 10);
  const [organization, calendar] = await Promise.all([services.organizations.load(town), services.calendars.of(town)]);
  const to = { plan, lastNumber, added, day, organization: townOn(organization, day), calendar };
  const imported = importTasks(read, to, check);
  const { tasks } = imported;
  const writes = imported.errors.length === 0 && tasks.length > 0 ? writesOf(tasks, header, { organization, handed }, services) : [];
  return {
    added: imported.added.map(({ line, n }, i) => ({ line, n, id: tasks[i]!.id })),
    errors: [...imported.errors, ...errorsOfSheet(() => refuseTooMany(writes))],
    apply: () => services.commit(writes),
  };
};

const check = (line: Unchecked): Checked => {
  try {
    return { task: parse(addTask, line, 'BodyIsWrong', '') as NewTask };
  } catch (error) {
    if (error instanceof RuleError) return { fields: error.fields };
    throw error;
  }
};

interface Giving {
  readonly organization: Organization;
  readonly handed: Handed;
}

const writesOf = (tasks: readonly Task[], header: PlanHeader, { organization, handed }: Giving, services: Services): Write[] => {
  const { plan, version, added } = header;
  const { at } = handed;
  const day = at.slice(0, 10);
  const last = Number(tasks.at(-1)?.n);
  const next = { ...header, version: version + 1, tasks: header.tasks + tasks.length, lastNumber: last, added: added + tasks.length };
  const editor = editorOf(organization, handed);
  const { person, name, role } = editor.member;
  const entry = {
    plan,
    version: 1,
    move: { kind: 'issue' },
    by: { person, name, role },
    onBehalfOf: null,
    via: 'import',
    reportedBy: null,
    at,
    day,
  } as const;
  const after = { tasks: tasks.map(({ n }) => taskId(plan, n)) };
  const what = { of: plan, version: next.version, kind: 'tasks-imported', via: 'import', before: null, after, note: noteOf(handed) };
  return [
    services.plans.replace(next),
    ...givenToOpen(organization, services, { town: townOfMachine(townOf(plan)) }),
    ...tasks.flatMap((task) => [
      services.tasks.put(task, at),
      services.histories.append({ ...entry, n: task.n, before: null, after: sideOf(task, 'issue') }),
    ]),
    services.histories.chronicle(chronicleOf(editor, what)),
    ...lettersOfAdded(tasks, organization, { day, at }).map((letter) => services.letters.queue(letter)),
  ];
};

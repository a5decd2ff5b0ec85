import { type AddedTo, addTask, type NewTask } from './add-task.ts';
import type { Said } from './breakdown-cells.ts';
import { dayErrors, departmentErrors } from './edit-row.ts';
import { type FieldError, RuleError } from './errors.ts';
import type { Became } from './import-draft.ts';
import { type AddedLine, allErrors, errorsOfLine, type LineError, type ReadTable } from './read-breakdown.ts';
import type { Task } from './task.ts';

/** A line as it would be sent as a task of its own; what is missing or unfit is found by the contract. */
export type Unchecked = Partial<Omit<NewTask, 'basis' | 'source'>> & { readonly source?: string; readonly basis: object };

export type Checked = { readonly task: NewTask } | { readonly fields: readonly FieldError[] };

export interface ImportedTasks {
  readonly tasks: readonly Task[];
  readonly added: readonly Became[];
  readonly errors: readonly LineError[];
}

const PUBLISHED = '已发布，改动请用“调整”';

/**
 * The tasks that a sheet adds to a published plan, numbered one after the other.
 *
 * - what is published stays: a cell that says otherwise is an error
 * - a new line is a task of another source than the report, by the rules of 追加
 * - all errors are collected
 *
 * @param check the contract of 追加
 */
export const importTasks = (read: ReadTable, to: AddedTo, check: (line: Unchecked) => Checked): ImportedTasks => {
  const tasks: Task[] = [];
  const added: Became[] = [];
  const errors: LineError[] = read.changed.flatMap(({ line, heads }) => heads.map((head) => ({ line, head, message: PUBLISHED })));
  for (const line of read.added) {
    const count = tasks.length;
    const made = taskOf(line, { ...to, lastNumber: to.lastNumber + count, added: to.added + count }, check);
    if ('errors' in made) errors.push(...made.errors);
    else {
      tasks.push(made);
      added.push({ line: line.line, n: made.n });
    }
  }
  return { tasks, added, errors: allErrors(read.errors, errors) };
};

const taskOf = ({ line, said }: AddedLine, to: AddedTo, check: (line: Unchecked) => Checked): Task | { readonly errors: LineError[] } => {
  const missing = missingIn(said);
  const given = check(bodyOf(said));
  if ('fields' in given || missing.length > 0) {
    const known = new Set(missing.map(({ pointer }) => pointer));
    const found = 'fields' in given ? given.fields.filter(({ pointer }) => !known.has(pointer)) : [];
    return { errors: errorsOfLine(line, [...missing, ...found, ...wrongBeside(said, found, to)]) };
  }
  try {
    return addTask(given.task, to);
  } catch (error) {
    if (!(error instanceof RuleError)) throw error;
    return { errors: error.fields.length > 0 ? errorsOfLine(line, error.fields) : [{ line, head: '', message: error.message }] };
  }
};

const NEEDED = { area: '/area', text: '/text', kind: '/kind', lead: '/lead', source: '/source' } as const;
const NEEDED_OF_BASIS = { basisText: '/basis/text', basisDate: '/basis/date', decidedBy: '/basis/decidedBy' } as const;

const missingIn = (said: Said): FieldError[] => [
  ...Object.entries({ ...NEEDED, ...NEEDED_OF_BASIS }).flatMap(([field, pointer]) =>
    said[field as keyof Said] ? [] : [{ pointer, message: '必填' }],
  ),
  ...(said.source === 'report' ? [{ pointer: '/source', message: '追加的任务，来源不能是政府工作报告' }] : []),
];

/** Whether a date is a stated one is of no use without a date. */
const bodyOf = ({ basisText, basisDate, decidedBy, dueStated, open: _o, dropped: _d, recurring: _r, ...said }: Said): Unchecked => ({
  ...said,
  ...(said.due !== undefined && dueStated !== undefined && { dueStated }),
  basis: {
    ...(basisText !== undefined && { text: basisText }),
    ...(basisDate != null && { date: basisDate }),
    ...(decidedBy !== undefined && { decidedBy }),
  },
});

/** What can be seen to be wrong with the departments and days of a line that is no task. */
const wrongBeside = (said: Said, found: readonly FieldError[], { plan, organization }: AddedTo): FieldError[] => {
  const bad = new Set(found.map(({ pointer }) => pointer.split('/')[1]));
  const sound: Said = Object.fromEntries(Object.entries(said).filter(([field]) => !bad.has(field)));
  return [
    ...departmentErrors(sound, { lead: sound.lead ?? '', supporting: sound.supporting ?? [] }, organization.departments),
    ...dayErrors(sound, { plan, due: '', milestones: [], targets: [] }),
  ];
};

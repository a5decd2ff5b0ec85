import type { Day } from './day.ts';
import { RuleError } from './errors.ts';
import { isOpen } from './feedback-rhythm.ts';
import type { Move } from './move.ts';
import { quarterOf } from './quarter.ts';
import type { Task } from './task.ts';
import type { SupportAnswer } from './task-records.ts';

type Answering = Extract<Move, { kind: 'support' }>;

const KEPT_CHARACTERS = 100;

/** What a task asks of a department; empty when it asks nothing. */
export const askOf = ({ asks }: Pick<Task, 'asks'>, department: string): string =>
  asks
    .filter((one) => one.department === department)
    .map(({ ask }) => ask)
    .join('；');

/** Only a department that is asked for something answers. @throws RuleError MoveIsWrong */
export const refuseSupport = (task: Task, { department }: Answering): void => {
  if (askOf(task, department) === '')
    throw new RuleError('MoveIsWrong', `这项任务没有请${department}配合的事。`, [
      { pointer: '/department', message: '没有请这个单位配合的事' },
    ]);
};

/** The task with the department's last answer; it changes neither state nor light. */
export const withSupport = (task: Task, { department, answer }: Answering, day: Day): Task => {
  const kept = { department, day, update: task.version + 1, answer: Array.from(answer).slice(0, KEPT_CHARACTERS).join('') };
  return { ...task, support: [...task.support.filter((one) => one.department !== department), kept] };
};

/** What a department is asked to support and has not answered this quarter. A task that is claimed or over asks nothing. */
export const openSupport = (task: Task, department: string, today: Day): boolean => {
  const last = task.support.find((one) => one.department === department);
  return isOpen(task) && askOf(task, department) !== '' && (last === undefined || quarterOf(last.day) < quarterOf(today));
};

/** What a department is asked to do for another's task, with its last answer. */
export interface SupportDue {
  readonly task: Task;
  readonly department: string;
  readonly ask: string;
  readonly last: SupportAnswer | null;
}

/** What is asked of departments this quarter and not answered yet, task by task. @param departments null for all */
export const supportsDue = (tasks: readonly Task[], departments: readonly string[] | null, today: Day): readonly SupportDue[] =>
  tasks.flatMap((task) =>
    [...new Set(task.asks.map(({ department }) => department))]
      .filter((department) => (departments === null || departments.includes(department)) && openSupport(task, department, today))
      .map((department) => ({
        task,
        department,
        ask: askOf(task, department),
        last: task.support.find((one) => one.department === department) ?? null,
      })),
  );

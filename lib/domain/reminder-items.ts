import type { ReminderItem } from './letter.ts';
import type { ReminderEvent } from './reminder-events.ts';
import { askOf } from './reminder-words.ts';
import type { Task } from './task.ts';
import { titleOf } from './title-of.ts';
import { toldLines } from './told-lines.ts';
import type { Lit } from './traffic-light.ts';

/**
 * The lines of a digest: one an event, but what is asked of a group (合并填报) by one day is one line, which its first task in the plan
 * carries. The line keeps the keys of all, so that none of them is told again whoever carries the next one.
 *
 * @param litOf light of a task, with its reason
 */
export const itemsOf = (events: readonly ReminderEvent[], litOf: (task: Task) => Lit): readonly ReminderItem[] => {
  const questions = new Map<string, ReminderEvent[]>();
  for (const event of events) questions.set(questionOf(event), [...(questions.get(questionOf(event)) ?? []), event]);
  return [...questions.values()].map((asked) => {
    const [first, ...others] = asked.toSorted((a, b) => a.task.start - b.task.start);
    return itemOf(first!, others, litOf);
  });
};

const questionOf = ({ task: { plan, together, lead }, ask, reason, key }: ReminderEvent): string =>
  ask === null || together === null ? key : [plan, together, lead, reason, ask.due].join(' ');

const itemOf = (event: ReminderEvent, others: readonly ReminderEvent[], litOf: (task: Task) => Lit): ReminderItem => {
  const { task, reason, due, key } = event;
  const tasks = [task, ...others.map((other) => other.task)];
  return {
    key,
    plan: task.plan,
    n: task.n,
    id: tasks.map(({ id }) => id).join('+'),
    title: `${titleOf(task.text)}${others.length === 0 ? '' : `等${tasks.length}项（合并填报）`}`,
    department: task.lead,
    reason,
    due,
    last: toldLines(tasks, litOf),
    ask: askOf(event, tasks, event.isRed ? litOf(task).reason : ''),
    with: others.map((other) => ({ n: other.task.n, key: other.key })),
  };
};

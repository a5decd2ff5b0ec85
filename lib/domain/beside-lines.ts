import { isOpen } from './feedback-rhythm.ts';
import { taskId } from './ids.ts';
import type { Reminder, ReminderItem, ReminderReason } from './letter.ts';
import { notAskedWords } from './not-asked.ts';
import { mayObject } from './objection.ts';
import type { RemindersInput } from './reminder-policy.ts';
import { latestPlan, shownNumber } from './shown-number.ts';
import { supportsDue } from './support.ts';
import { titleOf } from './title-of.ts';
import type { Person } from './town.ts';
import { isAskedForUnplanned } from './unplanned.ts';

/** Lines that ask for the form of a period. */
const ASKS_A_FORM: readonly ReminderReason[] = ['feedback-soon', 'feedback-today', 'clearing'];

/**
 * What stands in a head's digest beside its lines; in others' nothing does.
 *
 * - which of the reader's own open tasks, of the latest of its plans, ask nothing this time, and when they will
 * - what others' tasks ask of the reader's departments this quarter; it causes no digest of its own
 * - the quarter's line of work outside the plan, when a form is asked for
 * - whether one of the tasks may still be objected to
 *
 * @param asked ids of the tasks that the lines are about
 */
export const besideLines = (
  { role, departments }: Person,
  items: readonly ReminderItem[],
  asked: ReadonlySet<string>,
  { tasks, works, today, calendar, organization: { policy } }: RemindersInput,
): Omit<Reminder, 'person' | 'day' | 'items'> => {
  if (role !== 'head') return { notAsked: [] };
  const plan = latestPlan(items);
  const context = { calendar, policy };
  const isAsked = ({ plan, n }: { readonly plan: string; readonly n: string }): boolean => asked.has(taskId(plan, n));
  const own = tasks.filter((task) => task.plan === plan && isOpen(task) && departments.includes(task.lead) && !isAsked(task));
  const asksForms = items.some(({ reason }) => ASKS_A_FORM.includes(reason));
  return {
    notAsked: notAskedWords(own, today, context),
    supports: supportsDue(tasks, departments, today).map(({ task, department, ask }) => ({
      task: taskId(task.plan, task.n),
      department,
      id: shownNumber(task, plan),
      title: titleOf(task.text),
      lead: task.lead,
      ask: task.sensitive ? '' : ask,
    })),
    unplanned: works !== undefined && asksForms && isAskedForUnplanned(works, departments, today),
    mayObject: tasks.some((task) => isAsked(task) && mayObject(task, today, context)),
  };
};

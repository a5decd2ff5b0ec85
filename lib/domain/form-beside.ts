import { rowName } from './link-form.ts';
import type { Task } from './task.ts';
import { titleOf } from './title-of.ts';

/** Row of a form for work outside the plan. */
export const UNPLANNED_ROW = 'unplanned';

const SUPPORT = 'with-';

/** Row of a form for what another department's task asks. @example supportRow({ plan: 'wangjing-2022', n: '007' }) //=> 'with-2022-007' */
export const supportRow = (task: Pick<Task, 'plan' | 'n'>): string => `${SUPPORT}${rowName(task)}`;

/** Whether a row is of no task of the link's own. */
export const isBeside = (name: string): boolean => name === UNPLANNED_ROW || name.startsWith(SUPPORT);

/** What a form asks beside the tasks. */
export interface FormBeside {
  /** The departments of which one may have done something outside the plan; none when it is not asked. */
  readonly unplanned: readonly string[];
  readonly supports: readonly { readonly name: string; readonly title: string; readonly ask: string }[];
}

/** What another's task asks of a department. */
export interface SupportAsked {
  readonly task: Task;
  readonly department: string;
  readonly ask: string;
}

/** @param departments that the link is for */
export const formBeside = (departments: readonly string[], asksUnplanned: boolean, supports: readonly SupportAsked[]): FormBeside => ({
  unplanned: asksUnplanned ? departments : [],
  supports: supports.map(({ task, ask }) => ({
    name: supportRow(task),
    title: `${task.id} ${titleOf(task.text)}（${task.lead}牵头）`,
    ask: task.sensitive ? '' : ask,
  })),
});

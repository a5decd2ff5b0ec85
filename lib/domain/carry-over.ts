import { FINAL_NODE } from './issue-task.ts';
import { nodeName } from './node-name.ts';
import { achievedOf, type Outcome, type Shortfall } from './review-matrix.ts';
import type { Task } from './task.ts';
import { titleOf } from './title-of.ts';

/** An unfinished task, proposed to next year's plan. */
export interface CarryOver {
  readonly n: string;
  readonly id: string;
  readonly lead: string;
  readonly text: string;
  readonly outcome: Outcome;
  readonly rest: string;
}

/**
 * Whether a task that ended so is unfinished, also one that was found 基本达到 with a target missed. Work that goes on every year is promised
 * anew, not carried over.
 */
export const isCarried = ({ kind }: Pick<Task, 'kind'>, outcome: Outcome, isShort: boolean): boolean =>
  kind !== 'continuing' &&
  kind !== 'zero-incident' &&
  (['部分完成', '未达到', '未反馈', '暂缓'].includes(outcome) || (outcome === '基本达到' && isShort));

/** What an unfinished task proposes to next year's plan: what it lacks, its last node aside, else how far it got; of a sensitive one by its title. */
export const carryOver = (task: Task, outcome: Outcome, shortfalls: readonly Shortfall[]): CarryOver => {
  const openNodes = task.nodes
    .filter(({ name, doneOn }) => doneOn === null && name !== FINAL_NODE)
    .map((node) => `“${nodeName(task, node.name)}”未完成`);
  const rest = [...shortfalls.map((one) => one.text), ...openNodes].join('；');
  return {
    n: task.n,
    id: task.id,
    lead: task.lead,
    text: task.sensitive ? titleOf(task.text) : task.text,
    outcome,
    rest: rest || (outcome === '未反馈' ? outcome : achievedOf(task)),
  };
};

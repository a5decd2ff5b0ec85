import { RuleError } from './errors.ts';
import { taskId } from './ids.ts';
import type { Move } from './move.ts';
import { awaitsAcknowledgement } from './objection.ts';
import type { Task } from './task.ts';
import { type MoveContext, moveTask } from './task-moves.ts';

/** A task of the list that the department says is not its own. */
export interface ListObjection {
  /** `<plan>-<n>` */
  readonly task: string;
  readonly reason: string;
  readonly proposed: string | null;
}

/** One move of the list, before and after. */
export interface ListMove {
  readonly before: Task;
  readonly after: Task;
  readonly move: Move;
}

/** So many tasks fit one transaction, each with its entry of the history. */
export const MOST_AT_ONCE = 45;

/**
 * 签收 in one tap: all of a department's tasks that are still to be acknowledged, but for those to which it objects.
 *
 * - a task to which an objection waits already stays as it is
 * - each objection is to a task of the list, and once
 * - all of it happens, or none
 *
 * @param tasks of the plan
 * @throws RuleError NothingToAcknowledge · TooManyAtOnce · MoveIsWrong with the objection's pointer · what `refuseObjection` throws
 */
export const acknowledgeList = (
  tasks: readonly Task[],
  department: string,
  objections: readonly ListObjection[],
  context: MoveContext,
): readonly ListMove[] => {
  const list = tasks.filter((task) => task.lead === department && awaitsAcknowledgement(task));
  if (list.length === 0) throw new RuleError('NothingToAcknowledge', `${department}没有待签收的任务。`);
  if (list.length > MOST_AT_ONCE)
    throw new RuleError('TooManyAtOnce', `一次至多签收${MOST_AT_ONCE}项，${department}有${list.length}项待签收，请逐项签收。`);
  refuseStrange(list, objections);
  return list.map((before) => {
    const objection = objections.find(({ task }) => task === idOf(before));
    const move: Move = objection ? { kind: 'object', reason: objection.reason, proposed: objection.proposed } : { kind: 'acknowledge' };
    return { before, move, after: moveTask(before, move, context) };
  });
};

const idOf = ({ plan, n }: Task): string => taskId(plan, n);

const refuseStrange = (list: readonly Task[], objections: readonly ListObjection[]): void => {
  const ids = new Set(list.map(idOf));
  const fields = objections.flatMap(({ task }, i) => {
    const isTwice = objections.findIndex((one) => one.task === task) < i;
    const message = !ids.has(task) ? '不是本单位待签收的任务' : isTwice ? '填了两次' : null;
    return message ? [{ pointer: `/objections/${i}/task`, message }] : [];
  });
  if (fields.length > 0) throw new RuleError('MoveIsWrong', `异议有${fields.length}处需要改正：${fields[0]!.message}。`, fields);
};

import { RuleError } from './errors.ts';
import { quotedNode } from './node-name.ts';
import type { Task } from './task.ts';

/**
 * 申请办结 says that all is done, so each node with a date has been reported done before: the office would verify what is open, and the
 * review would tell of it as under way. The last node of a task whose end nobody dated (完成) is what the claim itself says.
 *
 * @throws RuleError WrongState naming the open nodes; those of a sensitive task by their place
 * @example refuseOpenNodes(barn) // 节点“圈舍建成”还没有报完成，请先报完成日期，再申请办结。
 */
export const refuseOpenNodes = (task: Task): void => {
  const open = task.nodes.filter(({ planned, doneOn }) => planned !== null && doneOn === null);
  if (open.length === 0) return;
  const names = open.map(({ name }) => quotedNode(task, name)).join('、');
  throw new RuleError('WrongState', `${names}还没有报完成，请先报完成日期，再申请办结。`);
};

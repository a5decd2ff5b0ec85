import { chineseMonthDay, type Day, daysBetween } from './day.ts';
import { quotedNode } from './node-name.ts';
import { progressOf } from './progress.ts';
import type { Task, TaskNode } from './task.ts';
import type { LightContext, Lit } from './traffic-light.ts';

/** A node that is later than this many workdays is red. */
const RED_AFTER = 10;
/** Days for which found problems may stay open. */
const OPEN_DAYS = 30;

/**
 * The light of a milestone or campaign, by the dates of its nodes.
 *
 * - the last node's date has passed: red
 * - another node is 1 to 10 workdays late: yellow; later: red
 * - campaign: found problems not all put right 30 days after they were last counted: yellow
 * - milestone of which nothing was done or reported yet: grey 未到首个节点
 * - else green; a node without a date is never late
 */
export const nodesLight = (task: Task, today: Day, { calendar }: LightContext): Lit => {
  const late = task.nodes
    .map((node) => ({ node, workdays: latenessOf(node, today, calendar.between) }))
    .filter(({ workdays }) => workdays > 0);
  const worst = late.find(({ node, workdays }) => node === task.nodes.at(-1) || workdays > RED_AFTER);
  if (worst) return { light: 'red', reason: lateReason(task, worst) };
  if (late[0]) return { light: 'yellow', reason: lateReason(task, late[0]) };
  const open = task.kind === 'campaign' ? problemsOpen(task, today) : 0;
  if (open > 0) return { light: 'yellow', reason: `${open}个问题超过${OPEN_DAYS}天未整改` };
  const isUntouched = task.lastReport === null && task.nodes.every(({ doneOn }) => doneOn === null);
  if (task.kind === 'milestone' && isUntouched) return { light: 'grey', reason: '未到首个节点' };
  return { light: 'green', reason: progressOf(task).label };
};

const latenessOf = ({ planned, doneOn }: TaskNode, today: Day, between: (from: Day, to: Day) => number): number =>
  planned !== null && doneOn === null && planned < today ? between(planned, today) : 0;

const lateReason = (task: Task, { node, workdays }: { node: TaskNode; workdays: number }): string =>
  `${quotedNode(task, node.name)}应于${chineseMonthDay(node.planned!)}完成，已超${workdays}个工作日`;

/** Found less put right, once the finding is older than it may be. */
const problemsOpen = ({ measures }: Task, today: Day): number => {
  const found = measures.find(({ name }) => /发现/.test(name));
  const fixed = measures.find(({ name }) => /整改|销号/.test(name) && !/发现/.test(name));
  if (!found?.asOf || !fixed || daysBetween(found.asOf, today) <= OPEN_DAYS) return 0;
  return Math.max(0, (found.value ?? 0) - (fixed.value ?? 0));
};

import { chineseMonthDay, type Day, daysBetween } from './day.ts';
import { lightRulesOf } from './light-rules.ts';
import { quotedNode } from './node-name.ts';
import { progressOf } from './progress.ts';
import type { Task, TaskNode } from './task.ts';
import type { LightContext, Lit } from './traffic-light.ts';

/**
 * The light of a milestone or campaign, by the dates of its nodes.
 *
 * - milestone: the last node's date has passed: red
 * - any other node is 1 to 10 workdays late: yellow; later: red (the numbers are the town's `LightRules`)
 * - campaign: found problems not all put right 30 days after they were last counted: yellow
 * - campaign whose words name a season, before it, with nothing counted or done: grey 未到季节
 * - milestone of which no node is done, and nothing was reported or no node has a date: grey 未到首个节点
 * - else green; a node without a date is never late
 */
export const nodesLight = (task: Task, today: Day, { calendar, policy }: LightContext): Lit => {
  const { nodeLate, problemsOpen } = lightRulesOf(policy);
  const late = task.nodes
    .map((node) => ({ node, workdays: latenessOf(node, today, calendar.between) }))
    .filter(({ workdays }) => workdays > 0);
  const worst = late.find(({ node, workdays }) => isFinal(task, node) || workdays > nodeLate);
  if (worst) return { light: 'red', reason: lateReason(task, worst) };
  if (late[0]) return { light: 'yellow', reason: lateReason(task, late[0]) };
  if (isBeforeSeason(task, today)) return { light: 'grey', reason: '未到季节' };
  const open = task.kind === 'campaign' ? problemsIn(task, today, problemsOpen) : 0;
  if (open > 0) return { light: 'yellow', reason: `${open}个问题超过${problemsOpen}天未整改` };
  if (task.kind === 'milestone' && isBeforeNodes(task)) return { light: 'grey', reason: '未到首个节点' };
  return { light: 'green', reason: progressOf(task).label };
};

/** A round of a campaign may be late as any node; what a milestone is for may not. */
const isFinal = ({ kind, nodes }: Task, node: TaskNode): boolean => kind === 'milestone' && node === nodes.at(-1);

/** Nothing is done, and nothing due: nobody reported yet, or no node has a date. */
const isBeforeNodes = ({ lastReport, nodes }: Task): boolean =>
  nodes.every(({ doneOn }) => doneOn === null) && (lastReport === null || nodes.every(({ planned }) => planned === null));

const isBeforeSeason = ({ season = [], measures, nodes }: Task, today: Day): boolean =>
  season[0] !== undefined &&
  today < season[0].from &&
  measures.every(({ value }) => value === null) &&
  nodes.every(({ doneOn }) => doneOn === null);

const latenessOf = ({ planned, doneOn }: TaskNode, today: Day, between: (from: Day, to: Day) => number): number =>
  planned !== null && doneOn === null && planned < today ? between(planned, today) : 0;

const lateReason = (task: Task, { node, workdays }: { node: TaskNode; workdays: number }): string =>
  `${quotedNode(task, node.name)}应于${chineseMonthDay(node.planned!)}完成，已超${workdays}个工作日`;

/** Found less put right, once the finding is older than it may be. */
const problemsIn = ({ measures }: Task, today: Day, days: number): number => {
  const found = measures.find(({ name }) => /发现/.test(name));
  const fixed = measures.find(({ name }) => /整改|销号/.test(name) && !/发现/.test(name));
  if (!found?.asOf || !fixed || daysBetween(found.asOf, today) <= days) return 0;
  return Math.max(0, (found.value ?? 0) - (fixed.value ?? 0));
};

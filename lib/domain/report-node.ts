import { chineseMonthDay, type Day, isDay } from './day.ts';
import type { FieldError } from './errors.ts';
import { isWithinPlan, yearOfPlan } from './ids.ts';
import { plannedNodes } from './issue-task.ts';
import { quotedNode } from './node-name.ts';
import type { Report, Task, TaskNode } from './task.ts';

/** A head plans the next node, not a project plan. */
const MOST_NODES = 12;

type Next = NonNullable<NonNullable<Report['node']>['next']>;

/**
 * The nodes after a report.
 *
 * - the one that is done gets its day and the update that said so
 * - a next node that the task does not know yet is put before the last one
 */
export const nodesAfter = (nodes: readonly TaskNode[], said: Report['node'], version: number): readonly TaskNode[] => {
  if (said === null) return nodes;
  const { doneOn, next } = said;
  const done = nodes.map((node) => (node.name === said.name && doneOn !== null ? { ...node, doneOn, update: version } : node));
  if (next === null) return done;
  if (done.some(({ name }) => name === next.name))
    return done.map((node) => (node.name === next.name ? { ...node, planned: next.planned } : node));
  return [...done.slice(0, -1), { ...next, doneOn: null, update: null }, ...done.slice(-1)];
};

/**
 * What is wrong with the node of a report, by field.
 *
 * - it is one of the task's; the day on which it was done has come, and lies not before the plan's year
 * - the next one has a name of one line, is not done, and a date from today to the end of the next year
 * - a date that the plan states, or a decision, is put off by an extension alone
 * - of a sensitive task it is told by its place
 */
export const wrongNode = (task: Task, node: Report['node'], day: Day): readonly FieldError[] => {
  if (node === null) return [];
  if (!task.nodes.some(({ name }) => name === node.name)) return [{ pointer: '/node/name', message: `本事项没有“${node.name}”这个节点。` }];
  return [...wrongDoneOn(task, node.doneOn, day), ...wrongNext(task, node, day)];
};

const wrongDoneOn = (task: Task, doneOn: Day | null, day: Day): readonly FieldError[] => {
  const pointer = '/node/doneOn';
  if (doneOn === null) return [];
  if (!isDay(doneOn)) return [{ pointer, message: '完成日期不是一个日期。' }];
  if (doneOn > day) return [{ pointer, message: '完成日期还没有到。' }];
  return doneOn < `${yearOfPlan(task.plan)}-01-01` ? [{ pointer, message: '完成日期早于计划年度。' }] : [];
};

const wrongNext = (task: Task, { name, doneOn, next }: NonNullable<Report['node']>, day: Day): readonly FieldError[] => {
  if (next === null) return [];
  if (next.name.trim() === '') return [{ pointer: '/node/next/name', message: '请填下一节点的名称。' }];
  const date = wrongDate(task, next, day);
  if (date) return [{ pointer: '/node/next/planned', message: date }];
  const present = task.nodes.find((node) => node.name === next.name);
  if (present && (present.doneOn !== null || (name === next.name && doneOn !== null)))
    return [{ pointer: '/node/next/name', message: `${quotedNode(task, next.name)}已完成。` }];
  return present ? [] : wrongNew(task, next);
};

/** Letters and bulletins name it in a line of theirs, which a line break would end. */
const wrongNew = ({ nodes }: Task, { name }: Next): readonly FieldError[] => {
  if (/\p{Cc}/u.test(name)) return [{ pointer: '/node/next/name', message: '节点的名称只能写在一行里。' }];
  return nodes.length >= MOST_NODES ? [{ pointer: '/node/next', message: `节点最多${MOST_NODES}个。` }] : [];
};

const wrongDate = (task: Task, { name, planned }: Next, day: Day): string | null => {
  if (!isDay(planned) || planned < day) return '下一节点的日期应在今天或以后。';
  if (!isWithinPlan(task.plan, planned)) return '下一节点的日期不能晚于次年年底。';
  const stated = statedDay(task, name);
  return stated !== null && planned > stated
    ? `${quotedNode(task, name)}的日期是定好的（${chineseMonthDay(stated)}），推迟请申请延期。`
    : null;
};

/** The date of a node that the plan or a decision gave it; null for one that a head planned, or that has none. */
const statedDay = (task: Task, name: string): Day | null =>
  plannedNodes(task).some((node) => node.name === name && node.planned !== null)
    ? (task.nodes.find((node) => node.name === name)?.planned ?? null)
    : null;

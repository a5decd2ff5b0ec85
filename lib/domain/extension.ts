import { type Day, daysBetween } from './day.ts';
import { RuleError } from './errors.ts';
import { isWithinPlan } from './ids.ts';
import { limitsOf } from './limits.ts';
import type { Move } from './move.ts';
import type { Task } from './task.ts';
import type { PendingExtension } from './task-changes.ts';
import type { Relation, ReminderPolicy } from './town.ts';
import type { LightContext } from './traffic-light.ts';

type Asking = Extract<Move, { kind: 'ask-extension' }>;
type Deciding = Extract<Move, { kind: 'decide-extension' }>;

const wrong = (pointer: string, message: string): RuleError => new RuleError('MoveIsWrong', `${message}。`, [{ pointer, message }]);

/** The date that an extension would move. @throws RuleError MoveIsWrong */
const dateOf = (task: Task, name: string | null): Day => {
  if (name === null) {
    if (!task.dueStated) throw wrong('/due', '本事项没有写明时限，全年推进，不用延期');
    return task.due;
  }
  const node = task.nodes.find((one) => one.name === name);
  if (!node) throw wrong('/node', `本事项没有“${name}”这个节点`);
  if (node.doneOn !== null) throw wrong('/node', `节点“${name}”已完成`);
  if (node.planned === null) throw wrong('/node', `节点“${name}”没有计划日期`);
  return node.planned;
};

/**
 * 申请延期: a head asks for a later date, the task's own or that of a node.
 *
 * - only of a date that the plan states, or that a node has, and that is not done
 * - so many workdays before it (policy), so many times a task, and one application at a time
 * - the new date is later, and not beyond the next year
 *
 * @throws RuleError DecisionPending · ExtensionsUsedUp · ExtensionTooLate · MoveIsWrong
 */
export const refuseExtension = (task: Task, { node, due }: Asking, day: Day, { calendar, policy }: LightContext): void => {
  const { extensionAdvance, mostExtensions } = limitsOf(policy);
  if (task.pending !== null) throw new RuleError('DecisionPending', '这项任务已有一件待决定的申请，请等决定后再提。');
  if (task.extensions.length >= mostExtensions)
    throw new RuleError('ExtensionsUsedUp', `一项任务至多延期${mostExtensions}次，确需再改的由党政办按程序调整。`);
  const date = dateOf(task, node);
  if (calendar.between(day, date) < extensionAdvance)
    throw new RuleError('ExtensionTooLate', `延期应在到期前${extensionAdvance}个工作日申请，请与党政办联系。`);
  refuseDate(task, date, due);
};

const refuseDate = (task: Task, from: Day, due: Day): void => {
  if (due <= from) throw wrong('/due', '新的日期应晚于原定日期');
  if (!isWithinPlan(task.plan, due)) throw wrong('/due', '新的日期不能晚于次年年底');
};

export const withExtensionAsked = (task: Task, { node, due, reason }: Asking, day: Day): Task => ({
  ...task,
  pending: { kind: 'extension', node, from: dateOf(task, node), due, reason, day, update: task.version + 1 },
});

/** The application that waits. @throws RuleError NothingPending */
export const pendingExtension = ({ pending }: Pick<Task, 'pending'>): PendingExtension => {
  if (pending?.kind !== 'extension') throw new RuleError('NothingPending', '这项任务没有待审批的延期申请。');
  return pending;
};

/**
 * Who decides an extension: the leader in charge of the lead, but the chief
 *
 * - for a second extension of the task, and for one that ends more days after the first date than the policy lets a leader give
 * - when the lead is a dispatched department, which has no leader in the town: then also the office
 *
 * @param due the date that is to be granted
 */
export const deciderOf = (
  task: Task,
  due: Day,
  relation: Relation,
  policy: Pick<ReminderPolicy, 'limits'>,
): 'leader' | 'chief' | 'office' => {
  const { node, from } = pendingExtension(task);
  const first = task.extensions.find((one) => one.node === node)?.from ?? from;
  if (relation === 'dispatched') return 'office';
  const isLong = daysBetween(first, due) > limitsOf(policy).leaderMayExtend;
  return isLong || task.extensions.length > 0 ? 'chief' : 'leader';
};

/** @throws RuleError NothingPending · MoveIsWrong */
export const refuseExtensionDecision = (task: Task, { granted, due }: Deciding): void => {
  const { from } = pendingExtension(task);
  if (due === null) return;
  if (!granted) throw wrong('/due', '不同意延期的，不填日期');
  refuseDate(task, from, due);
};

/** Granted, the date moves and the extension stays visible; the last node goes with the task's own date, and the other way round. */
export const afterExtension = (task: Task, { granted, due }: Deciding, day: Day): Task => {
  const asked = pendingExtension(task);
  if (!granted) return { ...task, pending: null };
  const { node, from } = asked;
  const to = due ?? asked.due;
  const extension = { node, from, to, day, update: task.version + 1 };
  return { ...withDate(task, node, from, to), pending: null, extensions: [...task.extensions, extension] };
};

/** What is asked for when the date is no longer open, because it was reported done or got another one, needs no decision. */
export const withoutIdle = (task: Task): Task => {
  const { pending } = task;
  if (pending?.kind !== 'extension') return task;
  const node = pending.node === null ? task.nodes.at(-1) : task.nodes.find(({ name }) => name === pending.node);
  const isOpen = node === undefined || (node.doneOn === null && (pending.node === null || node.planned === pending.from));
  return isOpen ? task : { ...task, pending: null };
};

/** The task with one of its dates moved; `node` null for its own. */
export const withDate = (task: Task, node: string | null, from: Day | null, to: Day): Task => {
  const last = task.nodes.at(-1);
  const isWhole = node === null || (last?.name === node && task.dueStated && task.due === from);
  const moves = (name: string, planned: Day | null): boolean => name === node || (isWhole && name === last?.name && planned === from);
  return {
    ...task,
    ...(isWhole && { due: to, dueStated: true }),
    nodes: task.nodes.map((one) => (moves(one.name, one.planned) && one.doneOn === null ? { ...one, planned: to } : one)),
  };
};

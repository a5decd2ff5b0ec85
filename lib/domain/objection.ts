import type { Day } from './day.ts';
import { RuleError } from './errors.ts';
import { limitsOf } from './limits.ts';
import type { Move } from './move.ts';
import { leadBy } from './move-lead.ts';
import type { Task } from './task.ts';
import type { LightContext } from './traffic-light.ts';

type Objecting = Extract<Move, { kind: 'object' }>;
type Deciding = Extract<Move, { kind: 'decide-objection' }>;

/**
 * 提异议: a head says that a task is not the department's.
 *
 * - only before it is acknowledged, and within the policy's workdays since the department was given it
 * - one at a time; the task stays issued, and no light changes
 *
 * @throws RuleError ObjectionTooLate · DecisionPending · MoveIsWrong
 */
export const refuseObjection = (task: Task, { proposed }: Objecting, day: Day, { calendar, policy }: LightContext): void => {
  const { objectionWithin } = limitsOf(policy);
  if (task.pending !== null) throw new RuleError('DecisionPending', '这项任务已有一件待决定的申请，请等决定后再提。');
  if (day > calendar.add(task.assignedOn, objectionWithin))
    throw new RuleError('ObjectionTooLate', `提异议应在下达后${objectionWithin}个工作日内，期限已过，请与党政办联系。`);
  if (proposed === task.lead)
    throw new RuleError('MoveIsWrong', '建议的单位就是现在的牵头单位。', [{ pointer: '/proposed', message: '应为另一个单位' }]);
};

/** @throws RuleError NothingPending · MoveIsWrong */
export const refuseObjectionDecision = (task: Task, { upheld, lead }: Deciding): void => {
  if (task.pending?.kind !== 'objection') throw new RuleError('NothingPending', '这项任务没有待裁定的异议。');
  const message = !upheld ? (lead === null ? null : '不成立的异议不改牵头单位') : lead === null ? '请定由哪个单位牵头' : null;
  const same = upheld && lead === task.lead ? '应为另一个单位' : null;
  const wrong = message ?? same;
  if (wrong) throw new RuleError('MoveIsWrong', `裁定有误：${wrong}。`, [{ pointer: '/lead', message: wrong }]);
};

export const withObjection = (task: Task, { reason, proposed }: Objecting, day: Day): Task => ({
  ...task,
  pending: { kind: 'objection', reason, proposed, day, update: task.version + 1 },
});

/** Upheld, the task goes to another lead and is to be acknowledged there; rejected, it stays where it is. */
export const afterObjection = (task: Task, { upheld, lead, leader }: Deciding, day: Day): Task =>
  upheld && lead !== null ? { ...leadBy(task, { lead, leader: leader ?? '', day }), pending: null } : { ...task, pending: null };

/** Whether a task is acknowledged with the rest of its list: not one that was objected to, that would take the objection back. */
export const awaitsAcknowledgement = ({ state, pending }: Pick<Task, 'state' | 'pending'>): boolean =>
  state === 'issued' && pending?.kind !== 'objection';

/** Whether the lead of a task may still say that it is not the department's. */
export const mayObject = (task: Task, day: Day, { calendar, policy }: LightContext): boolean =>
  awaitsAcknowledgement(task) && task.pending === null && day <= calendar.add(task.assignedOn, limitsOf(policy).objectionWithin);

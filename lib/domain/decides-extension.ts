import { RuleError } from './errors.ts';
import { deciderOf, pendingExtension } from './extension.ts';
import type { Move } from './move.ts';
import { chiefsOf, leadersOf } from './recipients.ts';
import type { Task } from './task.ts';
import type { Organization, Person, Role } from './town.ts';

export interface Decider {
  readonly role: Role;
  /** Whose decision the office records: a leader's post or name; null when it is the caller's own. */
  readonly onBehalfOf: string | null;
}

const WHO = { leader: '分管领导', chief: '主要领导', office: '主要领导或党政办' } as const;

/**
 * Whether somebody may decide the extension that waits.
 *
 * - a leader: a first one of a department in own charge, not longer than the policy lets a leader give
 * - the chief: any
 * - the office: that of a dispatched department; of all others it records whose decision it was, naming who may decide
 *
 * @throws RuleError NothingPending · NotAllowed · MoveIsWrong
 */
export const refuseDecider = (
  task: Task,
  { due }: Extract<Move, { kind: 'decide-extension' }>,
  { role, onBehalfOf }: Decider,
  organization: Organization,
): void => {
  const relation = organization.departments.find(({ name }) => name === task.lead)?.relation ?? 'internal';
  const decider = deciderOf(task, due ?? pendingExtension(task).due, relation, organization.policy);
  if (role !== 'office' && onBehalfOf !== null) throw wrong('只有党政办可以代记他人的决定');
  if (role === 'chief') return;
  if (role === 'leader' && decider !== 'leader') throw new RuleError('NotAllowed', `这次延期应由${WHO[decider]}审批。`);
  if (role !== 'office' || (decider === 'office' && onBehalfOf === null)) return;
  if (onBehalfOf === null || !namesOf(task, decider, organization).includes(onBehalfOf))
    throw wrong(`请填是谁的决定：应由${WHO[decider]}审批`);
};

const wrong = (message: string): RuleError => new RuleError('MoveIsWrong', `${message}。`, [{ pointer: '/onBehalfOf', message }]);

/** Posts and names of those who may decide; the chief always may. */
const namesOf = (task: Task, decider: 'leader' | 'chief' | 'office', organization: Organization): readonly string[] => {
  const called = (people: readonly Person[]): readonly string[] => people.flatMap(({ name, post }) => [name, post]);
  const chiefs = [WHO.chief, ...called(chiefsOf(organization))];
  return decider === 'leader' ? [...chiefs, task.leader, ...called(leadersOf(organization, task.lead))] : chiefs;
};

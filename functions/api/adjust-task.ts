import type { BodyOf } from '#contract/routes.ts';
import { RuleError } from '#domain/errors.ts';
import { partsOfTask } from '#domain/ids.ts';
import type { Change } from '#domain/move.ts';
import type { Task } from '#domain/task.ts';
import type { Organization } from '#domain/town.ts';
import { decideOnTask } from '#runtime/decide-on-task.ts';
import { endpoint } from '#runtime/endpoint.ts';
import { leaderOf, refuseUnknown } from '#runtime/refuse-unknown.ts';
import type { Services } from '#runtime/services.ts';
import type { Write } from '#store/commit.ts';

/** 调整 of a published task: target, due date, lead; suspended, resumed, cancelled, replaced, terminated. Always with a basis. */
export const adjustTask = endpoint('adjustTask', (request, services) =>
  decideOnTask(
    request,
    services,
    (task, organization) => ({ ...changeOf(request.body.change, task, organization), basis: request.body.basis }),
    (task) => replacementStands(task, request.body.change, services),
  ),
);

/** The change as the rules take it: a new lead brings its leader in charge; the supporting departments stay unless they are named. */
const changeOf = (change: BodyOf<'adjustTask'>['change'], task: Task, organization: Organization): Change => {
  if (change.kind !== 'move-lead') return change;
  const { lead, supporting = task.supporting } = change;
  const named = (change.supporting ?? []).map((name, i) => ({ name, pointer: `/change/supporting/${i}` }));
  refuseUnknown(organization, [{ name: lead, pointer: '/change/lead' }, ...named]);
  return { kind: 'move-lead', lead, leader: leaderOf(organization, lead), supporting };
};

/** The task that takes the place has not ended, nor does it in this moment: two that are replaced by each other would both be gone. */
const replacementStands = async (
  { plan }: Task,
  change: BodyOf<'adjustTask'>['change'],
  { tasks }: Services,
): Promise<readonly Write[]> => {
  if (change.kind !== 'replace') return [];
  const other = partsOfTask(change.by);
  const found = other.plan === plan ? await tasks.find(plan, other.n) : undefined;
  if (!found) throw wrongReplacement('没有这项任务');
  if (found.state === 'ended') throw wrongReplacement('这项任务已结束');
  return [tasks.unchanged(found)];
};

const wrongReplacement = (message: string): RuleError => new RuleError('MoveIsWrong', `${message}。`, [{ pointer: '/change/by', message }]);

import type { BodyOf } from '#contract/routes.ts';
import { RuleError } from '#domain/errors.ts';
import type { Change } from '#domain/move.ts';
import type { Task } from '#domain/task.ts';
import type { Organization } from '#domain/town.ts';
import { partsOf } from '#runtime/act-on-task.ts';
import { decideOnTask } from '#runtime/decide-on-task.ts';
import { endpoint } from '#runtime/endpoint.ts';
import { leaderOf, refuseUnknown } from '#runtime/refuse-unknown.ts';
import type { Services } from '#runtime/services.ts';

/** 调整 of a published task: target, due date, lead; suspended, resumed, cancelled, replaced, terminated. Always with a basis. */
export const adjustTask = endpoint('adjustTask', (request, services) =>
  decideOnTask(request, services, async (task, organization) => {
    const { change, basis } = request.body;
    if (change.kind === 'replace') await refuseNoReplacement(change.by, services);
    return { ...changeOf(change, task, organization), basis };
  }),
);

/** The change as the rules take it: a new lead brings its leader in charge; the supporting departments stay unless they are named. */
const changeOf = (change: BodyOf<'adjustTask'>['change'], task: Task, organization: Organization): Change => {
  if (change.kind !== 'move-lead') return change;
  const { lead, supporting = task.supporting } = change;
  const named = (change.supporting ?? []).map((name, i) => ({ name, pointer: `/change/supporting/${i}` }));
  refuseUnknown(organization, [{ name: lead, pointer: '/change/lead' }, ...named]);
  return { kind: 'move-lead', lead, leader: leaderOf(organization, lead), supporting };
};

const refuseNoReplacement = async (by: string, { tasks }: Services): Promise<void> => {
  const { plan, n } = partsOf(by);
  const found = (await tasks.ofPlan(plan)).find((one) => one.n === n);
  const message = !found ? '没有这项任务' : found.state === 'ended' ? '这项任务已结束' : null;
  if (message) throw new RuleError('MoveIsWrong', `${message}。`, [{ pointer: '/change/by', message }]);
};

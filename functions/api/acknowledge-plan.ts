import { acknowledgeList } from '#domain/acknowledge-list.ts';
import { RuleError } from '#domain/errors.ts';
import { taskId } from '#domain/ids.ts';
import { writesOf } from '#runtime/act-on-task.ts';
import { endpoint } from '#runtime/endpoint.ts';
import { publishedTasks } from '#runtime/published-tasks.ts';
import { refuseUnknown } from '#runtime/refuse-unknown.ts';

/** 签收 of a whole list in one tap, but for the tasks to which the department objects; all in one transaction. */
export const acknowledgePlan = endpoint('acknowledgePlan', async (request, services) => {
  const { params, body, member, reach, version, day, town } = request;
  const plan = params.plan ?? '';
  const [department] = body.department !== undefined ? [body.department] : member.departments;
  if (department === undefined || (body.department === undefined && member.departments.length > 1))
    throw new RuleError('BodyIsWrong', '请填是哪个单位签收。', [{ pointer: '/department', message: '必填' }]);
  if (reach === 'own' && !member.departments.includes(department)) throw new RuleError('NotAllowed', `${department}不归您的单位。`);
  const [tasks, organization] = await Promise.all([publishedTasks(services, plan), services.organizations.load(town)]);
  refuseUnknown(organization, [
    { name: department, pointer: '/department' },
    ...body.objections.map(({ proposed }, i) => ({ name: proposed, pointer: `/objections/${i}/proposed` })),
  ]);
  const context = { day, calendar: services.calendar, policy: organization.policy };
  const made = acknowledgeList(tasks, department, body.objections, context);
  const items = made.map(({ after, move }) => ({
    task: taskId(plan, after.n),
    version: after.version,
    state: after.state,
    objected: move.kind === 'object',
  }));
  const answer = { status: 200, headers: {}, body: { plan, department, items } };
  const filledIn = { ...request, body: { ...body, onBehalfOf: reach === 'own' ? null : department } };
  await services.commit([
    ...request.record(answer),
    services.plans.unchanged(plan, version),
    ...made.flatMap((one) => writesOf(one, filledIn, services)),
  ]);
  return answer;
});

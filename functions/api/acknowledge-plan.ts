import type { BodyOf } from '#contract/routes.ts';
import { acknowledgeList } from '#domain/acknowledge-list.ts';
import { RuleError } from '#domain/errors.ts';
import { taskId } from '#domain/ids.ts';
import { townOn } from '#domain/open-departments.ts';
import { type MadeMove, writesOf } from '#runtime/act-on-task.ts';
import { endpoint } from '#runtime/endpoint.ts';
import { publishedTasks } from '#runtime/published-tasks.ts';
import { refuseUnknown } from '#runtime/refuse-unknown.ts';
import type { Request } from '#runtime/request.ts';

/** 签收 of a whole list in one tap, but for the tasks to which the department objects; all in one transaction. */
export const acknowledgePlan = endpoint('acknowledgePlan', async (request, services) => {
  const { params, body, reach, version, day, town } = request;
  const [plan = '', department] = [params.plan, departmentOf(request)];
  const [tasks, organization, calendar] = await Promise.all([
    publishedTasks(services, plan),
    services.organizations.load(town),
    services.calendars.of(town),
  ]);
  const proposals = body.objections.map(({ proposed }, i) => ({ name: proposed, pointer: `/objections/${i}/proposed` }));
  refuseUnknown(townOn(organization, day), [{ name: department, pointer: '/department' }, ...proposals]);
  const made = acknowledgeList(tasks, department, body.objections, { day, calendar, policy: organization.policy });
  const answer = { status: 200, headers: {}, body: { plan, department, items: made.map(itemOf) } };
  const told = { ...request, body: { ...body, onBehalfOf: reach === 'own' ? null : department } };
  await services.commit([
    ...request.record(answer),
    services.plans.unchanged(plan, version),
    ...made.flatMap((one) => writesOf(one, told, services)),
  ]);
  return answer;
});

/** The department that is named, else the caller's only one. */
const departmentOf = ({ body, member, reach }: Request<BodyOf<'acknowledgePlan'>>): string => {
  const department = body.department ?? (member.departments.length === 1 ? member.departments[0] : undefined);
  if (department === undefined) throw new RuleError('BodyIsWrong', '请填是哪个单位签收。', [{ pointer: '/department', message: '必填' }]);
  if (reach === 'own' && !member.departments.includes(department)) throw new RuleError('NotAllowed', `${department}不归您的单位。`);
  return department;
};

const itemOf = ({ after: { plan, n, version, state }, move }: MadeMove) => ({
  task: taskId(plan, n),
  version,
  state,
  objected: move.kind === 'object',
});

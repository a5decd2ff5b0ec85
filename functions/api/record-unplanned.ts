import { RuleError } from '#domain/errors.ts';
import { recordWork } from '#domain/unplanned.ts';
import { endpoint } from '#runtime/endpoint.ts';
import { commitWork, refuseOtherDepartment } from '#runtime/unplanned-view.ts';

/** Records work outside the plan; the office may do so for any department. */
export const recordUnplanned = endpoint('recordUnplanned', async (request, services) => {
  const { params, body, town, day } = request;
  const { via, reportedBy, ...words } = body;
  refuseOtherDepartment(words.department, request);
  const [header, { departments }, others] = await Promise.all([
    services.plans.load(params.plan ?? ''),
    services.organizations.load(town),
    services.unplanned.ofPlan(params.plan ?? ''),
  ]);
  if (header.status !== 'published') throw new RuleError('WrongStatus', '计划发布后才能记计划外工作。');
  if (!departments.some(({ name }) => name === words.department))
    throw new RuleError('RecordIsWrong', '没有这个单位。', [{ pointer: '/department', message: `没有“${words.department}”这个单位` }]);
  const after = recordWork(header.plan, words, others, day);
  const note = reportedBy === undefined ? '' : `告知人：${reportedBy}`;
  return commitWork(request, services, { before: null, after, write: services.unplanned.create(after), note, via });
});

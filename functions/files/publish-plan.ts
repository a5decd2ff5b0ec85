import { RuleError } from '#domain/errors.ts';
import { refuseEmpty } from '#domain/refuse-empty.ts';
import { accepted, underway } from '#runtime/accepted.ts';
import { openCarryOvers } from '#runtime/carry-over-candidates.ts';
import { endpoint } from '#runtime/endpoint.ts';
import { isRunOf } from '#runtime/machines.ts';

/** Starts the machine that freezes the draft into tasks. Named by plan and version, so the same press twice is one publication; what of last year is undecided is told. */
export const publishPlan = endpoint('publishPlan', async (request, services) => {
  const { params, version, member, at, day } = request;
  const { plan, status, ...header } = await services.plans.load(params.plan ?? '');
  const operation = `publish-${plan}-v${version}`;
  if (status === 'draft' && header.version !== version)
    throw new RuleError('VersionIsStale', `计划已被他人修改，请重新读取后再发布（当前版本 ${header.version}）。`, [], {
      present: header.version,
    });
  const { open } = await openCarryOvers(plan, await services.drafts.ofPlan(plan), day, services);
  const more = { openCarryOvers: open };
  if (status !== 'draft') {
    if (!isRunOf(header.publishing, operation)) throw new RuleError('WrongStatus', '只有草稿可以发布。');
    return underway(request, services, header.publishing ?? operation, { more });
  }
  refuseEmpty(header.tasks);
  return accepted(request, services, ['publish', operation, { plan, version, by: member.person, at }], more);
});

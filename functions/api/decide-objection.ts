import { decideOnTask } from '#runtime/decide-on-task.ts';
import { endpoint } from '#runtime/endpoint.ts';
import { leaderOf, refuseUnknown } from '#runtime/refuse-unknown.ts';

/** 裁定异议: upheld, the task goes to another lead, whose leader in charge follows from the directory. */
export const decideObjection = endpoint('decideObjection', (request, services) =>
  decideOnTask(request, services, (_task, organization) => {
    const { upheld, lead, note } = request.body;
    refuseUnknown(organization, [{ name: lead, pointer: '/lead' }]);
    return { kind: 'decide-objection', upheld, lead, leader: lead === null ? null : leaderOf(organization, lead), note };
  }),
);

import { refuseWrongBehalf } from '#runtime/act-on-task.ts';
import { decideOnTask } from '#runtime/decide-on-task.ts';
import { endpoint } from '#runtime/endpoint.ts';
import { refuseUnknown } from '#runtime/refuse-unknown.ts';

/** 提异议: not ours, with a reason and perhaps whose it is; the office decides. */
export const objectToTask = endpoint('objectToTask', (request, services) =>
  decideOnTask(request, services, (task, organization) => {
    const { reason, proposed } = request.body;
    refuseWrongBehalf(task, request);
    refuseUnknown(organization, [{ name: proposed, pointer: '/proposed' }]);
    return { kind: 'object', reason, proposed };
  }),
);

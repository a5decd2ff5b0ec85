import { refuseDecider } from '#domain/decides-extension.ts';
import { decideOnTask } from '#runtime/decide-on-task.ts';
import { endpoint } from '#runtime/endpoint.ts';

/** 审批延期, by the leader in charge or the chief; the office records whose decision it was. */
export const decideExtension = endpoint('decideExtension', (request, services) =>
  decideOnTask(request, services, (task, organization) => {
    const { granted, due, note, onBehalfOf = null } = request.body;
    const move = { kind: 'decide-extension', granted, due, note } as const;
    refuseDecider(task, move, { role: request.member.role, onBehalfOf }, organization);
    return move;
  }),
);

import { actOnTask } from '#runtime/act-on-task.ts';
import { endpoint } from '#runtime/endpoint.ts';

/** The office decides, with a reason, that an incident does not count for the year's verdict. */
export const discountIncident = endpoint('discountIncident', (request, services) =>
  actOnTask(request, services, { kind: 'discount-incident', k: Number(request.params.k), reason: request.body.reason }),
);

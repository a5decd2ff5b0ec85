import type { Letter } from '#domain/letter.ts';
import { lastLines } from '#domain/progress.ts';
import { headsOf } from '#domain/recipients.ts';
import type { Task } from '#domain/task.ts';
import { titleOf } from '#domain/title-of.ts';
import { actOnTask } from '#runtime/act-on-task.ts';
import { endpoint } from '#runtime/endpoint.ts';
import { letterTo } from '#runtime/letter-to.ts';

/** 退回: the heads hear of it at once, with the reason. */
export const returnClaim = endpoint('returnClaim', (request, services) => {
  const { reason } = request.body;
  const letters = async (task: Task): Promise<Letter[]> => {
    const organization = await services.organizations.load(request.town);
    const title = titleOf(task.text);
    const said = task.sensitive ? { reason: '', last: [] } : { reason, last: lastLines(task) };
    const content = { kind: 'returned', plan: task.plan, id: task.id, title, ...said } as const;
    return headsOf(organization, task.lead).map((person) =>
      letterTo(person, organization, { ...request, subject: `${task.plan}-${task.n}@${task.version}`, content }),
    );
  };
  return actOnTask(request, services, { kind: 'return', reason }, letters);
});

import type { AnswerOf } from '#contract/routes.ts';
import { RuleError } from '#domain/errors.ts';
import type { EvidenceFile } from '#domain/evidence-file.ts';
import type { Task } from '#domain/task.ts';
import { partsOf } from './act-on-task.ts';
import { publishedTask } from './published-tasks.ts';
import type { Request } from './request.ts';
import type { Services } from './services.ts';

export const evidenceView = ({
  id,
  name,
  bytes,
  sha256,
  type,
  by,
  at,
  arrived,
}: EvidenceFile): AnswerOf<'listEvidence'>['items'][number] => ({
  evidence: id,
  name,
  bytes,
  sha256,
  type,
  by,
  at,
  arrived,
});

/** The task whose evidence is meant. @throws RuleError NotFound · NotAllowed to a head of another department */
export const taskOfEvidence = async ({ params, reach, member }: Request, services: Services): Promise<Task> => {
  const { plan, n } = partsOf(params.task ?? '');
  const task = await publishedTask(services, plan, n);
  if (reach === 'own' && !member.departments.includes(task.lead))
    throw new RuleError('NotAllowed', `这项任务由${task.lead}牵头，佐证材料不归您的单位。`);
  return task;
};

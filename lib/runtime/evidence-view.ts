import type { AnswerOf } from '#contract/routes.ts';
import { RuleError } from '#domain/errors.ts';
import type { EvidenceFile } from '#domain/evidence-file.ts';
import { partsOfTask } from '#domain/ids.ts';
import type { Task } from '#domain/task.ts';
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
  const { plan, n } = partsOfTask(params.task ?? '');
  const task = await publishedTask(services, plan, n);
  if (reach === 'own' && !member.departments.includes(task.lead))
    throw new RuleError('NotAllowed', `这项任务由${task.lead}牵头，佐证材料不归您的单位。`);
  return task;
};

/** A report names files that were announced for its own task. @throws RuleError ReportIsWrong */
export const refuseUnknownEvidence = async (
  task: string,
  named: readonly string[] | undefined,
  { evidenceFiles }: Pick<Services, 'evidenceFiles'>,
): Promise<void> => {
  if (!named || named.length === 0) return;
  const { plan, n } = partsOfTask(task);
  const known = new Set((await evidenceFiles.ofTask(plan, n)).map(({ id }) => id));
  const fields = named.flatMap((id, i) => (known.has(id) ? [] : [{ pointer: `/evidence/${i}`, message: '本事项没有这份佐证材料。' }]));
  if (fields.length > 0) throw new RuleError('ReportIsWrong', fields[0]!.message, fields);
};

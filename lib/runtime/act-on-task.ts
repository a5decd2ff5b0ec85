import { etagOf } from '#contract/etag.ts';
import type { AnswerOf } from '#contract/routes.ts';
import { consistencyWarnings } from '#domain/consistency.ts';
import { RuleError } from '#domain/errors.ts';
import { partsOfTask, taskId, updateId } from '#domain/ids.ts';
import { type AnsweredTogether, answersTogether } from '#domain/joint-report.ts';
import type { Letter } from '#domain/letter.ts';
import type { Move } from '#domain/move.ts';
import type { Task } from '#domain/task.ts';
import { moveTask } from '#domain/task-moves.ts';
import { textWarnings } from '#domain/text-warnings.ts';
import { refuseEarlyVerdict } from '#domain/year-end-verdict.ts';
import type { Write } from '#store/commit.ts';
import type { Answer } from './endpoint.ts';
import { othersOfGroup } from './others-of-group.ts';
import { publishedTask } from './published-tasks.ts';
import type { Request } from './request.ts';
import type { Services } from './services.ts';
import { type Actor, byOf, entryOf, ownerOf } from './task-entry.ts';
import { townRules } from './town-rules.ts';

/** What every act on a task may say about who acts. */
export interface FilledIn {
  readonly onBehalfOf?: string | null | undefined;
  readonly via?: 'page' | 'api' | 'phone' | 'meeting' | undefined;
  /** Who told it, when the office or a colleague types it. */
  readonly reportedBy?: string | undefined;
}

/** What every move is answered with. */
export type Moved = AnswerOf<'reportProgress'>;

/**
 * One move of one task: load, decide, commit. New state, history and the answer are one transaction.
 * @throws RuleError NotFound · NotAllowed · VersionIsStale · what the move's rule refuses
 */
export const actOnTask = async (request: Request<FilledIn>, services: Services, move: Move): Promise<Answer<Moved>> => {
  const { plan, n } = partsOfTask(request.params.task ?? '');
  const [task, rules] = await Promise.all([publishedTask(services, plan, n), townRules(request.town, services)]);
  const owner = ownerOf(task, move);
  refuseStrangers(task, request, owner);
  refuseWrongBehalf(task, request, owner);
  refuseStale(task, request);
  const moved = moveTask(task, move, { day: request.day, ...rules });
  if (move.kind === 'assess') refuseEarlyVerdict(task, request.member.role, request.day, rules);
  const together = answersTogether(task, moved, move, await othersOfGroup(task, services), { day: request.day, ...rules });
  const beside = together.flatMap((made) => besideWrites(made, request, services));
  return commitMove({ before: task, after: moved, move }, [], request, services, beside);
};

/** Of another task of the group, which the same report answers. */
const besideWrites = (made: AnsweredTogether, request: Request<FilledIn>, { tasks, histories }: Services): Write[] => [
  tasks.replaceBeside(made.after, request.at),
  histories.append(entryOf(made.before, made.after, made.move, actorOf(made.after.lead, request), request)),
];

/** A move that was made. */
export interface MadeMove {
  readonly before: Task;
  readonly after: Task;
  readonly move: Move;
}

/** Commits a move with all that belongs to it as one transaction, under more conditions than its version, and answers it. */
export const commitMove = async (
  made: MadeMove,
  letters: readonly Letter[],
  request: Request<FilledIn>,
  services: Services,
  conditions: readonly Write[] = [],
): Promise<Answer<Moved>> => {
  const answer = answerOf(made, request);
  await services.commit([
    ...request.record(answer),
    ...conditions,
    ...writesOf(made, request, services),
    ...letters.map((letter) => services.letters.queue(letter)),
  ]);
  return answer;
};

/** The task and its entry. */
export const writesOf = ({ before, after, move }: MadeMove, request: Request<FilledIn>, { tasks, histories }: Services): Write[] => [
  tasks.replace(after, request.at),
  histories.append(entryOf(before, after, move, actorOf(ownerOf(after, move), request), request)),
];

/**
 * A head acts only on the tasks of an own department, a leader only on those in own charge.
 * @param owner who acts: the lead, or the supporting department that answers
 * @throws RuleError NotAllowed
 */
export const refuseStrangers = (task: Task, { reach, member }: Request, owner = task.lead): void => {
  if (reach === 'town' || member.departments.includes(owner)) return;
  throw new RuleError('NotAllowed', owner === task.lead ? `这项任务由${owner}牵头，不归您的单位。` : `请由${owner}自己反馈。`);
};

/** Only the office fills in for another. @throws RuleError BodyIsWrong */
export const refuseWrongBehalf = (task: Task, { member, body }: Request<FilledIn>, owner = task.lead): void => {
  const { onBehalfOf } = body;
  if (!onBehalfOf) return;
  const whose = owner === task.lead ? '牵头' : '配合';
  const message = member.role !== 'office' ? '只有党政办可以代填' : onBehalfOf !== owner ? `这项任务由${owner}${whose}` : null;
  if (message) throw new RuleError('BodyIsWrong', `不能代“${onBehalfOf}”填报：${message}。`, [{ pointer: '/onBehalfOf', message }]);
};

/** @throws RuleError VersionIsStale */
export const refuseStale = (task: Task, { version }: Request): void => {
  if (task.version === version) return;
  const message = `这项任务已被他人更新，请重新读取后再报（当前版本 ${task.version}）。`;
  throw new RuleError('VersionIsStale', message, [], { present: task.version });
};

const answerOf = ({ before, after: task, move }: MadeMove, { body }: Request): Answer<Moved> => ({
  status: 200,
  headers: { etag: etagOf(task.version) },
  body: {
    task: taskId(task.plan, task.n),
    version: task.version,
    state: task.state,
    update: updateId(task.plan, task.n, task.version),
    warnings: [...textWarnings(body), ...consistencyWarnings(before, task, move)],
  },
});

const actorOf = (owner: string, { member, body }: Request<FilledIn>): Actor => ({
  by: byOf(owner, member),
  onBehalfOf: body.onBehalfOf ?? null,
  via: body.via ?? (body.onBehalfOf ? 'phone' : 'api'),
  reportedBy: body.reportedBy ?? null,
});

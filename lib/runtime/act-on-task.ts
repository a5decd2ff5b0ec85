import type { AnswerOf } from '#contract/routes.ts';
import { RuleError } from '#domain/errors.ts';
import { taskId, updateId } from '#domain/ids.ts';
import type { Letter } from '#domain/letter.ts';
import type { Move } from '#domain/move.ts';
import type { Task } from '#domain/task.ts';
import { moveTask } from '#domain/task-moves.ts';
import type { Write } from '#store/commit.ts';
import type { Answer } from './endpoint.ts';
import { publishedTask } from './published-tasks.ts';
import type { Request } from './request.ts';
import type { Services } from './services.ts';
import { type Actor, entryOf } from './task-entry.ts';
import { taskEtag } from './task-view.ts';

/** What every act on a task may say about who acts. */
export interface FilledIn {
  readonly onBehalfOf?: string | null | undefined;
  readonly via?: 'page' | 'api' | 'phone' | 'meeting' | undefined;
  /** Who told it, when the office or a colleague types it. */
  readonly reportedBy?: string | undefined;
}

/** What every move is answered with. */
export type Moved = AnswerOf<'reportProgress'>;

/** `<plan>-<n>` taken apart. */
export const partsOf = (task: string): { plan: string; n: string } => {
  const hyphen = task.lastIndexOf('-');
  return { plan: task.slice(0, Math.max(0, hyphen)), n: task.slice(hyphen + 1) };
};

/**
 * One move of one task: load, decide, commit. New state, history and the answer are one transaction.
 * @throws RuleError NotFound · NotAllowed · VersionIsStale · what the move's rule refuses
 */
export const actOnTask = async (request: Request<FilledIn>, services: Services, move: Move): Promise<Answer<Moved>> => {
  const { plan, n } = partsOf(request.params.task ?? '');
  const [task, policy] = await Promise.all([publishedTask(services, plan, n), services.organizations.policy(request.town)]);
  refuseStrangers(task, request);
  refuseWrongBehalf(task, request);
  refuseStale(task, request);
  const moved = moveTask(task, move, { day: request.day, calendar: services.calendar, policy });
  return commitMove({ before: task, after: moved, move }, [], request, services);
};

/** A move that was made. */
export interface MadeMove {
  readonly before: Task;
  readonly after: Task;
  readonly move: Move;
}

/** Commits a move with all that belongs to it as one transaction, and answers it. */
export const commitMove = async (
  made: MadeMove,
  letters: readonly Letter[],
  request: Request<FilledIn>,
  services: Services,
): Promise<Answer<Moved>> => {
  const answer = answerOf(made.after, request);
  await services.commit([
    ...request.record(answer),
    ...writesOf(made, request, services),
    ...letters.map((letter) => services.letters.queue(letter)),
  ]);
  return answer;
};

/** The task and its entry. */
export const writesOf = ({ before, after, move }: MadeMove, request: Request<FilledIn>, { tasks, histories }: Services): Write[] => [
  tasks.replace(after),
  histories.append(entryOf(before, after, move, actorOf(request), request)),
];

/** A head acts only on the tasks of an own department, a leader only on those in own charge. @throws RuleError NotAllowed */
export const refuseStrangers = (task: Task, { reach, member }: Request): void => {
  if (reach === 'own' && !member.departments.includes(task.lead))
    throw new RuleError('NotAllowed', `这项任务由${task.lead}牵头，不归您的单位。`);
};

/** Only the office fills in for another. @throws RuleError BodyIsWrong */
export const refuseWrongBehalf = (task: Task, { member, body }: Request<FilledIn>): void => {
  const { onBehalfOf } = body;
  if (!onBehalfOf) return;
  const message = member.role !== 'office' ? '只有党政办可以代填' : onBehalfOf !== task.lead ? `这项任务由${task.lead}牵头` : null;
  if (message) throw new RuleError('BodyIsWrong', `不能代“${onBehalfOf}”填报：${message}。`, [{ pointer: '/onBehalfOf', message }]);
};

/** @throws RuleError VersionIsStale */
export const refuseStale = (task: Task, { version }: Request): void => {
  if (task.version === version) return;
  const message = `这项任务已被他人更新，请重新读取后再报（当前版本 ${task.version}）。`;
  throw new RuleError('VersionIsStale', message, [], { present: task.version });
};

const answerOf = (task: Task, { day }: Request): Answer<Moved> => ({
  status: 200,
  headers: { etag: taskEtag(task.version, day) },
  body: { task: taskId(task.plan, task.n), version: task.version, state: task.state, update: updateId(task.plan, task.n, task.version) },
});

const actorOf = ({ member, body }: Request<FilledIn>): Actor => ({
  by: { person: member.person, name: member.name, role: member.role },
  onBehalfOf: body.onBehalfOf ?? null,
  via: body.via ?? (body.onBehalfOf ? 'phone' : 'api'),
  reportedBy: body.reportedBy ?? null,
});

import type { AnswerOf, BodyOf } from '#contract/routes.ts';
import { RuleError } from '#domain/errors.ts';
import { groupsOf } from '#domain/groups-of.ts';
import { taskId } from '#domain/ids.ts';
import { afterMerger, type Merged, mergedDepartments } from '#domain/merge-departments.ts';
import { headsOf, officeOf, ownHeadsOf } from '#domain/recipients.ts';
import { isTakenOver } from '#domain/take-over.ts';
import type { Task } from '#domain/task.ts';
import { afterMove } from '#domain/task-moves.ts';
import type { LightContext } from '#domain/traffic-light.ts';
import { goesOn, type Merging } from '#domain/unfinished-merger.ts';
import type { Write } from '#store/commit.ts';
import { writesOf } from './act-on-task.ts';
import { commitTownChange, townAsSeen } from './change-town.ts';
import type { Answer } from './endpoint.ts';
import { handOverLetters, listsSaid } from './hand-over-letters.ts';
import type { PublishedPlan } from './list-letters.ts';
import type { Request } from './request.ts';
import { revokeLinksOfPeople } from './revoke-links-of-people.ts';
import type { Services } from './services.ts';
import { townRules } from './town-rules.ts';
import { townTasks } from './town-tasks.ts';

type Asked = Request<BodyOf<'mergeDepartments'>>;

/** Two items a task, the town's version and how far the merger has come: 82 in a transaction that may hold 100. */
const TASKS_AT_ONCE = 40;

/**
 * 合并: moves every unfinished task of the merged departments to their successor, in transactions of some tasks each, then closes the
 * departments in a last one, after the mail links of their heads were revoked, with the letters, the history and the answer. One that was interrupted is gone on with by the same POST:
 * what was moved is kept in the first ones, and nothing is moved twice.
 *
 * @throws RuleError VersionIsStale · BodyIsWrong · DepartmentClosed · MergerUnfinished · WrongStatus · Busy
 */
export const carryOutMerger = async (request: Asked, services: Services): Promise<Answer<AnswerOf<'mergeDepartments'>>> => {
  const { body, day, town } = request;
  const organization = await townAsSeen(request, services);
  const begun = await services.mergers.find(town);
  goesOn(body, begun);
  if (body.basis.date > day)
    throw new RuleError('BodyIsWrong', '合并有误，内容未保存。', [{ pointer: '/basis/date', message: '依据的日期还没有到' }]);
  const merged = mergedDepartments(organization, body, day);
  const [plans, rules] = await Promise.all([townTasks(town, services), townRules(town, services)]);
  const { plans: after, moved } = await moveTasks(plans, begun, { request, services, merged, rules });
  await revokeLinksOfPeople(
    body.from.flatMap((department) => ownHeadsOf(organization, department)),
    request,
    services,
  );
  const next = afterMerger(organization, merged, body);
  const { name } = merged.successor;
  const handedOver = after.flatMap(({ tasks }) => tasks).filter(({ plan, n, lead }) => lead === name && moved.includes(taskId(plan, n)));
  const said = { why: 'merger', department: name, from: body.from, basis: body.basis.text } as const;
  const readers = [...headsOf(next, name, day), ...officeOf(next)];
  const letters = handOverLetters(
    { ...said, organization: next, tasks: handedOver, readers, version: organization.version + 1 },
    request,
    rules,
  );
  return commitTownChange(request, services, organization, {
    kind: 'departments-merged',
    next,
    before: merged.from,
    after: { successor: merged.successor, basis: body.basis, validFrom: body.validFrom, moved },
    note: `${body.from.join('、')}并入${name}`,
    alongside: [
      services.mergers.finish(town),
      ...letters.map((letter) => services.letters.queue(letter)),
      ...(await listsSaid(name, after, next, request, services)),
    ],
    answerOf: (version) => ({ body: { version, successor: merged.successor, moved, letters: letters.length } }),
  });
};

interface Scene {
  readonly request: Asked;
  readonly services: Services;
  readonly merged: Merged;
  readonly rules: LightContext;
}

/** Moves what is not yet moved; the plans as they are after it, and the ids of all that was moved by this merger. */
const moveTasks = async (plans: readonly PublishedPlan[], begun: Merging | undefined, scene: Scene) => {
  const { request, services, merged, rules } = scene;
  const { town, day, body } = request;
  const { name: lead, leader } = merged.successor;
  const move = { kind: 'take-over', from: body.from, lead, leader, basis: body.basis } as const;
  const affected = plans.flatMap(({ tasks }) => tasks).filter((task) => isTakenOver(task, body.from));
  const after = new Map<string, Task>();
  let merging = begun;
  for (const group of groupsOf(affected, TASKS_AT_ONCE)) {
    const made = group.map((before) => ({ before, after: afterMove(before, move, { day, ...rules }), move }));
    const moved = [...(merging?.moved ?? []), ...group.map(({ plan, n }) => taskId(plan, n))];
    const next: Merging = { from: body.from, into: lead, moved };
    await services.commit([
      services.organizations.unchanged(town, request.version),
      services.mergers.keep(town, next, merging),
      ...made.flatMap((one) => writesOf(one, { ...request, body: {} }, services)).map(resumable),
    ]);
    merging = next;
    for (const one of made) after.set(taskId(one.after.plan, one.after.n), one.after);
  }
  const latest = (task: Task): Task => after.get(taskId(task.plan, task.n)) ?? task;
  return { plans: plans.map((plan) => ({ ...plan, tasks: plan.tasks.map(latest) })), moved: merging?.moved ?? [] };
};

/** Somebody reported on a task in this moment: the merger is asked for once more, and goes on. */
const resumable = (write: Write): Write => ({
  ...write,
  refused: () => new RuleError('Busy', '合并途中有任务刚被他人更新，请用同样的内容再提交一次，会接着做完。'),
});

import type { AnswerOf, BodyOf } from '#contract/routes.ts';
import { RuleError } from '#domain/errors.ts';
import { groupsOf } from '#domain/groups-of.ts';
import { taskId } from '#domain/ids.ts';
import { afterMerger, type Merged, mergedDepartments } from '#domain/merge-departments.ts';
import { headsOf, officeOf, ownHeadsOf } from '#domain/recipients.ts';
import { isTakenOver } from '#domain/take-over.ts';
import { afterMove } from '#domain/task-moves.ts';
import type { Organization } from '#domain/town.ts';
import type { LightContext } from '#domain/traffic-light.ts';
import { goesOn, type Merging } from '#domain/unfinished-merger.ts';
import { refuseTooMany, type Write } from '#store/commit.ts';
import { type MadeMove, writesOf } from './act-on-task.ts';
import { commitTownChange, type TownChange, townAsSeen, writesOfChange } from './change-town.ts';
import type { Answer } from './endpoint.ts';
import { handOverLetters, listsSaid } from './hand-over-letters.ts';
import type { PublishedPlan } from './list-letters.ts';
import type { Request } from './request.ts';
import { revokeLinksOfPeople } from './revoke-links-of-people.ts';
import type { Services } from './services.ts';
import { townRules } from './town-rules.ts';
import { townTasks } from './town-tasks.ts';

type Asked = Request<BodyOf<'mergeDepartments'>>;
type Merger = Answer<AnswerOf<'mergeDepartments'>>;

/** Two items a task, the town's version and how far the merger has come: 82 in a transaction that may hold 100. */
const TASKS_AT_ONCE = 40;

/** A merger as it is carried out: the town before it, what it makes, and the move that each of its tasks makes. */
interface Scene {
  readonly request: Asked;
  readonly services: Services;
  readonly organization: Organization;
  readonly merged: Merged;
  readonly rules: LightContext;
}

/**
 * 合并: moves every unfinished task of the merged departments to their successor, in transactions of some tasks each, then closes the
 * departments in a last one, after the mail links of their heads were revoked, with the letters, the history and the answer. One that was
 * interrupted is gone on with by the same POST: what was moved is kept in the first ones, and nothing is moved twice. One whose last
 * transaction would be too large is not begun.
 *
 * @throws RuleError VersionIsStale · BodyIsWrong · DepartmentClosed · MergerUnfinished · WrongStatus · TooLarge · Busy
 */
export const carryOutMerger = async (request: Asked, services: Services): Promise<Merger> => {
  try {
    return await goThrough(request, services);
  } catch (error) {
    // Of two at once the one that was overtaken may meet anything of the other's; once the town has moved on, that is what is told.
    if (error instanceof RuleError) await townAsSeen(request, services);
    throw error;
  }
};

const goThrough = async (request: Asked, services: Services): Promise<Merger> => {
  const { body, day, town } = request;
  const organization = await townAsSeen(request, services);
  const begun = await services.mergers.find(town);
  goesOn(body, begun);
  if (body.basis.date > day)
    throw new RuleError('BodyIsWrong', '合并有误，内容未保存。', [{ pointer: '/basis/date', message: '依据的日期还没有到' }]);
  const merged = mergedDepartments(organization, body, day);
  const scene = { request, services, organization, merged, rules: await townRules(town, services) };
  const merging = begun ?? (await begin(scene));
  const plans = await townTasks(town, services);
  const made = takeOvers(plans, scene);
  const after = withMoved(plans, made);
  await moveTasks(made, merging, scene);
  await revokeLinksOfPeople(
    body.from.flatMap((department) => ownHeadsOf(organization, department)),
    request,
    services,
  );
  const moved = [...merging.moved, ...made.map(({ after: { plan, n } }) => taskId(plan, n))];
  return commitTownChange(request, services, organization, await closing(after, moved, scene));
};

/**
 * Notes that a merger is under way, before its tasks are looked for: from then on nobody gives a task to another department, so that none is
 * given to one that is about to close.
 * @throws RuleError TooLarge · MergerUnfinished
 */
const begin = async (scene: Scene): Promise<Merging> => {
  const { request, services, organization, merged } = scene;
  const plans = await townTasks(request.town, services);
  const last = await closing(withMoved(plans, takeOvers(plans, scene)), [], scene);
  refuseTooMany((await writesOfChange(request, services, organization, last)).writes);
  const merging: Merging = { from: request.body.from, into: merged.successor.name, moved: [] };
  try {
    await services.commit([services.organizations.unchanged(request.town, request.version), services.mergers.begin(request.town, merging)]);
    return merging;
  } catch (error) {
    // Another request began one in this moment: the same is gone on with by both, and one of them finishes it.
    await townAsSeen(request, services);
    const other = await services.mergers.find(request.town);
    if (other && goesOn(request.body, other)) return other;
    throw error;
  }
};

const takeOvers = (plans: readonly PublishedPlan[], { request: { body, day }, merged, rules }: Scene): MadeMove[] => {
  const { name: lead, leader } = merged.successor;
  const move = { kind: 'take-over', from: body.from, lead, leader, basis: body.basis } as const;
  const affected = plans.flatMap(({ tasks }) => tasks).filter((task) => isTakenOver(task, body.from));
  return affected.map((before) => ({ before, after: afterMove(before, move, { day, ...rules }), move }));
};

/** The plans with their tasks as they are after the moves. */
const withMoved = (plans: readonly PublishedPlan[], made: readonly MadeMove[]): PublishedPlan[] => {
  const after = new Map(made.map((one) => [taskId(one.after.plan, one.after.n), one.after]));
  return plans.map((plan) => ({ ...plan, tasks: plan.tasks.map((task) => after.get(taskId(task.plan, task.n)) ?? task) }));
};

/** The last step: the departments are closed, and their successor's heads and the office get the list of what is handed over. */
const closing = async (
  plans: readonly PublishedPlan[],
  moved: readonly string[],
  { request, services, organization, merged, rules }: Scene,
): Promise<TownChange<AnswerOf<'mergeDepartments'>>> => {
  const { body, day, town } = request;
  const next = afterMerger(organization, merged, body);
  const { name } = merged.successor;
  const tasks = plans.flatMap((plan) => plan.tasks).filter(({ plan, n, lead }) => lead === name && moved.includes(taskId(plan, n)));
  const said = { why: 'merger', department: name, from: body.from, basis: body.basis.text } as const;
  const readers = [...headsOf(next, name, day), ...officeOf(next)];
  const letters = handOverLetters({ ...said, organization: next, tasks, readers, version: organization.version + 1 }, request, rules);
  return {
    kind: 'departments-merged',
    next,
    before: merged.from,
    after: { successor: merged.successor, basis: body.basis, validFrom: body.validFrom, moved },
    note: `${body.from.join('、')}并入${name}`,
    alongside: [
      services.mergers.finish(town, moved),
      ...letters.map((letter) => services.letters.queue(letter)),
      ...(await listsSaid(name, plans, next, request, services)),
    ],
    answerOf: (version) => ({ body: { version, successor: merged.successor, moved, letters: letters.length } }),
  };
};

/** Writes the moves, some tasks at a time, each time with how far the merger has come. */
const moveTasks = async (made: readonly MadeMove[], begun: Merging, { request, services }: Scene): Promise<void> => {
  const { town } = request;
  let merging = begun;
  for (const group of groupsOf(made, TASKS_AT_ONCE)) {
    const next: Merging = { ...merging, moved: [...merging.moved, ...group.map(({ after }) => taskId(after.plan, after.n))] };
    await services.commit([
      services.organizations.unchanged(town, request.version),
      services.mergers.keep(town, next, merging),
      ...group.flatMap((one) => writesOf(one, { ...request, body: {} }, services)).map(resumable),
    ]);
    merging = next;
  }
};

/** Somebody reported on a task in this moment: the merger is asked for once more, and goes on. */
const resumable = (write: Write): Write => ({
  ...write,
  refused: () => new RuleError('Busy', '合并途中有任务刚被他人更新，请用同样的内容再提交一次，会接着做完。'),
});

import { partsOfTask } from '#domain/ids.ts';
import type { Move } from '#domain/move.ts';
import { townOn } from '#domain/open-departments.ts';
import type { Task } from '#domain/task.ts';
import { moveTask } from '#domain/task-moves.ts';
import type { Organization } from '#domain/town.ts';
import type { Write } from '#store/commit.ts';
import { commitMove, type FilledIn, type Moved, refuseStale, refuseStrangers } from './act-on-task.ts';
import type { Answer } from './endpoint.ts';
import { givenToOpen } from './given-to-open.ts';
import { movedLetters } from './moved-letters.ts';
import { publishedTask } from './published-tasks.ts';
import type { Request } from './request.ts';
import type { Services } from './services.ts';

/** Moves that give a task to another department. */
const GIVES_LEAD: readonly Move['kind'][] = ['decide-objection', 'move-lead'];

/**
 * A move that needs to know the town, and whose letters go out at once: load, decide, commit, all in one transaction.
 * @param decide the move, given the task and the town; it refuses what the task's own rules cannot know
 * @param alsoHolds what must hold of other things in the moment of the move
 * @throws RuleError NotFound · NotAllowed · VersionIsStale · what `decide` or the move's rule refuses
 */
export const decideOnTask = async (
  request: Request<FilledIn>,
  services: Services,
  decide: (task: Task, organization: Organization) => Move,
  alsoHolds: (task: Task) => Promise<readonly Write[]> = async () => [],
): Promise<Answer<Moved>> => {
  const { plan, n } = partsOfTask(request.params.task ?? '');
  const [before, organization, calendar] = await Promise.all([
    publishedTask(services, plan, n),
    services.organizations.load(request.town),
    services.calendars.of(request.town),
  ]);
  refuseStrangers(before, request);
  refuseStale(before, request);
  const move = decide(before, townOn(organization, request.day));
  const after = moveTask(before, move, { day: request.day, calendar, policy: organization.policy });
  const made = { before, after, move };
  const toOpen = GIVES_LEAD.includes(move.kind) ? givenToOpen(organization, services, request) : [];
  const conditions = [...toOpen, ...(await alsoHolds(before))];
  return commitMove(made, movedLetters(made, organization, calendar, request), request, services, conditions);
};

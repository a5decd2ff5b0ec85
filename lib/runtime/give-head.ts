import type { AnswerOf, BodyOf } from '#contract/routes.ts';
import { withHead } from '#domain/change-head.ts';
import { UNFINISHED } from '#domain/moves.ts';
import { personOf } from '#domain/organization-changes.ts';
import { ownHeadsOf } from '#domain/recipients.ts';
import { isSameContent } from '#domain/same-content.ts';
import { changeTown } from './change-town.ts';
import type { Answer } from './endpoint.ts';
import { handOverLetters, listsSaid } from './hand-over-letters.ts';
import type { Request } from './request.ts';
import { revokeLinksOfPeople } from './revoke-links-of-people.ts';
import type { Services } from './services.ts';
import { townRules } from './town-rules.ts';
import { townTasks } from './town-tasks.ts';

type Asked = Request<BodyOf<'changeHead'>>;

/**
 * 换人: the department gets another head, its old heads' mail links are revoked, and the new one gets the list of its tasks in one letter.
 * @throws RuleError VersionIsStale · NotFound · DepartmentClosed · BodyIsWrong · WrongStatus
 */
export const giveHead = (request: Asked, services: Services): Promise<Answer<AnswerOf<'changeHead'>>> =>
  changeTown(request, services, async (organization) => {
    const { body, day, params, town } = request;
    const { department = '' } = params;
    const next = withHead(organization, department, { head: body.person, from: body.from, day });
    const person = personOf(next, typeof body.person === 'string' ? body.person : body.person.email);
    const [plans, rules] = await Promise.all([townTasks(town, services), townRules(town, services)]);
    const tasks = plans.flatMap((plan) => plan.tasks).filter(({ lead, state }) => lead === department && UNFINISHED.includes(state));
    const said = { why: 'new-head', department, from: [], basis: '' } as const;
    const readers = isSameContent(next, organization) ? [] : [person];
    const version = organization.version + 1;
    const heads = ownHeadsOf(organization, department);
    await revokeLinksOfPeople(
      heads.filter(({ id }) => id !== person.id),
      request,
      services,
    );
    const letters = handOverLetters({ ...said, organization: next, tasks, readers, version }, request, rules);
    return {
      kind: 'head-changed',
      next,
      before: heads.map(({ id }) => id),
      after: { heads: [person.id], from: body.from },
      note: `${department}：${person.name}`,
      alongside: [
        ...letters.map((letter) => services.letters.queue(letter)),
        ...(readers.length > 0 ? await listsSaid(department, plans, next, request, services) : []),
      ],
      answerOf: (changed) => ({ body: { version: changed, person, tasks: tasks.length, letters: letters.length } }),
    };
  });

import { withHead } from '#domain/change-head.ts';
import { UNFINISHED } from '#domain/moves.ts';
import { personOf } from '#domain/organization-changes.ts';
import { ownHeadsOf } from '#domain/recipients.ts';
import { isSameContent } from '#domain/same-content.ts';
import { changeTown } from '#runtime/change-town.ts';
import { endpoint } from '#runtime/endpoint.ts';
import { handOverLetters, listsSaid } from '#runtime/hand-over-letters.ts';
import { townRules } from '#runtime/town-rules.ts';
import { townTasks } from '#runtime/town-tasks.ts';

/** 换人: tasks are the department's and stay; the new head gets the list of them. */
export const changeHead = endpoint('changeHead', (request, services) =>
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
    const letters = handOverLetters({ ...said, organization: next, tasks, readers, version }, request, rules);
    const names = (heads: readonly { readonly id: string }[]) => heads.map(({ id }) => id);
    return {
      kind: 'head-changed',
      next,
      before: names(ownHeadsOf(organization, department)),
      after: { heads: [person.id], from: body.from },
      note: `${department}：${person.name}`,
      alongside: [
        ...letters.map((letter) => services.letters.queue(letter)),
        ...(readers.length > 0 ? await listsSaid(department, plans, next, request, services) : []),
      ],
      answerOf: (changed) => ({ body: { version: changed, person, tasks: tasks.length, letters: letters.length } }),
    };
  }),
);

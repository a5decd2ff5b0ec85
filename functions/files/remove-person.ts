import { personOf, refuseWithoutOffice, withoutPerson } from '#domain/organization-changes.ts';
import { changeTown } from '#runtime/change-town.ts';
import { endpoint } from '#runtime/endpoint.ts';
import { revokeLinksOfPeople } from '#runtime/revoke-links-of-people.ts';

/** Takes a person off the list: the rights and mail links end with this answer, the history keeps the name. */
export const removePerson = endpoint('removePerson', (request, services) =>
  changeTown(request, services, async (organization) => {
    const before = personOf(organization, request.params.person ?? '');
    const next = withoutPerson(organization, before.id);
    refuseWithoutOffice(next, request.member.person);
    await revokeLinksOfPeople([before], request, services);
    return { kind: 'person-removed', next, before, after: null, note: before.name, answerOf: (version) => ({ body: { version } }) };
  }),
);

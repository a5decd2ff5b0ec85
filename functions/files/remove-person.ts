import { personOf, withoutPerson } from '#domain/organization-changes.ts';
import { changeTown } from '#runtime/change-town.ts';
import { endpoint } from '#runtime/endpoint.ts';

/** Takes a person off the list: the rights end with this answer, the history keeps the name. */
export const removePerson = endpoint('removePerson', (request, services) =>
  changeTown(request, services, (organization) => {
    const before = personOf(organization, request.params.person ?? '');
    const next = withoutPerson(organization, before.id);
    return { kind: 'person-removed', next, before, after: null, note: before.name, answerOf: (version) => ({ body: { version } }) };
  }),
);

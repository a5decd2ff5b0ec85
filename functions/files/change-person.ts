import { personOf, withPersonChanged } from '#domain/organization-changes.ts';
import { changeTown } from '#runtime/change-town.ts';
import { endpoint } from '#runtime/endpoint.ts';

/** Changes a person. Another address is another id: the person is found under it from now on. */
export const changePerson = endpoint('changePerson', (request, services) =>
  changeTown(request, services, (organization) => {
    const before = personOf(organization, request.params.person ?? '');
    const next = withPersonChanged(organization, before.id, request.body, request.day);
    const person = personOf(next, request.body.email ?? before.id);
    return {
      kind: 'person-changed',
      next,
      before,
      after: person,
      note: person.name,
      answerOf: (version) => ({ body: { version, person } }),
    };
  }),
);

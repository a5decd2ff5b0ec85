import { withPerson } from '#domain/organization-changes.ts';
import { changeTown } from '#runtime/change-town.ts';
import { endpoint } from '#runtime/endpoint.ts';

/** Puts a person on the list; who has an address may sign in from now on. */
export const addPerson = endpoint('addPerson', (request, services) =>
  changeTown(request, services, (organization) => {
    const person = { ...request.body, id: request.body.email, deputy: null };
    return {
      kind: 'person-added',
      next: withPerson(organization, person, request.day),
      before: null,
      after: person,
      note: person.name,
      answerOf: (version) => ({
        status: 201,
        headers: { location: `/v1/organization/people/${encodeURIComponent(person.id)}` },
        body: { version, person },
      }),
    };
  }),
);

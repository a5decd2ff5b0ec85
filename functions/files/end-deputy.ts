import { personOf, withDeputy } from '#domain/organization-changes.ts';
import { changeTown } from '#runtime/change-town.ts';
import { endpoint } from '#runtime/endpoint.ts';

/** The head is back before the time, or does not go. */
export const endDeputy = endpoint('endDeputy', (request, services) =>
  changeTown(request, services, (organization) => {
    const absent = personOf(organization, request.params.person ?? '');
    const next = withDeputy(organization, absent.id, null);
    const person = personOf(next, absent.id);
    return {
      kind: 'deputy-ended',
      next,
      before: absent.deputy,
      after: null,
      note: absent.name,
      answerOf: (version) => ({ body: { version, person } }),
    };
  }),
);

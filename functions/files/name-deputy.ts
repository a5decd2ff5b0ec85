import { refuseWrongDeputy } from '#domain/deputies.ts';
import { personOf, withDeputy } from '#domain/organization-changes.ts';
import { changeTown } from '#runtime/change-town.ts';
import { endpoint } from '#runtime/endpoint.ts';

/** 请假代办: within the days the deputy has the absent head's departments and letters; after them all is as before. */
export const nameDeputy = endpoint('nameDeputy', (request, services) =>
  changeTown(request, services, (organization) => {
    const absent = personOf(organization, request.params.person ?? '');
    refuseWrongDeputy(absent, request.body, organization.people, request.day);
    const next = withDeputy(organization, absent.id, request.body);
    const person = personOf(next, absent.id);
    return {
      kind: 'deputy-named',
      next,
      before: absent.deputy,
      after: person.deputy,
      note: `${personOf(organization, request.body.person).name}代理${absent.name}`,
      answerOf: (version) => ({ body: { version, person } }),
    };
  }),
);

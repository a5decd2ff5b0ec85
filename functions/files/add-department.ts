import { withDepartment } from '#domain/organization-changes.ts';
import { STANDING } from '#domain/town.ts';
import { changeTown } from '#runtime/change-town.ts';
import { endpoint } from '#runtime/endpoint.ts';

/** Sets up a department: from its first day on it is proposed as a lead. */
export const addDepartment = endpoint('addDepartment', (request, services) =>
  changeTown(request, services, (organization) => {
    const department = { ...STANDING, ...request.body };
    return {
      kind: 'department-added',
      next: withDepartment(organization, department),
      before: null,
      after: department,
      note: department.name,
      answerOf: (version) => ({
        status: 201,
        headers: { location: `/v1/organization/departments/${encodeURIComponent(department.name)}` },
        body: { version, department },
      }),
    };
  }),
);

import { departmentOf, withDepartmentChanged } from '#domain/organization-changes.ts';
import { changeTown } from '#runtime/change-town.ts';
import { endpoint } from '#runtime/endpoint.ts';

/** Changes what a department is for. It is closed, and gets another name, by a merger only. */
export const changeDepartment = endpoint('changeDepartment', (request, services) =>
  changeTown(request, services, (organization) => {
    const { department: name = '' } = request.params;
    const next = withDepartmentChanged(organization, name, request.body);
    const department = departmentOf(next, name);
    return {
      kind: 'department-changed',
      next,
      before: departmentOf(organization, name),
      after: department,
      note: name,
      answerOf: (version) => ({ body: { version, department } }),
    };
  }),
);

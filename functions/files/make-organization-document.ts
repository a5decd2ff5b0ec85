import { createHash } from 'node:crypto';
import { accepted } from '#runtime/accepted.ts';
import { endpoint } from '#runtime/endpoint.ts';

/** Starts the machine that writes 单位人员.xlsx; when it is done, the operation names the document. */
export const makeOrganizationDocument = endpoint('makeOrganizationDocument', (request, services) => {
  const { town, member, at, day } = request;
  const hash = createHash('sha256').update(at).digest('hex').slice(0, 12);
  const input = { kind: 'organization-out', town, at, by: member.person };
  return accepted(request, services, ['files', `files-${town}-${day.slice(0, 4)}-organization-out-${hash}`, input]);
});

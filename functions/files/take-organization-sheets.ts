import { createHash } from 'node:crypto';
import { accepted } from '#runtime/accepted.ts';
import { townAsSeen } from '#runtime/change-town.ts';
import { endpoint } from '#runtime/endpoint.ts';
import { keepSheet } from '#runtime/keep-sheet.ts';

/**
 * Starts the machine that takes 单位人员.xlsx in, for the town as the caller has seen it. The same workbook for the same version is one
 * operation, once as a dry run and once in earnest.
 */
export const takeOrganizationSheets = endpoint('takeOrganizationSheets', async (request, services) => {
  const { town, member, at, day, version, body } = request;
  await townAsSeen(request, services);
  const { key, sha256 } = await keepSheet(town, body.base64);
  const hash = createHash('sha256').update(`${sha256} ${version} ${body.dryRun} ${day}`).digest('hex').slice(0, 12);
  const input = { kind: 'organization-in', town, version, key, dryRun: body.dryRun, at, by: member.person };
  return accepted(request, services, ['files', `files-${town}-${day.slice(0, 4)}-organization-in-${hash}`, input]);
});

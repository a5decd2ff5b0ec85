import { etagOf } from '#contract/etag.ts';
import { seasonTable } from '#domain/season-table.ts';
import { endpoint } from '#runtime/endpoint.ts';

/** Departments, people and policy of the caller's town, and the season table that follows from its region and its own rows. */
export const getOrganization = endpoint('getOrganization', async ({ town, member }, { organizations }) => {
  const organization = await organizations.load(town);
  const people = member.role === 'viewer' ? [] : organization.people;
  const body = { ...organization, people, seasonTable: seasonTable(organization) };
  return { status: 200, headers: { etag: etagOf(organization.version) }, body };
});

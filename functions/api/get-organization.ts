import { endpoint } from '#runtime/endpoint.ts';

/** Departments, people and policy of the caller's town. */
export const getOrganization = endpoint({}, async ({ town, member }, { organizations }) => {
  const organization = await organizations.load(town);
  const people = member.role === 'viewer' ? [] : organization.people;
  return { status: 200, headers: { etag: `"${organization.version}"` }, body: { ...organization, people } };
});

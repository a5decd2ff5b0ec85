import type { Organization } from '#domain/town.ts';

/** Who a machine works for, as the town's list has the name; of one who is no longer on it nothing but the address is known. */
export const personNamed = (
  { people }: Pick<Organization, 'people'>,
  person: string,
): { readonly person: string; readonly name: string } => ({
  person,
  name: people.find(({ id }) => id === person)?.name ?? '系统',
});

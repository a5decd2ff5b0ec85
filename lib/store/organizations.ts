import { RuleError } from '#domain/errors.ts';
import { groupsOf } from '#domain/groups-of.ts';
import { DEFAULT_REGION } from '#domain/regions.ts';
import type { Department, Organization, Person, ReminderPolicy } from '#domain/town.ts';
import { commit, create, put, remove, replace, versionIn, type Write } from './commit.ts';
import { bodyOf, getItem, type Item, queryItems, type Table } from './table.ts';
import { type Membership, type Town, townOfMachine } from './town.ts';

const partition = (town: string) => `TOWN#${town}`;
const emailPartition = (email: string) => `EMAIL#${email}`;

type Header = Pick<Organization, 'name' | 'policy' | 'version'> & Partial<Pick<Organization, 'region' | 'seasons'>>;

/** Towns, their departments and people. */
export const organizations = (table: Table) => ({
  /** Every town, in order of its id. */
  towns: async (range: { from?: string; to?: string } = {}): Promise<Town[]> =>
    (await queryItems(table, 'TOWNS', range)).map(({ sk }) => townOfMachine(sk)),

  /** @throws RuleError NotFound */
  load: async (town: Town): Promise<Organization> => organizationOf(town, await queryItems(table, partition(town))),

  find: async (town: Town): Promise<Organization | undefined> => {
    const items = await queryItems(table, partition(town));
    return items.length > 0 ? organizationOf(town, items) : undefined;
  },

  /** The policy alone: one item instead of the whole organization. @throws RuleError NotFound */
  policy: async (town: Town): Promise<ReminderPolicy> => {
    const item = await getItem(table, { pk: partition(town), sk: 'ORG' });
    if (!item) throw unknownTown();
    return bodyOf<Header>(item).policy;
  },

  /** The towns to which an address belongs; empty for a stranger. */
  memberships: async (email: string): Promise<Membership[]> =>
    (await queryItems(table, emailPartition(email))).map((item) => ({ ...bodyOf<Omit<Membership, 'town'>>(item), town: item.sk })),

  /**
   * Sets up a town, or replaces what it has. Departments and people go first, in chunks that may be repeated; the header with
   * its version goes last, together with `alongside`, so that a stale version changes who may act but never silently: it is told.
   *
   * @param version of the present header; null creates
   * @throws RuleError VersionIsStale
   */
  save: async (organization: Organization, version: number | null, alongside: readonly Write[]): Promise<void> => {
    const present = await queryItems(table, partition(organization.town));
    refuseStale(present, version);
    const writes = [...departmentsAndPeople(organization), ...leavers(present, organization)];
    for (const group of groupsOf(writes, 90)) await commit(table, group);
    await commit(table, [...alongside, ...header(organization, version)]);
  },
});

const unknownTown = (): RuleError => new RuleError('NotFound', '没有找到这个乡镇的机构信息。');

const refuseStale = (present: readonly Item[], version: number | null): void => {
  const now = present.find(({ sk }) => sk === 'ORG');
  if ((now ? Number(now.version) : null) !== version) throw staleOrganization(now);
};

const staleOrganization = (present: Item | undefined): RuleError =>
  new RuleError('VersionIsStale', `机构信息已被他人修改，请重新读取后再改（当前版本 ${present?.version ?? '无'}）。`, [], {
    present: versionIn(present),
  });

const header = (organization: Organization, version: number | null): Write[] => {
  const { town, name, policy, region, seasons } = organization;
  const item = { pk: partition(town), sk: 'ORG', name, policy, region, seasons, version: organization.version };
  const org = version === null ? create(item, staleOrganization) : replace(item, version, staleOrganization);
  return [org, put({ pk: 'TOWNS', sk: town, name })];
};

const departmentsAndPeople = ({ town, departments, people }: Organization): Write[] => [
  ...departments.map((department, position) => put({ pk: partition(town), sk: `DEPT#${department.name}`, position, ...department })),
  ...people.flatMap((person, position) => [
    put({ pk: partition(town), sk: `PERSON#${person.id}`, position, ...person }),
    put({
      pk: emailPartition(person.id),
      sk: town,
      person: person.id,
      name: person.name,
      role: person.role,
      departments: person.departments,
    }),
  ]),
];

/** Departments and people that are no longer named. */
const leavers = (present: readonly Item[], { town, departments, people }: Organization): Write[] => {
  const kept = new Set([...departments.map(({ name }) => `DEPT#${name}`), ...people.map(({ id }) => `PERSON#${id}`)]);
  return present
    .filter(({ sk }) => /^(DEPT|PERSON)#/.test(sk) && !kept.has(sk))
    .flatMap(({ pk, sk }) => [
      remove({ pk, sk }),
      ...(sk.startsWith('PERSON#') ? [remove({ pk: emailPartition(sk.slice('PERSON#'.length)), sk: town })] : []),
    ]);
};

const organizationOf = (town: Town, items: readonly Item[]): Organization => {
  const org = items.find(({ sk }) => sk === 'ORG');
  if (!org) throw unknownTown();
  const { name, policy, region = DEFAULT_REGION, seasons = [], version } = bodyOf<Header>(org);
  const departments = inOrder<Department>(items, 'DEPT#');
  return { town, name, policy, region, seasons, version, departments, people: inOrder<Person>(items, 'PERSON#') };
};

const inOrder = <Noun>(items: readonly Item[], prefix: string): Noun[] =>
  items
    .filter(({ sk }) => sk.startsWith(prefix))
    .toSorted((a, b) => Number(a.position) - Number(b.position))
    .map((item) => {
      const { position: _position, ...noun } = bodyOf<Noun & { position: number }>(item);
      return noun as Noun;
    });

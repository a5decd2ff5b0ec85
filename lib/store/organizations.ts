import { RuleError } from '#domain/errors.ts';
import { groupsOf } from '#domain/groups-of.ts';
import type { Organization, ReminderPolicy } from '#domain/town.ts';
import { check, commit, type Write } from './commit.ts';
import {
  differences,
  emailPartition,
  type Header,
  headerWrites,
  organizationOf,
  staleOrganization,
  townPartition,
  unknownTown,
} from './organization-items.ts';
import { bodyOf, getItem, type Item, queryItems, type Table } from './table.ts';
import { type Membership, type Town, townOfMachine } from './town.ts';

/** A transaction holds 100 items; whatever else goes with a change of the town fits beside these. */
const MOST_AT_ONCE = 90;

/** Towns, their departments and people. */
export const organizations = (table: Table) => ({
  /** Every town, in order of its id. */
  towns: async (range: { from?: string; to?: string } = {}): Promise<Town[]> =>
    (await queryItems(table, 'TOWNS', range)).map(({ sk }) => townOfMachine(sk)),

  /** @throws RuleError NotFound */
  load: async (town: Town): Promise<Organization> => organizationOf(town, await queryItems(table, townPartition(town))),

  find: async (town: Town): Promise<Organization | undefined> => {
    const items = await queryItems(table, townPartition(town));
    return items.some(({ sk }) => sk === 'ORG') ? organizationOf(town, items) : undefined;
  },

  /** The policy alone: one item instead of the whole organization. @throws RuleError NotFound */
  policy: async (town: Town): Promise<ReminderPolicy> => (await headerOf(table, town)).policy,

  /** Name, policy and version alone. @throws RuleError NotFound */
  header: async (town: Town): Promise<Pick<Organization, 'name' | 'policy' | 'version'>> => headerOf(table, town),

  /** The towns to which an address belongs; empty for a stranger. */
  memberships: async (email: string): Promise<Membership[]> =>
    (await queryItems(table, emailPartition(email))).map((item) => ({
      deputyFor: [],
      ...bodyOf<Omit<Membership, 'town' | 'deputyFor'>>(item),
      town: item.sk,
    })),

  /**
   * Sets up a town, or replaces what it has, in one transaction: who is refused has given nobody a right. What is too much for one goes in
   * chunks that may be repeated, each while the town is as it was seen; then the header with its version goes last, together with
   * `alongside`.
   *
   * @param version of the present header; null creates
   * @throws RuleError VersionIsStale
   */
  save: async (organization: Organization, version: number | null, alongside: readonly Write[]): Promise<void> => {
    const { town } = organization;
    const present = await queryItems(table, townPartition(town));
    refuseStale(present, version);
    const writes = differences(organization, present);
    const last = [...headerWrites(organization, version), ...alongside];
    if (writes.length <= MOST_AT_ONCE) return commit(table, [...last, ...writes]);
    const asSeen = version === null ? [] : [organizations(table).unchanged(town as Town, version)];
    for (const group of groupsOf(writes, MOST_AT_ONCE)) await commit(table, [...asSeen, ...group]);
    return commit(table, last);
  },

  /**
   * What turns the town as it is into another, for one transaction: people and departments that changed, the copies by address of all
   * whose rights change with them, and the header, one version on.
   *
   * @throws RuleError VersionIsStale · TooLarge when more changes than one transaction holds
   */
  change: async (organization: Organization, version: number): Promise<Write[]> => {
    const present = await queryItems(table, townPartition(organization.town));
    refuseStale(present, version);
    const writes = differences(organization, present);
    if (writes.length > MOST_AT_ONCE)
      throw new RuleError('TooLarge', `这次改动涉及${writes.length}条记录，一次至多${MOST_AT_ONCE}条，请分几次改。`);
    return [...headerWrites({ ...organization, version: version + 1 }, version), ...writes];
  },

  /** Demands that the town is still as it was read. */
  unchanged: (town: Town, version: number): Write => check({ pk: townPartition(town), sk: 'ORG' }, { version }, staleOrganization),
});

const headerOf = async (table: Table, town: Town): Promise<Header> => {
  const item = await getItem(table, { pk: townPartition(town), sk: 'ORG' });
  if (!item) throw unknownTown();
  return bodyOf<Header>(item);
};

const refuseStale = (present: readonly Item[], version: number | null): void => {
  const now = present.find(({ sk }) => sk === 'ORG');
  if ((now ? Number(now.version) : null) !== version) throw staleOrganization(now);
};

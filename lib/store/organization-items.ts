import { actingForOf } from '#domain/deputies.ts';
import { RuleError } from '#domain/errors.ts';
import { DEFAULT_REGION } from '#domain/regions.ts';
import { isSameContent } from '#domain/same-content.ts';
import { type Department, type Organization, type Person, STANDING } from '#domain/town.ts';
import { create, put, remove, replace, versionIn, type Write } from './commit.ts';
import { bodyOf, type Item } from './table.ts';
import type { Membership, Town } from './town.ts';

export const townPartition = (town: string): string => `TOWN#${town}`;
export const emailPartition = (email: string): string => `EMAIL#${email}`;

export type Header = Pick<Organization, 'name' | 'policy' | 'version'> & Partial<Pick<Organization, 'region' | 'seasons'>>;

export const unknownTown = (): RuleError => new RuleError('NotFound', '没有找到这个乡镇的机构信息。');

export const staleOrganization = (present: Item | undefined): RuleError =>
  new RuleError('VersionIsStale', `机构信息已被他人修改，请重新读取后再改（当前版本 ${present?.version ?? '无'}）。`, [], {
    present: versionIn(present),
  });

/** The town that a partition holds. What was stored before a field was there has its default. @throws RuleError NotFound */
export const organizationOf = (town: Town, items: readonly Item[]): Organization => {
  const org = items.find(({ sk }) => sk === 'ORG');
  if (!org) throw unknownTown();
  const { name, policy, region = DEFAULT_REGION, seasons = [], version } = bodyOf<Header>(org);
  const departments = inOrder<Department>(items, 'DEPT#').map((department) => ({ ...STANDING, ...department }));
  const people = inOrder<Person>(items, 'PERSON#').map((person) => ({ ...person, deputy: person.deputy ?? null }));
  return { town, name, policy, region, seasons, version, departments, people };
};

const inOrder = <Noun>(items: readonly Item[], prefix: string): Noun[] =>
  items
    .filter(({ sk }) => sk.startsWith(prefix))
    .toSorted((a, b) => Number(a.position) - Number(b.position))
    .map((item) => {
      const { position: _position, ...noun } = bodyOf<Noun & { position: number }>(item);
      return noun as Noun;
    });

/** The header, whose version must be `version`; null creates it. It goes last, or with all else. */
export const headerWrites = (organization: Organization, version: number | null): Write[] => {
  const { town, name, policy, region, seasons } = organization;
  const item = { pk: townPartition(town), sk: 'ORG', name, policy, region, seasons, version: organization.version };
  const org = version === null ? create(item, staleOrganization) : replace(item, version, staleOrganization);
  return [org, put({ pk: 'TOWNS', sk: town, name })];
};

/**
 * What is to be written so that a partition holds a town: departments and people that are new or other than they were, with the copies
 * by address of whoever may do something else than before, and the removal of those who are no longer named.
 */
export const differences = (organization: Organization, present: readonly Item[]): Write[] => {
  const { town } = organization;
  const before = present.some(({ sk }) => sk === 'ORG') ? organizationOf(town as Town, present) : null;
  const there = new Map(present.map((item) => [item.sk, item]));
  const wanted = itemsOf(organization, there);
  const kept = new Set(wanted.map(({ sk }) => sk));
  const had = new Map(before?.people.map((person) => [person.id, copyOf(person, before)]));
  const gone = present.filter(({ sk }) => /^(DEPT|PERSON)#/.test(sk) && !kept.has(sk));
  return [
    ...wanted.filter((item) => !isSameContent(item, there.get(item.sk))).map(put),
    ...gone.map(({ pk, sk }) => remove({ pk, sk })),
    ...organization.people
      .map((person) => copyOf(person, organization))
      .filter((copy) => !isSameContent(copy, had.get(copy.person)))
      .map((copy) => put({ pk: emailPartition(copy.person), sk: town, ...copy })),
    ...[...had.keys()].filter((id) => !kept.has(`PERSON#${id}`)).map((id) => remove({ pk: emailPartition(id), sk: town })),
  ];
};

const itemsOf = ({ town, departments, people }: Organization, there: ReadonlyMap<string, Item>): Item[] => [
  ...placed(
    departments.map((department) => ({ pk: townPartition(town), sk: `DEPT#${department.name}`, ...department })),
    there,
  ),
  ...placed(
    people.map((person) => ({ pk: townPartition(town), sk: `PERSON#${person.id}`, ...person })),
    there,
  ),
];

/** Items with their place in the list: that which they have, wherever the order allows it, so that one who leaves moves nobody else. */
const placed = (items: readonly Item[], there: ReadonlyMap<string, Item>): Item[] => {
  let last = -1;
  return items.map((item) => {
    const present = Number(there.get(item.sk)?.position ?? -1);
    last = present > last ? present : last + 1;
    return { ...item, position: last };
  });
};

/** What of a person is found by address: the posts, and those that the person holds for somebody else on some days. */
const copyOf = ({ id, name, role, departments }: Person, { people }: Organization): Omit<Membership, 'town'> => ({
  person: id,
  name,
  role,
  departments,
  deputyFor: actingForOf(id, people),
});

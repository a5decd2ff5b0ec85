import { etagOf } from '#contract/etag.ts';
import { repeatsIn } from '#contract/refuse-repeats.ts';
import type { BodyOf } from '#contract/routes.ts';
import { type FieldError, RuleError } from '#domain/errors.ts';
import { DEFAULT_REGION, regionOf } from '#domain/regions.ts';
import { isSameContent } from '#domain/same-content.ts';
import { DEFAULT_POLICY, type Deputy, type Organization, type Role } from '#domain/town.ts';
import { endpoint } from '#runtime/endpoint.ts';
import { townNamed } from '#runtime/town-named.ts';

/**
 * Sets up a town, or replaces what it has: then the version that was seen is asked for. The same content again changes nothing. A region
 * that is not given is that of the province with which the town's name begins, else the default. Published tasks keep the seasons that they
 * were published with.
 */
export const putTown = endpoint('putTown', async ({ params, body, email, at, seen }, { organizations, histories }) => {
  const town = townNamed(params.town);
  const present = await organizations.find(town);
  const before = present ? seen() : null;
  if (present && before !== present.version) throw staleTown(present.version);
  refuseMuddled(body);
  const organization = { ...asked(body), town, version: (present?.version ?? 0) + 1 };
  const { version } = organization;
  if (present && isSameContent({ ...present, version }, organization)) return answerOf(200, present);
  const by = { person: email, name: email };
  const entry = { of: town, version, kind: 'organization', by, via: 'api', at, before: null, after: null, note: '' };
  await organizations.save(organization, before, [histories.chronicle(entry)]);
  return answerOf(present ? 200 : 201, organization);
});

const answerOf = (status: 200 | 201, { town, version }: Pick<Organization, 'town' | 'version'>) => ({
  status,
  headers: { etag: etagOf(version) },
  body: { town, version },
});

/** The town as it is asked for; people are known by their addresses, in which case tells nothing apart. */
const asked = ({ name, policy, region, seasons, departments, people }: BodyOf<'putTown'>): Omit<Organization, 'town' | 'version'> => ({
  name,
  policy: policy ?? DEFAULT_POLICY,
  region: region ?? regionOf(name) ?? DEFAULT_REGION,
  seasons,
  departments,
  people: people.map((person) => ({
    ...person,
    id: person.email.toLowerCase(),
    email: person.email.toLowerCase(),
    deputy: person.deputy && { ...person.deputy, person: person.deputy.person.toLowerCase() },
  })),
});

const staleTown = (present: number): RuleError =>
  new RuleError('VersionIsStale', `这个乡镇的机构信息已有改动，请重新读取后再设置（当前版本 ${present}）。`, [], { present });

interface Named {
  readonly email: string;
  readonly role: Role;
  readonly departments: readonly string[];
  readonly deputy: Deputy | null;
}

interface Lists {
  readonly seasons: readonly { readonly name: string }[];
  readonly departments: readonly { readonly name: string; readonly successor: string | null }[];
  readonly people: readonly Named[];
}

/** @throws RuleError BodyIsWrong naming each department, person and season that stands twice, and whatever is named and not there */
const refuseMuddled = ({ departments, people, seasons }: Lists): void => {
  const names = new Set(departments.map(({ name }) => name));
  const unknown = people.flatMap((person, i) =>
    person.departments.flatMap((name, j) =>
      names.has(name) ? [] : [{ pointer: `/people/${i}/departments/${j}`, message: `名单中没有“${name}”` }],
    ),
  );
  const gone = departments.flatMap(({ successor }, i) =>
    successor === null || names.has(successor) ? [] : [{ pointer: `/departments/${i}/successor`, message: `名单中没有“${successor}”` }],
  );
  const fields = [
    ...within('/departments', repeatsIn(departments, 'name')),
    ...within('/people', repeatsIn(people, 'email')),
    ...within('/seasons', repeatsIn(seasons, 'name')),
    ...unknown,
    ...gone,
    ...wrongDeputies(people),
  ];
  if (fields.length > 0) throw new RuleError('BodyIsWrong', '部门、人员或季节表有误，内容未保存。', fields);
};

/** Only a head has a deputy, and only a head or a viewer of the list is one. */
const wrongDeputies = (people: readonly Named[]): FieldError[] => {
  const may = new Set(people.filter(({ role }) => role === 'head' || role === 'viewer').map(({ email }) => email.toLowerCase()));
  return people.flatMap(({ role, deputy }, i) => {
    if (deputy === null) return [];
    const message =
      role !== 'head'
        ? '只有单位负责人可以请人代办'
        : !may.has(deputy.person.toLowerCase())
          ? '代办人应是名单中的单位负责人或一般人员'
          : null;
    return message === null ? [] : [{ pointer: `/people/${i}/deputy`, message }];
  });
};

const within = (list: string, fields: readonly FieldError[]): FieldError[] =>
  fields.map(({ pointer, message }) => ({ pointer: list + pointer, message }));

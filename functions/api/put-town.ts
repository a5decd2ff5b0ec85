import { repeatsIn } from '#contract/refuse-repeats.ts';
import { type FieldError, RuleError } from '#domain/errors.ts';
import { DEFAULT_REGION, regionOf } from '#domain/regions.ts';
import { isSameContent } from '#domain/same-content.ts';
import { DEFAULT_POLICY, type Organization } from '#domain/town.ts';
import { endpoint } from '#runtime/endpoint.ts';
import { townIdOf } from '#runtime/town-id.ts';

/**
 * Sets up a town, or replaces what it has. The same content again changes nothing. A region that is not given is that of the province
 * with which the town's name begins, else the default. Published tasks keep the seasons that they were published with.
 */
export const putTown = endpoint('putTown', async ({ params, body, email, at }, { organizations, histories }) => {
  const town = townIdOf(params.town);
  const present = await organizations.find(town);
  const version = (present?.version ?? 0) + 1;
  const people = body.people.map((person) => ({ ...person, id: person.email.toLowerCase(), email: person.email.toLowerCase() }));
  refuseMuddled(body);
  const organization: Organization = {
    town,
    name: body.name,
    policy: body.policy ?? DEFAULT_POLICY,
    region: body.region ?? regionOf(body.name) ?? DEFAULT_REGION,
    seasons: body.seasons,
    departments: body.departments,
    people,
    version,
  };
  if (!present || !isSameContent({ ...present, version }, organization)) {
    const entry = {
      of: town,
      version,
      kind: 'organization',
      by: { person: email, name: email },
      via: 'api',
      at,
      before: null,
      after: null,
      note: '',
    };
    await organizations.save(organization, present?.version ?? null, [histories.chronicle(entry)]);
    return { status: present ? 200 : 201, headers: { etag: `"${version}"` }, body: { town, version } };
  }
  return { status: 200, headers: { etag: `"${present.version}"` }, body: { town, version: present.version } };
});

interface Lists {
  readonly seasons: readonly { readonly name: string }[];
  readonly departments: readonly { readonly name: string }[];
  readonly people: readonly { readonly email: string; readonly departments: readonly string[] }[];
}

/** @throws RuleError BodyIsWrong naming each department, person and season that stands twice, and each person's unknown department */
const refuseMuddled = ({ departments, people, seasons }: Lists): void => {
  const names = new Set(departments.map(({ name }) => name));
  const unknown = people.flatMap((person, i) =>
    person.departments.flatMap((name, j) =>
      names.has(name) ? [] : [{ pointer: `/people/${i}/departments/${j}`, message: `名单中没有“${name}”` }],
    ),
  );
  const fields = [
    ...within('/departments', repeatsIn(departments, 'name')),
    ...within('/people', repeatsIn(people, 'email')),
    ...within('/seasons', repeatsIn(seasons, 'name')),
    ...unknown,
  ];
  if (fields.length > 0) throw new RuleError('BodyIsWrong', '部门、人员或季节表有误，内容未保存。', fields);
};

const within = (list: string, fields: readonly FieldError[]): FieldError[] =>
  fields.map(({ pointer, message }) => ({ pointer: list + pointer, message }));

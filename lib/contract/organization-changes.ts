import * as z from 'zod/mini';
import { REGIONS } from '#domain/regions.ts';
import { basis } from './changes.ts';
import { day, emailAddress, text, words } from './fields.ts';
import { department, lights, person, policy, season, shownDepartment, shownPerson } from './organization.ts';

/** A name that stands in an address: without what would cut the address in two. */
const departmentName = words(40).check(z.refine((value) => !/[/%#?\\]/.test(value), '名称中不能有 / % # ? \\'));

const { duties, aliases, leader, email, relation, validFrom } = department.shape;
const posts = person.shape.departments;
/** The address is what the person is known by; case tells nothing apart. */
const address = emailAddress.check(z.toLowerCase());

/** PATCH /v1/organization: what is left out stays, also within the policy. */
export const changeOrganization = z.partial(
  z.strictObject({
    name: words(40),
    policy: z.partial(z.strictObject({ ...policy.shape, clearing: z.partial(policy.shape.clearing), lights: z.optional(lights) })),
    region: z.enum(REGIONS),
    seasons: z.array(season).check(z.maxLength(40)),
  }),
);

/** POST /v1/organization/departments */
export const addDepartment = z.strictObject({
  name: departmentName,
  duties: z._default(duties, ''),
  aliases: z._default(aliases, []),
  leader: z._default(leader, ''),
  email: z._default(email, ''),
  relation: z._default(relation, 'internal'),
  validFrom,
});

/** PATCH /v1/organization/departments/{department}: its name is another department's, see merges. */
export const changeDepartment = z.partial(
  z.strictObject({ name: words(40), duties, aliases, leader, email, relation, validFrom: z.nullable(day) }),
);

/** POST /v1/organization/people */
export const addPerson = z.strictObject({
  ...person.shape,
  email: address,
  departments: z._default(posts, []),
  deputy: z.optional(z.null()),
});

/** PATCH /v1/organization/people/{person} */
export const changePerson = z.partial(
  z.strictObject({ name: person.shape.name, post: person.shape.post, email: address, role: person.shape.role, departments: posts }),
);

const newHead = z.strictObject({ name: person.shape.name, post: person.shape.post, email: address });

/** PUT /v1/organization/departments/{department}/head: a person of the town by id, or a new one. */
export const changeHead = z.strictObject({
  person: z.union([address, newHead], {
    error: ({ input }) => (input === undefined ? '必填' : '应为名单中的人（邮箱），或写明姓名、职务和邮箱'),
  }),
  from: day,
});

/** PUT /v1/organization/people/{person}/deputy */
export const nameDeputy = z.strictObject({ person: address, from: day, to: day });

const newDepartment = z.strictObject({
  name: departmentName,
  duties: z.optional(duties),
  aliases: z.optional(aliases),
  leader: z.optional(leader),
  email: z.optional(email),
  relation: z.optional(relation),
});

/** POST /v1/organization/merges */
export const mergeDepartments = z.strictObject({
  from: z.array(words(40)).check(z.minLength(1), z.maxLength(20)),
  into: z.union([words(40), newDepartment], {
    error: ({ input }) => (input === undefined ? '必填' : '应为现有单位的名称，或写明新单位的名称和职责'),
  }),
  basis,
  validFrom: day,
  moveHeads: z._default(z.boolean(), false),
});

const ownDay = z.array(day).check(z.maxLength(60));

/** PUT /v1/organization/calendar/{year} */
export const putCalendar = z.strictObject({ daysOff: ownDay, workdays: ownDay, isNotice: z._default(z.boolean(), false) });

/** The town's own days of a year, answered. */
export const calendar = z.object({
  year: z.int(),
  daysOff: z.array(day),
  workdays: z.array(day),
  isNotice: z.boolean(),
  isKnown: z.boolean(),
  version: z.int(),
});

const version = z.int();
export const changedTown = z.object({ version });
export const changedDepartment = z.object({ version, department: shownDepartment });
export const changedPerson = z.object({ version, person: shownPerson });
export const changedHead = z.object({ version, person: shownPerson, tasks: z.int(), letters: z.int() });
export const merged = z.object({ version, successor: shownDepartment, moved: z.array(z.string()), letters: z.int() });

/** Query of GET /v1/organization/history */
export const listTownHistory = z.strictObject({
  limit: z._default(z.pipe(z.string().check(z.regex(/^([1-9]\d?|100)$/, '应为 1 到 100 的整数')), z.transform(Number)), 50),
  cursor: z.optional(z.string().check(z.regex(/^\d{6}(#(?:link|chat)#[0-9a-f]{16})?$/, '应为上一页给出的 cursor'))),
});

const chronicle = z.object({
  version,
  kind: z.string(),
  by: z.object({ person: z.string(), name: z.string() }),
  via: z.string(),
  at: z.string(),
  before: z.unknown(),
  after: z.unknown(),
  note: text(2000),
});

export const townHistory = z.object({ items: z.array(chronicle), nextCursor: z.nullable(z.string()) });

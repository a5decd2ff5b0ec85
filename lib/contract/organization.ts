import * as z from 'zod/mini';
import { lightRuleErrors } from '#domain/light-rules.ts';
import { REGIONS } from '#domain/regions.ts';
import { areInOrder } from '#domain/season-row.ts';
import { SOURCE_FEEDBACKS } from '#domain/source-policy.ts';
import { ROLES } from '#domain/town.ts';
import { day, emailAddress, monthDay, text, words } from './fields.ts';

export const department = z.strictObject({
  name: words(40),
  duties: text(2000),
  aliases: z.array(words(40)).check(z.maxLength(30)),
  leader: text(40),
  email: z.union([z.literal(''), emailAddress]),
  relation: z.enum(['internal', 'dispatched', 'village']),
  validFrom: z._default(z.nullable(day), null),
  validTo: z._default(z.nullable(day), null),
  successor: z._default(z.nullable(words(40)), null),
  /** Of departments that stand in the list, closed. */
  formerNames: z._default(z.array(words(40)).check(z.maxLength(100)), []),
});

export const person = z.strictObject({
  name: words(40),
  post: text(60),
  email: emailAddress,
  role: z.enum(ROLES),
  departments: z.array(words(40)).check(z.maxLength(60)),
  deputy: z._default(z.nullable(z.strictObject({ person: emailAddress, from: day, to: day })), null),
});

const workdays = z.int().check(z.minimum(0), z.maximum(60));

const days = z.array(workdays).check(z.maxLength(6));

/** What holds for tasks of a source; how long one may take is said in one way. */
const ofSource = z
  .partial(
    z.strictObject({
      workdays: z.int().check(z.minimum(1), z.maximum(250)),
      months: z.int().check(z.minimum(1), z.maximum(12)),
      yearEnd: z.literal(true),
      feedback: z.enum(SOURCE_FEEDBACKS),
      statedAdvance: days,
      overdue: days,
      chiefAfter: workdays,
    }),
  )
  .check(
    z.refine(
      ({ workdays, months, yearEnd }) => [workdays, months, yearEnd].filter((time) => time !== undefined).length <= 1,
      'workdays、months、yearEnd 至多填一个',
    ),
  );

const points = z.int().check(z.minimum(0), z.maximum(100));

/** Where lights change. */
export const lights = z.partial(
  z.strictObject({
    greenBehind: points,
    yellowBehind: points,
    settleAfter: workdays,
    settledGreen: points,
    settledYellow: points,
    ceilingAhead: points,
    nodeLate: workdays,
    problemsOpen: z.int().check(z.minimum(0), z.maximum(365)),
  }),
);

/** What is green is not worse than what is yellow. */
const inOrder = z.check<z.infer<typeof lights>>(({ value, issues }) => {
  for (const { pointer, message } of lightRuleErrors({ lights: value }))
    issues.push({ code: 'custom', input: value, path: [pointer.slice(1)], message });
});

export const policy = z.strictObject({
  feedbackDay: z.int().check(z.minimum(1), z.maximum(28)),
  feedbackAdvance: workdays,
  missedAfter: workdays,
  statedAdvance: days,
  overdue: days,
  chiefAfter: workdays,
  officeAfter: workdays,
  clearing: z.strictObject({ opens: monthDay, due: monthDay }),
  bulletinDay: z.int().check(z.minimum(1), z.maximum(10)),
  reviewDays: z.array(monthDay).check(z.minLength(1), z.maxLength(4)),
  limits: z.optional(
    z.partial(
      z.strictObject({
        objectionWithin: workdays,
        extensionAdvance: workdays,
        mostExtensions: z.int().check(z.minimum(0), z.maximum(10)),
        leaderMayExtend: z.int().check(z.minimum(0), z.maximum(365)),
      }),
    ),
  ),
  lights: z.optional(lights.check(inOrder)),
  sources: z.optional(
    z.partial(
      z.strictObject({
        'people-livelihood': ofSource,
        'deputy-proposal': ofSource,
        superior: ofSource,
        meeting: ofSource,
        leader: ofSource,
      }),
    ),
  ),
});

const windows = z
  .array(z.tuple([monthDay, monthDay]))
  .check(z.maxLength(4), z.refine(areInOrder, '各时段应按先后排列、互不重叠，只有最后一段可以跨年'));

/** A row of a town's own season table; what it leaves out stays as the region has it. */
export const season = z.strictObject({
  name: words(20),
  words: z.array(words(20)).check(z.minLength(1), z.maxLength(20)),
  windows,
  harvest: z.optional(z.nullable(windows)),
  before: z.optional(z.nullable(monthDay)),
});

/** PUT /v1/towns/{town} */
export const putTown = z.strictObject({
  name: words(40),
  departments: z.array(department).check(z.minLength(1), z.maxLength(100)),
  people: z.array(person).check(z.minLength(1), z.maxLength(500)),
  policy: z.optional(policy),
  region: z.optional(z.enum(REGIONS)),
  seasons: z._default(z.array(season).check(z.maxLength(40)), []),
});

/** PUT /v1/towns/{town}, answered */
export const townVersion = z.object({ town: z.string(), version: z.int() });

/** A row of the season table that follows from region and own rows. */
const seasonRow = z.object({
  name: z.string(),
  words: z.array(z.string()),
  windows: z.array(z.tuple([z.string(), z.string()])),
  harvest: z.nullable(z.array(z.tuple([z.string(), z.string()]))),
  before: z.nullable(z.string()),
});

/** What the town was told once is shown, also where it would be refused today. */
export const shownDepartment = z.object({ ...department.shape, email: z.string() });
const deputy = z.object({ person: z.string(), from: day, to: day });
export const shownPerson = z.object({ id: z.string(), ...person.shape, email: z.string(), deputy: z.nullable(deputy) });

/** GET /v1/organization, answered; people are not named to a viewer. */
export const organization = z.object({
  town: z.string(),
  name: z.string(),
  policy,
  region: z.enum(REGIONS),
  seasons: z.array(season),
  departments: z.array(shownDepartment),
  people: z.array(shownPerson),
  version: z.int(),
  seasonTable: z.array(seasonRow),
});

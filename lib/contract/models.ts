import * as z from 'zod/mini';
import { isDay } from '#domain/day.ts';
import { hasWords, MOST_CHARACTERS } from '#domain/draft.ts';
import { COMPARISONS, KINDS, RECURRENCES } from '#domain/plan.ts';
import { REGIONS } from '#domain/regions.ts';
import { areInOrder } from '#domain/season-row.ts';
import type { Season } from '#domain/season-table.ts';
import { TASK_STATES, VERDICTS } from '#domain/task.ts';
import { ROLES } from '#domain/town.ts';

/** Half of a character that takes two places in UTF-16, as a cut text has it: it cannot be stored as it is. */
const whole = z.refine<string>((value) => value.isWellFormed(), '含有残缺的字符');

/** A free text: long enough for a narrative, short enough that an item stays small. */
const text = (most: number) => z.string().check(z.maxLength(most), whole);
const words = (most: number) => z.string().check(z.minLength(1), z.maxLength(most), whole);

/** Likewise, without the space around it: a name of the draft, which is not blank and is compared. */
const name = (most: number) => z.string().check(z.trim(), z.minLength(1), z.maxLength(most), whole);

/** One entry of a list that is wrong, at a field of it or by itself. */
interface Wrong {
  readonly at: readonly (string | number)[];
  readonly message: string;
}

/** Names each entry of a list that is wrong beside the others. */
const each = <One>(wrongIn: (one: One, i: number, all: readonly One[]) => Wrong | null) =>
  z.check<One[]>(({ value, issues }) => {
    for (const [i, one] of value.entries()) {
      const wrong = wrongIn(one, i, value);
      if (wrong) issues.push({ code: 'custom', input: one, path: [i, ...wrong.at], message: wrong.message });
    }
  });

/** Refuses each later entry of the same key: figures of one name would be counted twice. Case tells nothing apart. */
const once = <One>(keyOf: (one: One) => string, at: readonly string[], sayOf: (one: One) => string = keyOf) =>
  each<One>((one, i, all) => {
    const first = all.findIndex((other) => keyOf(other).toLowerCase() === keyOf(one).toLowerCase());
    return first === i ? null : { at, message: `“${sayOf(one)}”重复` };
  });

export const day = z.string().check(z.refine(isDay, '应为存在的日期，如 2022-06-30'));

const MOST = 1e12;
/** Sums are kept to six decimals; what is smaller is a slip of the keyboard, and in the end more than the table can hold. */
const notTiny = z.refine<number>((value) => value === 0 || Math.abs(value) >= 1e-6, '数字太小');

/** A figure that a person reports: finite, not negative, not absurd. */
const figure = z.number().check(z.minimum(0), z.maximum(MOST), notTiny);

/** A figure of the plan, which may also promise less than nothing. */
const planned = z.number().check(z.minimum(-MOST), z.maximum(MOST), notTiny);

const emailAddress = z.string().check(z.maxLength(254), z.regex(/^[^\s@]{1,64}@[^\s@]{1,189}$/, '不是电子邮件地址'));

export const department = z.strictObject({
  name: words(40),
  duties: text(2000),
  aliases: z.array(words(40)).check(z.maxLength(30)),
  leader: text(40),
  email: z.union([z.literal(''), emailAddress]),
  relation: z.enum(['internal', 'dispatched', 'village']),
});

export const person = z.strictObject({
  name: words(40),
  post: text(60),
  email: emailAddress,
  role: z.enum(ROLES),
  departments: z.array(words(40)).check(z.maxLength(60)),
});

/** A day that every year has: 2023 was no leap year. */
const monthDay = z.string().check(z.refine((value) => isDay(`2023-${value}`), '应为每年都有的“月-日”，如 12-01'));
const workdays = z.int().check(z.minimum(0), z.maximum(60));

export const policy = z.strictObject({
  feedbackDay: z.int().check(z.minimum(1), z.maximum(28)),
  feedbackAdvance: workdays,
  missedAfter: workdays,
  statedAdvance: z.array(workdays).check(z.maxLength(6)),
  overdue: z.array(workdays).check(z.maxLength(6)),
  chiefAfter: workdays,
  officeAfter: workdays,
  clearing: z.strictObject({ opens: monthDay, due: monthDay }),
  bulletinDay: z.int().check(z.minimum(1), z.maximum(10)),
  reviewDays: z.array(monthDay).check(z.minLength(1), z.maxLength(4)),
});

const windows = z
  .array(z.tuple([monthDay, monthDay]))
  .check(z.maxLength(4), z.refine(areInOrder, '各时段应按先后排列、互不重叠，只有最后一段可以跨年'));

/** A row of a town's own season table; what it leaves out stays as the region has it. */
const season = z.strictObject({
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

/** The report's name and either its text or its bytes in base64; together at most 4 MB. */
export const createPlan = z
  .strictObject({
    year: z.int().check(z.minimum(2000), z.maximum(2100)),
    name: words(200),
    text: z.optional(z.string().check(z.minLength(1))),
    base64: z.optional(z.string().check(z.minLength(1), z.regex(/^[A-Za-z0-9+/]*={0,2}$/, '应为 base64'))),
  })
  .check(
    z.refine(({ text, base64 }) => (text === undefined) !== (base64 === undefined), {
      error: 'text 与 base64 应填且只填一个',
      path: ['text'],
    }),
  );

const target = z.strictObject({
  metric: name(60),
  comparison: z.enum(COMPARISONS),
  value: planned,
  valueMax: z.nullable(planned),
  unit: text(20),
  within: z.nullable(name(60)),
  place: z.nullable(name(60)),
  by: z.nullable(day),
});

/** A part (其中) is one of another figure of the same row. */
const isPartOfAnother = each<z.infer<typeof target>>(({ within }, i, all) =>
  within === null || all.some(({ metric }, j) => j !== i && metric === within)
    ? null
    : { at: ['within'], message: `这一行没有另一个指标叫“${within}”` },
);

/** A step of a row. */
const milestone = z.strictObject({ name: name(60), by: day });
const stepKey = ({ name, by }: z.infer<typeof milestone>): string => `${by} ${name}`;

const areApart = (season: readonly Season[]): boolean =>
  season.every(({ from, to }, i) => from <= to && (season[i + 1] === undefined || to < season[i + 1]!.from));

const measure = z.strictObject({
  name: name(60),
  unit: text(20),
  source: z.enum(['plan', 'last-review', 'catalogue', 'head']),
  lastYear: z.nullable(planned),
  season: z.optional(
    z.array(z.strictObject({ from: day, to: day })).check(z.maxLength(6), z.refine(areApart, '各时段应按先后排列、互不重叠')),
  ),
});

/** What a row of the draft says: it holds a word, and fits the row. */
const sentence = text(MOST_CHARACTERS).check(z.refine(hasWords, '没有文字'));

/** PATCH of a draft row, application/merge-patch+json: what is left out stays. */
export const editDraftRow = z.partial(
  z.strictObject({
    text: sentence,
    area: name(60),
    kind: z.enum(KINDS),
    lead: words(40),
    supporting: z.array(words(40)).check(
      z.maxLength(30),
      once((department) => department, []),
    ),
    asks: z.array(z.strictObject({ department: words(40), ask: name(200) })).check(z.maxLength(30)),
    leader: text(40),
    due: day,
    dueStated: z.boolean(),
    milestones: z.array(milestone).check(
      z.maxLength(12),
      once(stepKey, ['name'], ({ name }) => name),
    ),
    recurring: z.nullable(z.enum(RECURRENCES)),
    targets: z.array(target).check(z.maxLength(30), isPartOfAnother),
    measures: z.array(measure).check(
      z.maxLength(30),
      once(({ name }) => name, ['name']),
    ),
    open: z.boolean(),
    star: z.boolean(),
    sensitive: z.boolean(),
    dropped: z.nullable(name(200)),
  }),
);

const rowNumber = z.string().check(z.regex(/^\d{3}$/, '应为三位行号，如 007'));

/** As many rows as one operation may touch: what they were and what they are is one entry of the history, which has 400 KB. */
const MOST_ROWS = 20;

/** POST /v1/plans/{plan}/draft/{n}/split */
export const splitDraftRow = z.strictObject({ at: z.int().check(z.minimum(1)) });

/** POST /v1/plans/{plan}/draft/{n}/merge: one row, or a list of them. */
export const mergeDraftRows = z.strictObject({
  with: z.union([rowNumber, z.array(rowNumber).check(z.minLength(1), z.maxLength(MOST_ROWS - 1))], {
    error: ({ input }) => (input === undefined ? '必填' : '应为行号或行号的列表'),
  }),
});

/** POST /v1/plans/{plan}/draft/groups */
export const groupDraftRows = z.strictObject({ rows: z.array(rowNumber).check(z.minLength(2), z.maxLength(MOST_ROWS)) });

const offset = z.int().check(z.minimum(0));

/** POST /v1/plans/{plan}/draft */
export const addDraftRow = z.strictObject({
  text: z.optional(sentence),
  area: name(60),
  after: z.optional(rowNumber),
  from: z.optional(z.strictObject({ start: offset, end: offset })),
});

export const undoDraft = z.strictObject({});

/** What every act on a task may say about who acts: the office names the department for which it fills in, and how it heard. */
const filledIn = {
  onBehalfOf: z.optional(z.nullable(words(40))),
  via: z.optional(z.enum(['page', 'api', 'phone'])),
} as const;

const reported = { measure: words(60) } as const;
const measureReport = z.union(
  [
    z.strictObject({ ...reported, added: figure }),
    z.strictObject({ ...reported, total: figure }),
    z.strictObject({ ...reported, numerator: figure, denominator: z.optional(figure) }),
  ],
  '应填 added（本期新增）、total（现有数）或 numerator（分子）之一',
);

/** POST /v1/tasks/{task}/updates */
export const reportProgress = z.strictObject({
  ...filledIn,
  measures: z._default(z.array(measureReport).check(z.maxLength(30)), []),
  node: z._default(
    z.nullable(
      z.strictObject({
        name: words(60),
        doneOn: z._default(z.nullable(day), null),
        next: z._default(z.nullable(z.strictObject({ name: words(60), planned: day })), null),
      }),
    ),
    null,
  ),
  unchanged: z._default(z.boolean(), false),
  noIncident: z._default(z.boolean(), false),
  progress: z._default(text(2000), ''),
  problems: z._default(text(2000), ''),
  nextSteps: z._default(text(2000), ''),
});

/** POST acknowledgement, claim and verification. */
export const act = z.strictObject(filledIn);

/** POST /v1/tasks/{task}/return */
export const returnClaim = z.strictObject({ ...filledIn, reason: words(500) });

/** POST /v1/tasks/{task}/assessment */
export const assessTask = z.strictObject({ ...filledIn, verdict: z.enum(VERDICTS), sentence: words(500) });

export const createReview = z.strictObject({});
export const publishPlan = z.strictObject({});

const lights = ['grey', 'green', 'yellow', 'red', 'blue'] as const;

/** Query of GET /v1/plans/{plan}/tasks */
export const listTasks = z.strictObject({
  lead: z.optional(words(40)),
  leader: z.optional(words(40)),
  area: z.optional(words(60)),
  kind: z.optional(z.enum(KINDS)),
  state: z.optional(z.enum(TASK_STATES)),
  light: z.optional(z.enum(lights)),
  dueBefore: z.optional(day),
  limit: z._default(z.pipe(z.string().check(z.regex(/^([1-9]\d?|1\d\d|200)$/, '应为 1 到 200 的整数')), z.transform(Number)), 100),
  cursor: z.optional(z.string().check(z.regex(/^\d{3}$/, '应为上一页给出的 cursor'))),
});

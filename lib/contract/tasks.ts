import * as z from 'zod/mini';
import { ACCUMULATIONS, KINDS } from '#domain/plan.ts';
import { RHYTHMS } from '#domain/rhythm.ts';
import { TASK_STATES, VERDICTS } from '#domain/task.ts';
import { SATISFACTIONS, SOURCES } from '#domain/task-changes.ts';
import { LIGHTS } from '#domain/traffic-light.ts';
import { changesShown } from './changes.ts';
import { anInstant, day, figure, instant, name, partName, text, textWarnings, words } from './fields.ts';
import { measure, promised, target } from './promise.ts';
import { incidentShown, shareShown, supportShown } from './task-records.ts';

/** What every act on a task may say about who acts: the office names the department for which it fills in, and how it heard. */
export const filledIn = {
  onBehalfOf: z.optional(z.nullable(words(40))),
  via: z.optional(z.enum(['page', 'api', 'phone', 'meeting'])),
  /** Who told it, by name or unit, when that is not who types it. */
  reportedBy: z.optional(words(40)),
} as const;

const evidenceId = z.string().check(z.regex(/^[0-9a-f]{16}$/, '应为佐证材料的编号'));

const reported = { measure: partName } as const;
const measureReport = z.union(
  [
    z.strictObject({ ...reported, added: figure }),
    z.strictObject({ ...reported, total: figure }),
    z.strictObject({ ...reported, numerator: figure, denominator: z.optional(figure) }),
  ],
  '应填 added（本期新增）、total（现有数）或 numerator（分子）之一',
);

const correction = z.union(
  [
    z.strictObject({ ...reported, value: figure, reason: words(300), update: z.optional(z.int()) }),
    z.strictObject({ ...reported, numerator: figure, denominator: z.optional(figure), reason: words(300), update: z.optional(z.int()) }),
  ],
  '应填 value（更正后的数）或 numerator（更正后的分子），并写明 reason',
);

/** What a head fills in for one task and period. */
export const report = {
  measures: z._default(z.array(measureReport).check(z.maxLength(30)), []),
  node: z._default(
    z.nullable(
      z.strictObject({
        name: partName,
        doneOn: z._default(z.nullable(day), null),
        next: z._default(z.nullable(z.strictObject({ name: partName, planned: day })), null),
      }),
    ),
    null,
  ),
  unchanged: z._default(z.boolean(), false),
  noIncident: z._default(z.boolean(), false),
  progress: z._default(text(2000), ''),
  problems: z._default(text(2000), ''),
  nextSteps: z._default(text(2000), ''),
  corrections: z.optional(z.array(correction).check(z.maxLength(30))),
  evidence: z.optional(z.array(evidenceId).check(z.maxLength(20))),
} as const;

/** POST /v1/tasks/{task}/updates */
export const reportProgress = z.strictObject({ ...filledIn, ...report });

/** POST acknowledgement and claim. */
export const act = z.strictObject(filledIn);

const satisfaction = z.optional(z.enum(SATISFACTIONS));

/** POST /v1/tasks/{task}/verification */
export const verifyClaim = z.strictObject({ ...filledIn, satisfaction });

/** POST /v1/tasks/{task}/return */
export const returnClaim = z.strictObject({ ...filledIn, reason: name(500) });

/** POST /v1/tasks/{task}/assessment */
export const assessTask = z.strictObject({ ...filledIn, verdict: z.enum(VERDICTS), sentence: name(500), satisfaction });

/** Query of GET /v1/plans/{plan}/tasks */
export const listTasks = z.strictObject({
  lead: z.optional(words(40)),
  leader: z.optional(words(40)),
  area: z.optional(words(60)),
  kind: z.optional(z.enum(KINDS)),
  state: z.optional(z.enum(TASK_STATES)),
  source: z.optional(z.enum(SOURCES)),
  light: z.optional(z.enum(LIGHTS)),
  dueBefore: z.optional(day),
  /** Changed at that instant or later; a light that changed with the day alone is no change. */
  updatedSince: z.optional(anInstant),
  limit: z._default(z.pipe(z.string().check(z.regex(/^([1-9]\d?|1\d\d|200)$/, '应为 1 到 200 的整数')), z.transform(Number)), 100),
  cursor: z.optional(z.string().check(z.regex(/^\d{3}$/, '应为上一页给出的 cursor'))),
});

/** A move of a task, answered. */
export const moved = z.object({
  task: z.string(),
  version: z.int(),
  state: z.enum(TASK_STATES),
  update: z.string(),
  /** What was sent that should not have been: numbers of persons, marks of secrecy. It was taken all the same. */
  warnings: textWarnings,
});

const season = z.object({ from: day, to: day });

/** What a measure is to reach. */
export const bound = z.nullable(
  z.object({
    comparison: target.shape.comparison,
    value: z.number(),
    valueMax: z.nullable(z.number()),
    within: z.nullable(z.string()),
  }),
);

const measureState = z.object({
  ...measure.shape,
  season: z.array(season),
  accumulation: z.enum(ACCUMULATIONS),
  target: bound,
  base: z.nullable(z.number()),
  baseOn: z.optional(z.nullable(day)),
  numerator: z.nullable(z.number()),
  denominator: z.nullable(z.number()),
  value: z.nullable(z.number()),
  asOf: z.nullable(day),
  updates: z.array(z.int()),
  shares: z.array(shareShown),
  corrected: z.nullable(z.object({ update: z.int(), corrects: z.int() })),
});

const node = z.object({ name: z.string(), planned: z.nullable(day), doneOn: z.nullable(day), update: z.nullable(z.int()) });

/** A published task with today's light. */
export const task = z.object({
  task: z.string(),
  plan: z.string(),
  version: z.int(),
  changedAt: instant,
  ...promised,
  area: z.string(),
  title: z.string(),
  state: z.enum(TASK_STATES),
  light: z.enum(LIGHTS),
  lightReason: z.string(),
  progress: z.string(),
  star: z.boolean(),
  sensitive: z.boolean(),
  carriedFrom: z.optional(z.array(z.string())),
  every: z.nullable(z.enum(RHYTHMS)),
  measures: z.array(measureState),
  nodes: z.array(node),
  season: z.optional(z.array(season)),
  together: z.nullable(z.string()),
  publishedOn: day,
  acknowledgedOn: z.nullable(day),
  reported: z.array(z.string()),
  lastReport: z.nullable(z.object({ day, update: z.int(), progress: z.string(), problems: z.string() })),
  claimedOn: z.nullable(day),
  returned: z.nullable(z.object({ day, reason: z.string() })),
  completedOn: z.nullable(day),
  assessment: z.nullable(z.object({ verdict: z.enum(VERDICTS), sentence: z.string(), day, update: z.int() })),
  ...changesShown,
  incidents: z.array(incidentShown),
  support: z.array(supportShown),
});

export const taskPage = z.object({ items: z.array(task), nextCursor: z.nullable(z.string()) });

/** GET /v1/me/due, answered: tasks with the forms that are open, one form. */
export const due = z.object({
  day,
  items: z.array(z.extend(task, { asks: z.array(z.object({ period: z.string(), opens: day, due: day })) })),
  /** What other departments ask, once a quarter. */
  supports: z.array(
    z.object({
      task: z.string(),
      title: z.string(),
      lead: z.string(),
      department: z.string(),
      ask: z.string(),
      lastAnswer: z.nullable(supportShown),
    }),
  ),
  /** Whether this quarter's line of work outside the plan is still empty. */
  unplanned: z.boolean(),
});

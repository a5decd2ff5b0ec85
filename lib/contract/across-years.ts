import * as z from 'zod/mini';
import { CARRY_OVER_STATES } from '#domain/carry-over-offers.ts';
import { OUTCOMES } from '#domain/review-matrix.ts';
import { editedDraft } from './drafts.ts';
import { day, instant, name, rowNumber } from './fields.ts';
import { listTasks } from './tasks.ts';

/** POST /v1/plans/{plan}/carry-overs/{task}: taken into the draft, as a row of its own or by one that is there, or dismissed with the reason. */
export const decideCarryOver = z
  .strictObject({ take: z.optional(z.literal(true)), row: z.optional(rowNumber), dismiss: z.optional(name(300)) })
  .check(
    z.refine(({ take, dismiss }) => (take === undefined) !== (dismiss === undefined), {
      error: 'take（结转）与 dismiss（不结转的理由）应填且只填一个',
      path: ['take'],
    }),
    z.refine(({ row, take }) => row === undefined || take === true, { error: '只与 take 一起填', path: ['row'] }),
  );

const dismissal = z.object({ reason: z.string(), by: z.object({ person: z.string(), name: z.string() }), at: instant });

const carryOver = z.object({
  task: z.string(),
  id: z.string(),
  lead: z.string(),
  text: z.string(),
  outcome: z.enum(OUTCOMES),
  rest: z.string(),
  values: z.array(
    z.object({
      measure: z.string(),
      unit: z.string(),
      target: z.nullable(z.number()),
      value: z.nullable(z.number()),
      asOf: z.nullable(day),
    }),
  ),
  state: z.enum(CARRY_OVER_STATES),
  row: z.nullable(z.object({ n: z.string(), id: z.string(), guess: z.boolean() })),
  dismissed: z.nullable(dismissal),
});

/** GET /v1/plans/{plan}/carry-overs, answered */
export const carryOvers = z.object({
  plan: z.string(),
  /** Last year's plan; null when the town had none here. */
  from: z.nullable(z.string()),
  /** Revision of its review that named them; null when there is none. */
  revision: z.nullable(z.int()),
  items: z.array(carryOver),
});

/** What was decided, and what it did to the draft. */
export const decidedCarryOver = z.extend(editedDraft, { task: z.string(), state: z.enum(CARRY_OVER_STATES) });

const link = z.object({ task: z.string(), guess: z.boolean() });

/** GET /v1/tasks/{task}/story, answered: the years of a promise, the oldest first. */
export const story = z.object({
  task: z.string(),
  years: z.array(
    z.object({
      year: z.int(),
      plan: z.string(),
      task: z.string(),
      id: z.string(),
      lead: z.string(),
      text: z.string(),
      start: z.int(),
      end: z.int(),
      promised: z.string(),
      achieved: z.string(),
      outcome: z.nullable(z.enum(OUTCOMES)),
      sentence: z.nullable(z.string()),
      revision: z.nullable(z.int()),
      sources: z.array(z.string()),
      carriedFrom: z.array(link),
      carriedOnAs: z.array(link),
    }),
  ),
});

/** Query of GET /v1/promises */
export const findPromises = z.strictObject({
  words: name(60),
  limit: listTasks.shape.limit,
  cursor: z.optional(z.string().check(z.regex(/^[a-z0-9-]{1,40}-\d{4}-\d{3}$/, '应为上一页给出的 cursor'))),
});

/** GET /v1/promises, answered */
export const promisePage = z.object({
  items: z.array(
    z.object({
      task: z.string(),
      plan: z.string(),
      year: z.int(),
      id: z.string(),
      lead: z.string(),
      text: z.string(),
      promised: z.string(),
      achieved: z.string(),
      outcome: z.nullable(z.enum(OUTCOMES)),
    }),
  ),
  nextCursor: z.nullable(z.string()),
});

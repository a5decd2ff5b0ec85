import * as z from 'zod/mini';
import { PROPOSED_FIELDS } from '#domain/draft-changes.ts';
import { KINDS, RECURRENCES } from '#domain/plan.ts';
import { RHYTHMS } from '#domain/rhythm.ts';
import { day, name, once, rowNumber, sentence, text, words } from './fields.ts';
import { openCarryOver } from './plans.ts';
import { ask, isPartOfAnother, measure, milestone, proposed, stepKey, target } from './promise.ts';

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
    asks: z.array(ask).check(z.maxLength(30)),
    leader: text(40),
    due: day,
    dueStated: z.boolean(),
    milestones: z.array(milestone).check(
      z.maxLength(12),
      once(stepKey, ['name'], ({ name }) => name),
    ),
    recurring: z.nullable(z.enum(RECURRENCES)),
    every: z.nullable(z.enum(RHYTHMS)),
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

const proposal = { ...proposed, area: z.string(), sensitive: z.boolean() } as const;

/** A row of the draft, with what it says otherwise than it was proposed. */
export const draftRow = z.object({
  ...proposal,
  plan: z.string(),
  n: z.string(),
  version: z.int(),
  star: z.boolean(),
  every: z.nullable(z.enum(RHYTHMS)),
  dropped: z.nullable(z.string()),
  together: z.nullable(z.string()),
  origin: z.enum(['proposed', 'added', 'split', 'merged', 'carried']),
  madeOf: z.array(z.string()),
  carriedFrom: z.optional(z.array(z.string())),
  proposed: z.nullable(z.object(proposal)),
  changes: z.array(z.object({ field: z.enum(PROPOSED_FIELDS), proposed: z.unknown(), now: z.unknown() })),
  doubts: z.array(z.string()),
});

const difference = z.object({
  n: z.string(),
  field: z.enum([...PROPOSED_FIELDS, 'dropped', 'together']),
  before: z.unknown(),
  now: z.unknown(),
});

/** PATCH of a row, answered: the row as it is now, and all that followed, in it and in others. */
export const editedRow = z.extend(draftRow, { edited: z.array(difference) });

/** What was done to a draft. */
export const editedDraft = z.object({
  plan: z.string(),
  version: z.int(),
  rows: z.array(z.object({ n: z.string(), id: z.string(), version: z.int() })),
  removed: z.array(z.string()),
  edited: z.array(difference),
});

const made = z.array(z.object({ n: z.string(), of: z.array(z.string()) }));

/** GET /v1/plans/{plan}/draft, answered */
export const draft = z.object({
  items: z.array(draftRow),
  summary: z.object({
    changed: z.array(z.string()),
    dropped: z.array(z.object({ n: z.string(), reason: z.string() })),
    added: z.array(z.string()),
    carried: z.array(z.string()),
    split: made,
    merged: made,
    together: z.array(z.object({ group: z.string(), lead: z.string(), rows: z.array(z.string()) })),
  }),
  canUndo: z.boolean(),
  openCarryOvers: z.array(openCarryOver),
});

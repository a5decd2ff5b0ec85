import * as z from 'zod/mini';
import { UNSPLIT_REASONS } from '#domain/plan.ts';
import { base64, day, instant, words } from './fields.ts';
import { proposed } from './promise.ts';
import { sheetRead, takenSheets } from './sheets.ts';

/** A file of words: its name, and either its text or its bytes in base64; together at most 4 MB. */
export const wordFile = {
  name: words(200),
  text: z.optional(z.string().check(z.minLength(1))),
  base64: z.optional(base64),
} as const;

export const textOrBytes = z.refine<{ text?: string | undefined; base64?: string | undefined }>(
  ({ text, base64 }) => (text === undefined) !== (base64 === undefined),
  { error: 'text 与 base64 应填且只填一个', path: ['text'] },
);

/** POST /v1/plans: the report. */
export const createPlan = z.strictObject({ year: z.int().check(z.minimum(2000), z.maximum(2100)), ...wordFile }).check(textOrBytes);

export const PLAN_STATUSES = ['importing', 'intake', 'draft', 'publishing', 'published', 'refused'] as const;

/** A plan's header. */
export const planHeader = z.object({
  plan: z.string(),
  year: z.int(),
  status: z.enum(PLAN_STATUSES),
  version: z.int(),
  report: z.string(),
  reportName: z.string(),
  split: z.nullable(z.string()),
  tasks: z.int(),
  unsplit: z.int(),
  lastNumber: z.int(),
  lastEdit: z.nullable(z.int()),
  publishing: z.nullable(z.string()),
  publishedOn: z.nullable(day),
  added: z.int(),
  revisions: z.int(),
  reason: z.nullable(z.string()),
  at: instant,
});

export const planList = z.object({ items: z.array(planHeader) });

/** Long work that was accepted. */
export const accepted = z.object({ operation: z.string(), status: z.literal('running') });

/** An unfinished task of last year on which nobody has decided. */
export const openCarryOver = z.object({ task: z.string(), id: z.string(), title: z.string() });

/** A publication that was accepted; what of last year is left undecided does not hold it up, but is told. */
export const publication = z.extend(accepted, { openCarryOvers: z.array(openCarryOver) });

/**
 * How long work goes. `error` is the code with which it failed, `reason` says why in Chinese. `result` is what a file that was written or
 * read gave: the document's name, how many records there are, and what a workbook that was handed in came to.
 */
export const operationState = z.object({
  operation: z.string(),
  status: z.enum(['running', 'succeeded', 'failed']),
  startedAt: instant,
  step: z.nullable(z.string()),
  error: z.nullable(z.string()),
  reason: z.nullable(z.string()),
  result: z.nullable(z.object({ document: z.nullable(z.string()), records: z.int(), sheet: z.optional(sheetRead), ...takenSheets })),
});

const place = { start: z.int(), end: z.int() } as const;

/** A piece of the report that is no task, with its words. */
const piece = z.object({ ...place, text: z.string(), why: z.enum([...UNSPLIT_REASONS, 'dropped']) });

export const pieceList = z.object({ items: z.array(piece) });

/** The split result with the office's edits in it. */
export const splitResult = z.object({
  organization: z.string(),
  year: z.int(),
  areas: z.array(z.object({ title: z.string(), tasks: z.array(z.object(proposed)) })),
  unsplit: z.array(piece),
  baselines: z.array(
    z.object({ ...place, metric: z.string(), value: z.number(), unit: z.string(), chapter: z.int(), task: z.nullable(z.string()) }),
  ),
  review: z.object({ chapters: z.array(z.object({ ...place, title: z.string() })) }),
});

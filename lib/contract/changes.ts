import * as z from 'zod/mini';
import { ENDINGS, SATISFACTIONS, SOURCES } from '#domain/task-changes.ts';
import { day, name, partName, planned, words } from './fields.ts';

/** What a change rests on: document, meeting or instruction, its day, who decided. */
export const basis = z.strictObject({ text: name(200), date: day, decidedBy: name(60) });

const basisShown = z.object(basis.shape);

/** A change of a published task (调整). */
export const change = z.discriminatedUnion(
  'kind',
  [
    z.strictObject({
      kind: z.literal('change-target'),
      measure: partName,
      value: planned,
      valueMax: z._default(z.nullable(planned), null),
    }),
    z.strictObject({ kind: z.literal('change-due'), due: day }),
    z.strictObject({
      kind: z.literal('move-lead'),
      lead: words(40),
      supporting: z.optional(z.array(words(40)).check(z.maxLength(30))),
    }),
    z.strictObject({ kind: z.enum(['suspend', 'resume', 'cancel', 'terminate']) }),
    z.strictObject({ kind: z.literal('replace'), by: words(60) }),
  ],
  '应为 change-target、change-due、move-lead、suspend、resume、cancel、replace 或 terminate',
);

const once = { day, update: z.int() } as const;

/** What a task shows of its own story beside its state. */
export const changesShown = {
  source: z.enum(SOURCES),
  sourceNo: z.string(),
  basis: z.nullable(basisShown),
  addedOn: z.nullable(day),
  replyDue: z.nullable(day),
  satisfaction: z.nullable(z.enum(SATISFACTIONS)),
  assignedOn: day,
  pending: z.nullable(
    z.discriminatedUnion('kind', [
      z.object({ ...once, kind: z.literal('objection'), reason: z.string(), proposed: z.nullable(z.string()) }),
      z.object({ ...once, kind: z.literal('extension'), node: z.nullable(z.string()), from: day, due: day, reason: z.string() }),
    ]),
  ),
  extensions: z.array(z.object({ ...once, node: z.nullable(z.string()), from: day, to: day })),
  adjustments: z.array(
    z.object({
      ...once,
      what: z.enum(['change-target', 'change-due', 'move-lead', 'take-over', 'suspend', 'resume', 'cancel', 'replace', 'terminate']),
      about: z.string(),
      from: z.nullable(z.string()),
      to: z.nullable(z.string()),
      basis: basisShown,
    }),
  ),
  suspended: z.nullable(z.object({ ...once, from: z.enum(['issued', 'underway']), basis: basisShown })),
  ended: z.nullable(z.object({ ...once, how: z.enum(ENDINGS), basis: basisShown, replacedBy: z.nullable(z.string()) })),
  excused: z.array(z.string()),
} as const;

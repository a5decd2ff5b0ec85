import * as z from 'zod/mini';
import { DUE_ORIGINS } from '#domain/add-task.ts';
import { hasWords } from '#domain/draft.ts';
import { KINDS } from '#domain/plan.ts';
import { RHYTHMS } from '#domain/rhythm.ts';
import { TASK_STATES } from '#domain/task.ts';
import { basis, change } from './changes.ts';
import { day, name, once, partName, text, words } from './fields.ts';
import { ask, isPartOfAnother, measure, milestone, stepKey, target } from './promise.ts';
import { filledIn, moved } from './tasks.ts';

const objection = { reason: name(500), proposed: z._default(z.nullable(words(40)), null) } as const;

/** POST /v1/tasks/{task}/objection */
export const objectToTask = z.strictObject({ ...filledIn, ...objection });

/** POST /v1/tasks/{task}/objection/decision: `lead` is who leads from then on, when it is upheld. */
export const decideObjection = z.strictObject({
  via: filledIn.via,
  reportedBy: filledIn.reportedBy,
  upheld: z.boolean(),
  lead: z._default(z.nullable(words(40)), null),
  note: z._default(text(500), ''),
});

/** POST /v1/plans/{plan}/acknowledgement: the list of a department, but for what it objects to. */
export const acknowledgePlan = z.strictObject({
  via: filledIn.via,
  reportedBy: filledIn.reportedBy,
  department: z.optional(words(40)),
  objections: z._default(z.array(z.strictObject({ task: words(60), ...objection })).check(z.maxLength(45)), []),
});

/** The list acknowledged, answered: what each of its tasks is now. */
export const acknowledged = z.object({
  plan: z.string(),
  department: z.string(),
  items: z.array(z.object({ task: z.string(), version: z.int(), state: z.enum(TASK_STATES), objected: z.boolean() })),
});

/** POST /v1/tasks/{task}/extension: of a node, or of the task's own date. */
export const askExtension = z.strictObject({
  ...filledIn,
  node: z._default(z.nullable(partName), null),
  due: day,
  reason: name(500),
});

/** POST /v1/tasks/{task}/extension/decision; `onBehalfOf` names the leader whose decision the office records. */
export const decideExtension = z.strictObject({
  onBehalfOf: z.optional(z.nullable(words(60))),
  via: filledIn.via,
  reportedBy: filledIn.reportedBy,
  granted: z.boolean(),
  due: z._default(z.nullable(day), null),
  note: z._default(text(500), ''),
});

/** POST /v1/tasks/{task}/adjustment */
export const adjustTask = z.strictObject({ via: filledIn.via, reportedBy: filledIn.reportedBy, change, basis });

/** POST /v1/plans/{plan}/tasks: a task that is added to a published plan. */
export const addTask = z.strictObject({
  via: filledIn.via,
  reportedBy: filledIn.reportedBy,
  text: name(2000).check(z.refine(hasWords, '没有文字')),
  area: name(60),
  kind: z.enum(KINDS),
  lead: words(40),
  supporting: z._default(z.array(words(40)).check(z.maxLength(30)), []),
  asks: z._default(z.array(ask).check(z.maxLength(30)), []),
  leader: z.optional(text(40)),
  due: z.optional(day),
  dueStated: z.optional(z.boolean()),
  every: z.optional(z.nullable(z.enum(RHYTHMS))),
  targets: z._default(z.array(target).check(z.maxLength(30), isPartOfAnother), []),
  measures: z._default(
    z.array(measure).check(
      z.maxLength(30),
      once((one) => one.name, ['name']),
    ),
    [],
  ),
  milestones: z._default(
    z.array(milestone).check(
      z.maxLength(12),
      once(stepKey, ['name'], (one) => one.name),
    ),
    [],
  ),
  star: z._default(z.boolean(), false),
  sensitive: z.optional(z.boolean()),
  source: z.enum(['people-livelihood', 'deputy-proposal', 'superior', 'meeting', 'leader']),
  sourceNo: z._default(text(60), ''),
  basis,
  replyDue: z.optional(z.nullable(day)),
});

/** A task that was added, answered; `dueFrom` says who set the date, `planVersion` is what the next addition names. */
export const added = z.extend(moved, { id: z.string(), due: day, dueFrom: z.enum(DUE_ORIGINS), planVersion: z.int() });

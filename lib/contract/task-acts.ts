import * as z from 'zod/mini';
import { day, name, text, words } from './fields.ts';
import { grid, incident, supportAnswer } from './task-records.ts';
import { filledIn, moved } from './tasks.ts';

/** PUT /v1/tasks/{task}/shares: the grid as it is to be, whole for each measure that it names. */
export const fillShares = z.strictObject({ ...filledIn, measures: grid.check(z.minLength(1), z.maxLength(30)) });

const shareWarning = z.object({ measure: z.string(), targets: z.number(), target: z.number(), difference: z.number() });

/** A grid that was taken, with the measures whose villages' targets do not add up to their own. */
export const sharesFilled = z.extend(moved, { shareWarnings: z.array(shareWarning) });

const nullableFigure = z.nullable(z.number());

/** GET /v1/tasks/{task}/shares, answered: the grid with its totals (合计) and the villages that have not reported (未报). */
export const shares = z.object({
  task: z.string(),
  version: z.int(),
  measures: z.array(
    z.object({
      measure: z.string(),
      unit: z.string(),
      target: nullableFigure,
      shares: z.array(z.object({ unit: z.string(), target: nullableFigure, value: nullableFigure })),
      total: nullableFigure,
      targets: nullableFigure,
      missing: z.array(z.string()),
    }),
  ),
  shareWarnings: z.array(shareWarning),
});

/** POST /v1/tasks/{task}/incidents */
export const reportIncident = z.strictObject({ ...filledIn, ...incident });

/** POST /v1/tasks/{task}/incidents/{k}/handled */
export const handleIncident = z.strictObject({ ...filledIn, date: day, note: z._default(text(500), '') });

/** POST /v1/tasks/{task}/incidents/{k}/discount */
export const discountIncident = z.strictObject({ ...filledIn, reason: name(500) });

/** POST /v1/tasks/{task}/support: the department may be left out by a head whose only one is asked. */
export const answerSupport = z.strictObject({ ...filledIn, ...supportAnswer, department: z.optional(words(40)) });

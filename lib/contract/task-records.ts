import * as z from 'zod/mini';
import { MOST_SHARES } from '#domain/shares.ts';
import { INCIDENT_LEVELS } from '#domain/task-records.ts';
import { day, figure, name, partName, words } from './fields.ts';
import { namedFigure } from './records.ts';

const share = z.strictObject({ unit: name(30), target: z.nullable(figure), value: z.nullable(figure) });
export const shareShown = z.object(share.shape);

/** The grid of a task: villages by measure. */
export const grid = z.array(z.strictObject({ measure: partName, shares: z.array(share).check(z.minLength(1), z.maxLength(MOST_SHARES)) }));

const level = z.enum(INCIDENT_LEVELS);

/** What is said of an incident; `facts` name nobody. */
export const incident = {
  date: day,
  level,
  count: z.int().check(z.minimum(1), z.maximum(1000)),
  facts: name(500),
  measure: z._default(z.nullable(partName), null),
} as const;

export const incidentShown = z.object({
  k: z.int(),
  date: day,
  level,
  levelName: z.string(),
  count: z.int(),
  facts: z.string(),
  measure: z.nullable(z.string()),
  update: z.int(),
  handled: z.nullable(z.object({ date: day, update: z.int() })),
  discounted: z.nullable(z.object({ day, reason: z.string(), update: z.int() })),
});

export const supportShown = z.object({ department: z.string(), day, update: z.int(), answer: z.string() });

/** What a supporting department answers. */
export const supportAnswer = {
  period: z._default(z.nullable(words(20)), null),
  answer: name(500),
  figures: z._default(z.array(namedFigure).check(z.maxLength(5)), []),
} as const;

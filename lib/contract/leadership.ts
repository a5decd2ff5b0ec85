import * as z from 'zod/mini';
import { DERIVATION_RULES, GRADES } from '#domain/figure.ts';
import { OUTCOMES } from '#domain/review-matrix.ts';
import { REVIEW_PERIODS } from '#domain/review-wording.ts';
import { LIGHTS } from '#domain/traffic-light.ts';
import { day } from './fields.ts';

const strings = z.array(z.string());
const count = z.int();
const counts = z.object({ tasks: count, blue: count, green: count, yellow: count, red: count, grey: count });
const group = z.object({ name: z.string(), counts, tasks: strings });
const light = z.enum(LIGHTS);

/** What the report promised and what was added since; what has ended stands in no light. */
const apart = z.object({ promised: counts, added: counts, ended: z.object({ promised: count, added: count }) });

/** GET /v1/plans/{plan}/summary, answered: counts by light, never a mean of percentages. */
export const summary = z.object({
  day,
  total: counts,
  ...apart.shape,
  byArea: z.array(group),
  /** `shown` is the name with those of the departments that it took over: 农业农村办（含原乡村振兴办）. */
  byLead: z.array(z.extend(group, { shown: z.string() })),
  byLeader: z.array(group),
  byKind: z.array(group),
  /** What the year asks of each lead department, the busiest first. */
  asked: z.array(z.object({ department: z.string(), questions: count, forms: count })),
});

/** A number that stands in a text, with all that is needed to check it. */
const figure = z.object({
  text: z.string(),
  value: z.number(),
  unit: z.string(),
  derivation: z.object({
    rule: z.enum(DERIVATION_RULES),
    of: z.array(z.object({ source: z.string(), value: z.number() })),
    expression: z.optional(z.string()),
    scale: z.optional(z.number()),
    bound: z.optional(z.number()),
  }),
  sources: strings,
  grade: z.enum(GRADES),
});

const item = z.object({
  n: z.string(),
  id: z.string(),
  title: z.string(),
  star: z.boolean(),
  lead: z.string(),
  leader: z.string(),
  reason: z.string(),
  last: strings,
  said: z.optional(z.string()),
  sources: strings,
});

const decision = z.extend(item, {
  monthsRed: count,
  gaps: z.array(
    z.object({
      measure: z.string(),
      figure,
      now: z.optional(z.string()),
      within: z.optional(z.nullable(z.string())),
      villages: z.optional(z.array(z.object({ unit: z.string(), figure }))),
    }),
  ),
  problems: z.string(),
  nextSteps: z.string(),
  ask: z.string(),
});

export const bulletinList = z.object({ items: strings });

/** One month of a plan on one page. */
export const bulletin = z.object({
  organization: z.string(),
  plan: z.string(),
  month: z.string(),
  day,
  cutOff: day,
  verdict: z.string(),
  lines: strings,
  counts,
  apart,
  feedback: z.object({
    asked: strings,
    inTime: strings,
    late: strings,
    missing: z.array(z.object({ id: z.string(), lead: z.string() })),
    byOffice: strings,
  }),
  decisions: z.array(decision),
  watch: z.array(item),
  done: z.array(item),
  ended: z.array(item),
  recovered: z.optional(z.array(item)),
  upcoming: z.array(z.object({ day, kind: z.enum(['node', 'stated', 'feedback']), text: z.string(), tasks: strings })),
  figures: z.array(
    z.object({
      n: z.string(),
      id: z.string(),
      measure: z.string(),
      target: z.nullable(z.string()),
      lastYear: z.optional(z.nullable(z.string())),
      figure,
    }),
  ),
  table: z.array(z.extend(group, { feedback: z.object({ asked: count, inTime: count, late: count, missing: count }) })),
  movements: z.array(z.object({ from: z.nullable(light), to: light, tasks: strings })),
  lights: z.record(z.string(), light),
  values: z.record(z.string(), z.record(z.string(), z.nullable(z.number()))),
  monthsRed: z.record(z.string(), count),
  paces: z.optional(z.array(z.object({ id: z.string(), measure: z.string(), done: count, expected: count }))),
  rule: z.string(),
});

const sentence = z.object({
  task: z.string(),
  id: z.string(),
  text: z.string(),
  figures: z.array(figure),
  marks: z.array(z.object({ mark: z.string(), why: z.string() })),
  sources: strings,
});

const outcome = z.enum(OUTCOMES);

/** A revision of before they could be ticked has neither key nor general wording. */
const candidate = z.object({
  key: z.optional(z.string()),
  n: z.string(),
  id: z.string(),
  text: z.string(),
  general: z.optional(z.string()),
  sources: strings,
});

const problem = z.object({ candidates: strings, ids: strings, text: z.string(), unproved: strings, sources: strings });

/** One revision of the review, every figure with its derivation. */
export const review = z.object({
  period: z.optional(z.enum(REVIEW_PERIODS)),
  organization: z.string(),
  plan: z.string(),
  year: z.int(),
  asOf: day,
  revision: z.int(),
  chapters: z.array(
    z.object({
      title: z.string(),
      heading: z.nullable(z.object({ start: z.int(), end: z.int() })),
      sentences: z.array(sentence),
    }),
  ),
  matrix: z.array(
    z.object({
      n: z.string(),
      id: z.string(),
      lead: z.string(),
      promised: z.string(),
      achieved: z.string(),
      outcome,
      sentence: z.nullable(z.object({ chapter: z.int(), at: z.int() })),
    }),
  ),
  shortfalls: z.array(z.object({ n: z.string(), id: z.string(), measure: z.string(), text: z.string(), figures: z.array(figure) })),
  problemCandidates: z.array(candidate),
  lacking: z.optional(
    z.array(z.object({ chapter: z.int(), area: z.string(), departments: strings, measures: strings, lastYear: strings, text: z.string() })),
  ),
  problems: z.optional(
    z.object({
      written: z.array(problem),
      general: z.nullable(problem),
      unsaid: z.array(z.extend(candidate, { choice: z.nullable(z.enum(['merge', 'omit'])), decidedBy: z.nullable(z.string()) })),
      changed: strings,
    }),
  ),
  carryOvers: z.array(z.object({ n: z.string(), id: z.string(), lead: z.string(), text: z.string(), outcome, rest: z.string() })),
  unplanned: z.array(
    z.object({
      n: z.string(),
      id: z.string(),
      department: z.string(),
      day,
      text: z.string(),
      figures: z.array(z.object({ name: z.string(), value: z.number(), unit: z.string() })),
      source: z.string(),
      chapter: z.nullable(z.int()),
    }),
  ),
  counts: z.object({
    tasks: count,
    outcomes: z.record(outcome, count),
    sentences: count,
    figures: count,
    unverified: count,
    expected: count,
  }),
});

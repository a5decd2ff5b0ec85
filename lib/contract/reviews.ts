import * as z from 'zod/mini';
import { CLAIM_KINDS, NUMBER_CHANGES } from '#domain/edit-kinds.ts';
import { DERIVATION_RULES, GRADES } from '#domain/figure.ts';
import { PROBLEM_CHOICES } from '#domain/problem-decisions.ts';
import { OUTCOMES } from '#domain/review-matrix.ts';
import { REVIEW_PERIODS } from '#domain/review-wording.ts';
import { day, instant, name, rowNumber, words } from './fields.ts';
import { accepted, textOrBytes, wordFile } from './plans.ts';

const strings = z.array(z.string());
const text = z.nullable(z.string());
const count = z.int();
const outcome = z.nullable(z.enum(OUTCOMES));
const derivation = z.object({
  rule: z.enum(DERIVATION_RULES),
  of: z.array(z.object({ source: z.string(), value: z.number() })),
  expression: z.optional(z.string()),
  scale: z.optional(z.number()),
  bound: z.optional(z.number()),
});

/** POST /v1/plans/{plan}/reviews/{revision}/edits: the draft as somebody edited it, .docx, .txt or .md. */
export const compareReview = z.strictObject(wordFile).check(textOrBytes);

/** The same, answered: `edit` names the comparison, which is there when the operation is done. */
export const comparisonBegun = z.extend(accepted, { edit: z.string() });

/** GET …/edits/{edit}, answered: what the edited draft says otherwise than its revision. */
export const comparison = z.object({
  plan: z.string(),
  revision: count,
  edit: z.string(),
  name: z.string(),
  at: instant,
  counts: z.object({ paragraphs: count, same: count, changed: count, rounded: count, removed: count, added: count }),
  numbers: z.array(
    z.object({
      change: z.enum(NUMBER_CHANGES),
      chapter: z.string(),
      task: text,
      id: text,
      paragraph: z.nullable(count),
      old: text,
      new: text,
      derivation: z.nullable(derivation),
      sources: strings,
      mark: text,
      text: z.string(),
    }),
  ),
  claims: z.array(
    z.object({
      kind: z.enum(CLAIM_KINDS),
      chapter: z.string(),
      tasks: strings,
      ids: strings,
      paragraph: count,
      claim: z.string(),
      why: z.string(),
      text: z.string(),
    }),
  ),
  gone: z.array(z.object({ chapter: z.string(), task: text, id: z.string(), text: z.string() })),
  /** Whether there was more of one list than is kept. */
  cut: z.boolean(),
});

const marks = z.array(z.object({ mark: z.string(), why: z.string() }));
const proof = z.nullable(z.object({ text: z.string(), sources: strings, grade: z.enum(GRADES) }));

/** GET …/changes, answered: what changed since the revision before. */
export const reviewChanges = z.object({
  plan: z.string(),
  revision: count,
  asOf: day,
  since: z.nullable(z.object({ revision: count, asOf: day })),
  sentences: z.array(
    z.object({
      change: z.enum(['new', 'gone', 'changed']),
      task: z.string(),
      id: z.string(),
      chapter: z.string(),
      old: text,
      new: text,
      figures: z.array(z.object({ name: z.string(), old: proof, new: proof })),
      marksGone: marks,
      marksNew: marks,
    }),
  ),
  outcomes: z.array(z.object({ n: z.string(), id: z.string(), old: outcome, new: outcome })),
});

/** POST /v1/plans/{plan}/reviews: the day that it looks back from, today when it is left out; and over what. */
export const createReview = z.strictObject({ asOf: z.optional(day), period: z.optional(z.enum(REVIEW_PERIODS)) });

const numbers = z.array(rowNumber).check(z.maxLength(999));
const unplaced = z.object({ tasks: strings, unplanned: strings });

/** PUT /v1/plans/{plan}/review-layout: all chapters, in their order. */
export const putReviewLayout = z.strictObject({
  chapters: z
    .array(z.strictObject({ title: name(60), tasks: numbers, unplanned: z._default(numbers, []) }))
    .check(z.minLength(1), z.maxLength(30)),
});

/** The same, answered: what stands in no chapter is placed by likeness. */
export const reviewLayout = z.object({
  plan: z.string(),
  version: count,
  chapters: z.array(z.object({ title: z.string(), tasks: strings, unplanned: strings })),
  unplaced,
});

const choice = z.enum(PROBLEM_CHOICES);

/** PUT /v1/plans/{plan}/review-problems: all that is decided; what is left out is open. */
export const putReviewProblems = z.strictObject({
  decisions: z
    .array(
      z.strictObject({
        candidate: words(200),
        choice,
        wording: z._default(z.nullable(words(200)), null),
        decidedBy: words(40),
      }),
    )
    .check(z.maxLength(300)),
});

/** The candidates of the newest revision, each with what was decided of it. */
export const reviewProblems = z.object({
  plan: z.string(),
  version: count,
  revision: z.nullable(count),
  items: z.array(
    z.object({
      key: z.string(),
      n: z.string(),
      id: z.string(),
      text: z.string(),
      general: z.string(),
      sources: strings,
      decision: z.nullable(z.object({ choice, wording: text, decidedBy: z.string(), at: instant, by: z.string(), changed: z.boolean() })),
    }),
  ),
});

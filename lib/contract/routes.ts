import type * as z from 'zod/mini';
import type { Route } from './route.ts';
import { ACROSS_YEARS_ROUTES } from './routes/across-years.ts';
import { ARCHIVE_ROUTES } from './routes/archives.ts';
import { DESCRIPTION_ROUTES } from './routes/description.ts';
import { DRAFT_ROUTES } from './routes/drafts.ts';
import { LEADERSHIP_ROUTES } from './routes/leadership.ts';
import { LIFE_ROUTES } from './routes/life.ts';
import { LINK_ROUTES } from './routes/links.ts';
import { ORGANIZATION_ROUTES } from './routes/organization.ts';
import { PLAN_ROUTES } from './routes/plans.ts';
import { RECORD_ROUTES } from './routes/records.ts';
import { REMINDER_ROUTES } from './routes/reminders.ts';
import { REVIEW_ROUTES } from './routes/reviews.ts';
import { SHEET_ROUTES } from './routes/sheets.ts';
import { TASK_ACT_ROUTES } from './routes/task-acts.ts';
import { TASK_ROUTES } from './routes/tasks.ts';

/**
 * Every operation of the API, once: who may call it, what it takes and what it answers. Read by the dispatcher, by the stack (which
 * routes go to `files`, which are open), by the description at /openapi.json, by the typed client and by the tests.
 */
export const ROUTES = {
  ...ORGANIZATION_ROUTES,
  ...PLAN_ROUTES,
  ...DRAFT_ROUTES,
  ...ACROSS_YEARS_ROUTES,
  ...TASK_ROUTES,
  ...LIFE_ROUTES,
  ...TASK_ACT_ROUTES,
  ...RECORD_ROUTES,
  ...LEADERSHIP_ROUTES,
  ...REVIEW_ROUTES,
  ...DESCRIPTION_ROUTES,
  ...ARCHIVE_ROUTES,
  ...SHEET_ROUTES,
  ...LINK_ROUTES,
  ...REMINDER_ROUTES,
  ...SHEET_ROUTES,
} as const satisfies Record<string, Route>;

export type Operation = keyof typeof ROUTES;

type Of<O extends Operation> = (typeof ROUTES)[O];

/** Rules give what nobody may change; what is sent is not changed either. */
type Unchanging<Value> = Value extends object ? { readonly [Key in keyof Value]: Unchanging<Value[Key]> } : Value;

/** What an operation is given and gives, as its handler sees it. */
export type BodyOf<O extends Operation> = Of<O> extends { readonly body: infer Schema extends z.ZodMiniType } ? z.infer<Schema> : unknown;
export type QueryOf<O extends Operation> = Of<O> extends { readonly query: infer Schema extends z.ZodMiniType } ? z.infer<Schema> : unknown;
export type AnswerOf<O extends Operation> =
  Of<O> extends { readonly answer: infer Schema extends z.ZodMiniType } ? Unchanging<z.input<Schema>> : string;

type Part<Path extends string> = Path extends `${string}{${infer Name}}${infer Rest}` ? Name | Part<Rest> : never;

/** What a caller gives: variable parts of the address, query and body, before what is left out has its default. */
export type ParamsOf<O extends Operation> = { readonly [Name in Part<Of<O>['path']>]: string };
export type SentQueryOf<O extends Operation> =
  Of<O> extends { readonly query: infer Schema extends z.ZodMiniType } ? z.input<Schema> : Record<never, never>;
export type SentBodyOf<O extends Operation> =
  Of<O> extends { readonly body: infer Schema extends z.ZodMiniType } ? Unchanging<z.input<Schema>> : undefined;

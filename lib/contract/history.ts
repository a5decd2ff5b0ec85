import * as z from 'zod/mini';
import { TASK_STATES, VERDICTS, VIAS } from '#domain/task.ts';
import { SATISFACTIONS } from '#domain/task-changes.ts';
import { ROLES } from '#domain/town.ts';
import { basis } from './changes.ts';
import { day, instant } from './fields.ts';
import { ask, target } from './promise.ts';
import { grid, incident, supportAnswer } from './task-records.ts';
import { bound, report } from './tasks.ts';

const satisfaction = z.optional(z.enum(SATISFACTIONS));
const rests = { basis: z.object(basis.shape) } as const;
const nullable = z.nullable(z.string());

/** What was done, by its kind. */
const move = z.discriminatedUnion('kind', [
  z.object({ kind: z.enum(['issue', 'acknowledge', 'claim']) }),
  z.object({ kind: z.literal('verify'), satisfaction }),
  z.object({ kind: z.literal('report'), report: z.object(report) }),
  z.object({ kind: z.literal('answer-together'), with: z.string(), periods: z.array(z.string()) }),
  z.object({ kind: z.literal('return'), reason: z.string() }),
  z.object({ kind: z.literal('assess'), verdict: z.enum(VERDICTS), sentence: z.string(), satisfaction }),
  z.object({ kind: z.literal('object'), reason: z.string(), proposed: nullable }),
  z.object({ kind: z.literal('decide-objection'), upheld: z.boolean(), lead: nullable, leader: nullable, note: z.string() }),
  z.object({ kind: z.literal('ask-extension'), node: nullable, due: day, reason: z.string() }),
  z.object({ kind: z.literal('decide-extension'), granted: z.boolean(), due: z.nullable(day), note: z.string() }),
  z.object({ kind: z.literal('fill-shares'), measures: grid }),
  z.object({ kind: z.literal('incident'), incident: z.object({ ...incident, facts: z.string() }) }),
  z.object({ kind: z.literal('handle-incident'), k: z.int(), date: day, note: z.string() }),
  z.object({ kind: z.literal('discount-incident'), k: z.int(), reason: z.string() }),
  z.object({ ...supportAnswer, answer: z.string(), kind: z.literal('support'), department: z.string() }),
  z.object({ ...rests, kind: z.literal('change-target'), measure: z.string(), value: z.number(), valueMax: z.nullable(z.number()) }),
  z.object({ ...rests, kind: z.literal('change-due'), due: day }),
  z.object({ ...rests, kind: z.literal('move-lead'), lead: z.string(), leader: z.string(), supporting: z.array(z.string()) }),
  z.object({ ...rests, kind: z.literal('take-over'), from: z.array(z.string()), lead: z.string(), leader: z.string() }),
  z.object({ ...rests, kind: z.enum(['suspend', 'resume', 'cancel', 'terminate']) }),
  z.object({ ...rests, kind: z.literal('replace'), by: z.string() }),
]);

/** What the plan said of a task, where a move changed it. */
const terms = z.object({
  due: day,
  dueStated: z.boolean(),
  lead: z.string(),
  leader: z.string(),
  supporting: z.array(z.string()),
  asks: z.array(z.object(ask.shape)),
  together: nullable,
  targets: z.array(z.object(target.shape)),
  bounds: z.record(z.string(), bound),
});

const side = z.object({
  state: z.enum(TASK_STATES),
  values: z.record(z.string(), z.nullable(z.number())),
  terms: z.optional(terms),
  periods: z.optional(z.object({ reported: z.array(z.string()), excused: z.array(z.string()) })),
});

/** One entry of a task's history. */
const historyEntry = z.object({
  plan: z.string(),
  n: z.string(),
  version: z.int(),
  move,
  by: z.object({ person: z.string(), name: z.string(), role: z.enum([...ROLES, 'machine']), deputyFor: z.optional(z.string()) }),
  onBehalfOf: nullable,
  via: z.enum(VIAS),
  reportedBy: nullable,
  at: instant,
  day,
  before: z.nullable(side),
  after: side,
});

export const history = z.object({ items: z.array(historyEntry) });

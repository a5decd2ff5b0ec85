import * as z from 'zod/mini';
import { EVIDENCE_TYPES, type EvidenceType } from '#domain/evidence-file.ts';
import { day, instant, name, planned, text, textWarnings, words } from './fields.ts';

/** A number with its name: 改造危房 24户. */
export const namedFigure = z.strictObject({ name: name(30), value: planned, unit: text(10) });

/** What is said of a piece of work outside the plan. */
const said = {
  day,
  sentence: words(300),
  figures: z.array(namedFigure).check(z.maxLength(5)),
} as const;

/** POST /v1/plans/{plan}/unplanned */
export const recordUnplanned = z.strictObject({
  department: words(40),
  ...said,
  figures: z._default(said.figures, []),
  via: z.optional(z.enum(['page', 'api', 'phone', 'meeting'])),
  reportedBy: z.optional(words(40)),
});

/** PATCH /v1/plans/{plan}/unplanned/{n}: what is left out stays. */
export const editUnplanned = z.partial(z.strictObject(said));

/** Query of GET /v1/plans/{plan}/unplanned */
export const listUnplanned = z.strictObject({
  department: z.optional(words(40)),
  withdrawn: z.optional(z.enum(['yes', 'no'])),
});

/** A piece of work outside the plan. `update` is the id on which its figures rest. */
export const unplannedWork = z.object({
  record: z.string(),
  plan: z.string(),
  n: z.string(),
  id: z.string(),
  version: z.int(),
  department: z.string(),
  day,
  sentence: z.string(),
  figures: z.array(z.object(namedFigure.shape)),
  withdrawn: z.nullable(z.object({ day })),
  update: z.string(),
});

/** A record after somebody wrote it, changed it or took it back. */
export const unplannedKept = z.extend(unplannedWork, { warnings: textWarnings });

export const unplannedList = z.object({ items: z.array(unplannedWork) });

/** POST /v1/me/calendar, answered. The address is a secret and told once: a repeated answer has null in its place. */
export const calendarAddress = z.object({ url: z.nullable(z.string()), at: instant });

export const calendarEnded = z.object({ ended: z.boolean() });

const evidenceType = z.enum(Object.keys(EVIDENCE_TYPES) as [EvidenceType, ...EvidenceType[]]);

/** POST /v1/tasks/{task}/evidence: what will be sent. */
export const announceEvidence = z.strictObject({
  name: name(120),
  bytes: z.int().check(z.minimum(0), z.maximum(1e12)),
  sha256: z.string().check(z.regex(/^(?:[0-9a-fA-F]{64}|[A-Za-z0-9+/]{43}=)$/, '应为 sha256，64 位十六进制或 base64')),
  type: evidenceType,
});

/** Where to send it, and with which headers, until when. */
export const evidenceAnnounced = z.object({
  evidence: z.string(),
  upload: z.object({ url: z.string(), headers: z.record(z.string(), z.string()) }),
  expiresAt: instant,
});

const evidenceFile = {
  evidence: z.string(),
  name: z.string(),
  bytes: z.int(),
  sha256: z.string(),
  type: evidenceType,
  by: z.object({ person: z.string(), name: z.string() }),
  at: instant,
  arrived: z.boolean(),
} as const;

export const evidenceList = z.object({ items: z.array(z.object(evidenceFile)) });

/** GET of one file, answered with 303 to `url`. */
export const evidenceFound = z.object({ ...evidenceFile, url: z.string() });

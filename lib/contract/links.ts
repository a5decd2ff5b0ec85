import * as z from 'zod/mini';
import { LINK_LETTERS } from '#domain/mail-link.ts';
import { day, instant, words } from './fields.ts';

/** A mail link as the office sees it: whom it serves and until when; the secret is in the letter alone. */
const link = z.object({
  /** Names the link; opens nothing. */
  link: z.string(),
  person: z.string(),
  departments: z.array(z.string()),
  /** Tasks that the letter names. */
  tasks: z.array(z.string()),
  letter: z.object({ kind: z.enum(LINK_LETTERS), day: z.string() }),
  madeAt: instant,
  expiresAt: instant,
  /** When something was last sent in by it. */
  usedAt: z.nullable(instant),
  revoked: z.nullable(z.object({ by: z.string(), at: instant })),
});

/** GET /v1/links, answered: those that have not expired, the first to expire first. */
export const linkList = z.object({ items: z.array(link) });

/** What was revoked; nothing when it was before. */
export const revoked = z.object({ revoked: z.array(z.string()) });

/** POST /v1/plans/{plan}/chat-texts: for one department; for each that is in today's digests when none is said. */
export const makeChatTexts = z.strictObject({ department: z.optional(words(40)) });

/** What may be pasted into a work group. The text holds the link's secret and is told once: a repeated answer has null in its place. */
export const chatTexts = z.object({
  texts: z.array(z.object({ department: z.string(), text: z.nullable(z.string()), link: z.string(), lastDay: day })),
});

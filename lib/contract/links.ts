import * as z from 'zod/mini';
import { LINK_LETTERS } from '#domain/mail-link.ts';
import { instant } from './fields.ts';

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

import * as z from 'zod/mini';
import { base64 } from './fields.ts';

/** POST /v1/plans/{plan}/documents */
export const produceDocument = z.strictObject({ kind: z.enum(['breakdown']), format: z.enum(['xlsx']) });

/** GET /v1/plans/{plan}/documents, answered */
export const documentList = z.object({
  items: z.array(z.object({ name: z.string(), title: z.string(), bytes: z.int(), format: z.string() })),
});

/** POST /v1/plans/{plan}/sheets: a filled-in 任务分解表, of at most 3 MB. */
export const handInSheet = z.strictObject({ base64, dryRun: z.boolean() });

/** What a sheet came to: with an error nothing was done. */
export const sheetRead = z.object({
  dryRun: z.boolean(),
  rows: z.int(),
  changed: z.array(z.object({ line: z.int(), n: z.string(), id: z.string(), heads: z.array(z.string()) })),
  added: z.array(z.object({ line: z.int(), n: z.string(), id: z.string() })),
  errors: z.array(z.object({ line: z.int(), head: z.string(), cell: z.string(), message: z.string() })),
});

import * as z from 'zod/mini';
import { base64, textWarnings } from './fields.ts';

export const WORKBOOK_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** POST /v1/organization/sheets: a workbook that somebody filled in. Without `dryRun: false` it is only said what would change. */
export const takeSheets = z.strictObject({ base64, dryRun: z._default(z.boolean(), true) });

/** POST /v1/plans/{plan}/share-sheets: without a workbook one is made; with it, it is taken in. */
export const shareSheets = z.strictObject({ base64: z.optional(base64), dryRun: z._default(z.boolean(), true) });

/** What a workbook that was taken in came to; nothing of it is kept while there is an error, or on a dry run. */
export const takenSheets = {
  dryRun: z.optional(z.boolean()),
  added: z.optional(z.int()),
  changed: z.optional(z.int()),
  changes: z.optional(z.array(z.string())),
  errors: z.optional(textWarnings),
  warnings: z.optional(textWarnings),
} as const;

/** POST /v1/plans/{plan}/documents */
export const produceDocument = z.strictObject({ kind: z.enum(['breakdown']), format: z.enum(['xlsx', 'docx']) });

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

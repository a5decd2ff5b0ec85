import * as z from 'zod/mini';
import { sheetRead } from '#contract/sheets.ts';
import { RuleError } from '#domain/errors.ts';
import { bucket } from '#runtime/bucket.ts';
import { exportYear, sha256Of } from '#runtime/export-year.ts';
import { importBreakdown } from '#runtime/import-breakdown.ts';
import { importYear } from '#runtime/import-year.ts';
import { readArchive } from '#runtime/read-archive.ts';
import type { Services } from '#runtime/services.ts';
import { step } from '#runtime/step.ts';
import { writeBreakdown } from '#runtime/write-breakdown.ts';
import { documentKey } from '#store/objects.ts';

/** A year out and in; the 任务分解表 out, and a filled-in one in. */
const Input = z.object({
  plan: z.string(),
  kind: z.enum(['export', 'import', 'breakdown', 'sheet']),
  at: z.string(),
  by: z.string(),
  /** Of the archive or sheet that is to be read. */
  key: z.nullable(z.string()),
  /** Of a sheet. */
  dryRun: z.optional(z.boolean()),
});
const Output = z.object({ document: z.nullable(z.string()), records: z.number(), bytes: z.number(), sheet: z.optional(sheetRead) });

/** The function has 2 GB, and an archive stands in it packed and unpacked. */
const MOST_BYTES = 300_000_000;

/**
 * Writes a file of a plan, named by its content, or reads one back. Repeated it writes the same.
 * @throws FileRefused · PlanExists · WrongStatus · NotFound · VersionIsStale · Busy
 */
export const handler = step(Input, Output, async ({ plan, kind, key, at, by, dryRun }, services) => {
  switch (kind) {
    case 'export':
      return exported(plan, services);
    case 'import':
      return imported(plan, key ?? '');
    case 'breakdown':
      return writeBreakdown(plan, at, services);
    case 'sheet': {
      const sheet = await importBreakdown({ plan, key: key ?? '', dryRun: dryRun ?? true, at, by }, services);
      return { document: null, records: sheet.changed.length + sheet.added.length, bytes: 0, sheet };
    }
  }
});

const exported = async (plan: string, services: Services): Promise<z.infer<typeof Output>> => {
  const header = await services.plans.load(plan);
  if (header.status !== 'draft' && header.status !== 'published') throw new RuleError('WrongStatus', '计划录入完成后才能导出。');
  const { zip, records } = await exportYear(header);
  const document = `export-${sha256Of(zip).slice(0, 16)}.zip`;
  await bucket().put(documentKey(plan, document), zip, 'application/zip', `attachment; filename="${plan}-${document}"`);
  return { document, records, bytes: zip.length };
};

const imported = async (plan: string, key: string): Promise<z.infer<typeof Output>> => {
  if (((await bucket().size(key)) ?? 0) > MOST_BYTES)
    throw new RuleError('FileRefused', `数据包超过${MOST_BYTES / 1e6} MB，不是本系统导出的。`);
  const { bytes } = await bucket().get(key);
  const archive = readArchive(bytes, plan);
  await importYear(archive, sha256Of(bytes));
  return { document: null, records: archive.items.length, bytes: bytes.length };
};

import * as z from 'zod/mini';
import { sheetRead, takenSheets } from '#contract/sheets.ts';
import { RuleError } from '#domain/errors.ts';
import { bucket } from '#runtime/bucket.ts';
import { compareEdited } from '#runtime/compare-edited.ts';
import { exportYear, sha256Of } from '#runtime/export-year.ts';
import { importYear } from '#runtime/import-year.ts';
import { readArchive } from '#runtime/read-archive.ts';
import type { Services } from '#runtime/services.ts';
import { doSheetWork, SHEET_WORK } from '#runtime/sheet-work.ts';
import { step } from '#runtime/step.ts';
import { documentKey } from '#store/objects.ts';

const ofYear = { plan: z.string(), at: z.string(), by: z.string() } as const;
/** Where an archive lies, or an edited review. */
const Input = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('export'), ...ofYear, key: z.null() }),
  z.object({ kind: z.literal('import'), ...ofYear, key: z.string() }),
  z.object({
    kind: z.literal('compare'),
    ...ofYear,
    key: z.string(),
    edited: z.object({ revision: z.number(), edit: z.string(), name: z.string() }),
  }),
  ...SHEET_WORK,
]);
const Output = z.object({
  document: z.nullable(z.string()),
  records: z.number(),
  bytes: z.number(),
  sheet: z.optional(sheetRead),
  ...takenSheets,
});

/** The function has 2 GB, and an archive stands in it packed and unpacked. */
const MOST_BYTES = 300_000_000;

/**
 * Writes a year into one zip, named by its content, or reads one back; the same with workbooks; or compares an edited review with its
 * revision. Repeated it writes the same.
 * @throws FileRefused · PlanExists · WrongStatus · VersionIsStale · NotFound · Busy · NotAReport · TooLarge
 */
export const handler = step(Input, Output, async (work, services) => {
  if (work.kind === 'export') return exported(work.plan, services);
  if (work.kind === 'import') return imported(work.plan, work.key);
  if (work.kind === 'compare') return compareEdited(work, services);
  return doSheetWork(work, services);
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

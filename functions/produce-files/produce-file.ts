import * as z from 'zod/mini';
import { RuleError } from '#domain/errors.ts';
import { bucket } from '#runtime/bucket.ts';
import { compareEdited } from '#runtime/compare-edited.ts';
import { exportYear, sha256Of } from '#runtime/export-year.ts';
import { importYear } from '#runtime/import-year.ts';
import { readArchive } from '#runtime/read-archive.ts';
import type { Services } from '#runtime/services.ts';
import { step } from '#runtime/step.ts';
import { documentKey } from '#store/objects.ts';

const Input = z.object({
  plan: z.string(),
  kind: z.enum(['export', 'import', 'compare']),
  at: z.string(),
  by: z.string(),
  /** Of the archive that is to be imported, or the edited review that is to be compared. */
  key: z.nullable(z.string()),
  edited: z.optional(z.object({ revision: z.number(), edit: z.string(), name: z.string() })),
});
const Output = z.object({ document: z.nullable(z.string()), records: z.number(), bytes: z.number() });

/** The function has 2 GB, and an archive stands in it packed and unpacked. */
const MOST_BYTES = 300_000_000;

/**
 * Writes a year into one zip, named by its content, or reads one back; or compares an edited review with its revision. Repeated it writes
 * the same.
 * @throws FileRefused · PlanExists · WrongStatus · NotFound · NotAReport · TooLarge
 */
export const handler = step(Input, Output, async (input, services) => {
  const { plan, kind, key, at, edited } = input;
  if (kind === 'compare' && edited) return compareEdited({ plan, key: key ?? '', at, edited }, services);
  return kind === 'export' ? exported(plan, services) : imported(plan, key ?? '');
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

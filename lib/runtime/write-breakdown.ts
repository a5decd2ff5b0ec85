import { breakdownWorkbook } from '#documents/breakdown-workbook.ts';
import { contentDisposition } from '#documents/content-disposition.ts';
import type { Instant } from '#domain/day.ts';
import { documentKey } from '#store/objects.ts';
import { breakdownOfPlan } from './breakdown-of-plan.ts';
import { bucket } from './bucket.ts';
import { sha256Of } from './export-year.ts';
import type { Services } from './services.ts';
import { XLSX } from './sheet-type.ts';

/**
 * Writes the 任务分解表 of a plan as a workbook for the office, named by its content; a browser keeps it under its title.
 * @throws RuleError NotFound · WrongStatus
 */
export const writeBreakdown = async (
  plan: string,
  at: Instant,
  services: Services,
): Promise<{ document: string; records: number; bytes: number }> => {
  const table = await breakdownOfPlan(await services.plans.load(plan), at.slice(0, 10), null, services);
  const bytes = await breakdownWorkbook(table);
  const document = `breakdown-${sha256Of(bytes).slice(0, 16)}.xlsx`;
  await bucket().put(documentKey(plan, document), bytes, XLSX, contentDisposition(`${table.title}.xlsx`));
  return { document, records: table.rows.length, bytes: bytes.length };
};

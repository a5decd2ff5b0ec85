import { breakdownPaper } from '#documents/breakdown-paper.ts';
import { breakdownWorkbook } from '#documents/breakdown-workbook.ts';
import { paperDocx } from '#documents/paper-docx.ts';
import type { Instant } from '#domain/day.ts';
import { townOf } from '#domain/ids.ts';
import { townOfMachine } from '#store/town.ts';
import { breakdownOfPlan } from './breakdown-of-plan.ts';
import { sha256Of } from './export-year.ts';
import { keepDocument } from './keep-document.ts';
import type { Services } from './services.ts';

interface Asked {
  readonly plan: string;
  readonly format: 'xlsx' | 'docx';
  readonly at: Instant;
}

/**
 * Writes the 任务分解表 of a plan for the office, to be filled in or to be printed, named by its content; a browser keeps it under its title.
 * @throws RuleError NotFound · WrongStatus
 */
export const writeBreakdown = async (
  { plan, format, at }: Asked,
  services: Services,
): Promise<{ document: string; records: number; bytes: number }> => {
  const day = at.slice(0, 10);
  const table = await breakdownOfPlan(await services.plans.load(plan), day, null, services);
  const { name: town } = await services.organizations.header(townOfMachine(townOf(plan)));
  const paper = breakdownPaper(table, { town, day });
  const bytes = format === 'xlsx' ? await breakdownWorkbook(table) : await paperDocx(paper);
  const name = `breakdown-${sha256Of(bytes).slice(0, 16)}`;
  await keepDocument({ plan, name, ending: format, title: format === 'xlsx' ? table.title : paper.name }, bytes);
  return { document: `${name}.${format}`, records: table.rows.length, bytes: bytes.length };
};

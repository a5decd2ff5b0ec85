import { breakdownPaper } from '#documents/breakdown-paper.ts';
import { breakdownWorkbook } from '#documents/breakdown-workbook.ts';
import { paperDocx } from '#documents/paper-docx.ts';
import type { Breakdown } from '#domain/breakdown.ts';
import type { Day, Instant } from '#domain/day.ts';
import { townOf } from '#domain/ids.ts';
import { townOfMachine } from '#store/town.ts';
import { breakdownOfPlan } from './breakdown-of-plan.ts';
import { keepByContent } from './keep-by-content.ts';
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
  const { title, bytes } = format === 'xlsx' ? await toFillIn(table) : await toPrint(table, day, services);
  const document = await keepByContent({ plan, noun: 'breakdown', ending: format, title }, bytes);
  return { document, records: table.rows.length, bytes: bytes.length };
};

const toFillIn = async (table: Breakdown) => ({ title: table.title, bytes: await breakdownWorkbook(table) });

const toPrint = async (table: Breakdown, day: Day, { organizations }: Services) => {
  const { name: town } = await organizations.header(townOfMachine(townOf(table.plan)));
  const paper = breakdownPaper(table, { town, day });
  return { title: paper.name, bytes: await paperDocx(paper) };
};

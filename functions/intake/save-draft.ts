import * as z from 'zod/mini';
import { dayAt } from '#domain/day.ts';
import type { DraftRow } from '#domain/draft.ts';
import { RuleError } from '#domain/errors.ts';
import { groupsOf } from '#domain/groups-of.ts';
import { planId } from '#domain/ids.ts';
import { draftWithLastResults } from '#domain/last-results.ts';
import { proposeRows } from '#domain/propose-rows.ts';
import { officeOf } from '#domain/recipients.ts';
import { bucket } from '#runtime/bucket.ts';
import { openCarryOvers } from '#runtime/carry-over-candidates.ts';
import { lastResults } from '#runtime/last-results.ts';
import { letterTo } from '#runtime/letter-to.ts';
import type { Services } from '#runtime/services.ts';
import { step } from '#runtime/step.ts';
import { newPlan, type PlanHeader } from '#store/plans.ts';
import { townOfMachine } from '#store/town.ts';

const Input = z.object({
  town: z.string(),
  year: z.number(),
  at: z.string(),
  report: z.object({ sha256: z.string(), name: z.string() }),
  split: z.string(),
  tasks: z.number(),
  unsplit: z.number(),
});
const Output = z.object({ plan: z.string(), version: z.number() });

/** A transaction holds 4 MB, a row at most 0.3. */
const ROWS_AT_ONCE = 10;

/**
 * Writes the draft: rows first, in chunks and by their number, under a header that says `intake`; then the header becomes `draft`
 * in one transaction with its history and the letters to the office. Safe to retry at any point.
 */
export const handler = step(Input, Output, async (input, services) => {
  const plan = planId(input.town, input.year);
  const header = await beginIntake(plan, input, services);
  if (header.status !== 'intake') return { plan, version: header.version };
  const [result, results] = await Promise.all([bucket().split(input.split), lastResults(plan, services)]);
  const rows = draftWithLastResults(proposeRows(plan, result), results);
  await removeGhosts(plan, new Set(rows.map(({ n }) => n)), services);
  for (const group of groupsOf(rows, ROWS_AT_ONCE)) await services.commit(group.map((row) => services.drafts.put(row)));
  await services.commit([services.drafts.putUnsplit(plan, result.unsplit)]);
  return openDraft(header, rows, input, services);
});

/**
 * The header under which rows are written; the present one when this report was taken in before.
 * @throws PlanExists when another report came first, perhaps at the same moment
 */
const beginIntake = async (
  plan: string,
  { town, year, report, at }: z.infer<typeof Input>,
  { plans, commit }: Services,
): Promise<PlanHeader> => {
  const present = await plans.find(plan);
  if (present && present.status !== 'refused') {
    if (present.report !== report.sha256) throw new RuleError('PlanExists', `${year}年已有一份计划，来自“${present.reportName}”。`);
    return present;
  }
  const header = newPlan(town, year, report.sha256, report.name, at);
  const begun = present ? { ...header, version: present.version + 1 } : header;
  await commit([present ? plans.replace(begun) : plans.create(begun)]);
  return begun;
};

/** Rows that another report left whose draft could not be saved: they would stand among this one's. */
const removeGhosts = async (plan: string, numbers: ReadonlySet<string>, { drafts, commit }: Services): Promise<void> => {
  const ghosts = (await drafts.ofPlan(plan)).filter(({ n }) => !numbers.has(n));
  for (const group of groupsOf(ghosts, ROWS_AT_ONCE)) await commit(group.map((row) => drafts.remove(row)));
};

const openDraft = async (header: PlanHeader, rows: readonly DraftRow[], input: z.infer<typeof Input>, services: Services) => {
  const { plan, year } = header;
  const { at, split, tasks, unsplit } = input;
  const organization = await services.organizations.load(townOfMachine(input.town));
  const draft: PlanHeader = { ...header, status: 'draft', version: header.version + 1, split, tasks, unsplit, lastNumber: rows.length };
  const day = dayAt(Date.parse(at));
  const carryOvers = (await openCarryOvers(plan, rows, day, services)).open.length;
  const open = rows.filter((row) => row.open).length;
  const content = { kind: 'draft-ready', plan, year, tasks, unsplit, open, carryOvers } as const;
  const by = { person: 'intake', name: '系统' };
  await services.commit([
    services.plans.replace(draft),
    services.histories.chronicle({
      of: plan,
      version: draft.version,
      kind: 'draft-made',
      by,
      via: 'machine',
      at,
      before: null,
      after: { tasks, unsplit },
      note: '',
    }),
    ...officeOf(organization).map((person) => services.letters.queue(letterTo(person, organization, { day, at, subject: plan, content }))),
  ]);
  return { plan, version: draft.version };
};

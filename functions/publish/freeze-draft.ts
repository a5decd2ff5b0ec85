import * as z from 'zod/mini';
import { dayAt } from '#domain/day.ts';
import type { DraftRow } from '#domain/draft.ts';
import { RuleError } from '#domain/errors.ts';
import { groupsOf } from '#domain/groups-of.ts';
import { townOf } from '#domain/ids.ts';
import { openDepartments } from '#domain/open-departments.ts';
import { refuseEmpty } from '#domain/refuse-empty.ts';
import type { Department } from '#domain/town.ts';
import { givenToOpen } from '#runtime/given-to-open.ts';
import type { Services } from '#runtime/services.ts';
import { step } from '#runtime/step.ts';
import { townOfMachine } from '#store/town.ts';

const Input = z.object({ plan: z.string(), version: z.number(), by: z.string(), at: z.string(), execution: z.string() });
const Output = z.extend(Input, { ranges: z.array(z.tuple([z.string(), z.string()])) });

/** Two items a task and the check of the header: 41 in a transaction that may hold 100. */
const TASKS_AT_ONCE = 20;
const GHOSTS_AT_ONCE = 90;

/**
 * Freezes the draft of one version under this execution, and clears away what an attempt before left of rows that were dropped since.
 * Repeated by the same execution it changes nothing.
 * @throws VersionIsStale · WrongStatus · NothingToPublish · LeadMissing · MergerUnfinished
 */
export const handler = step(Input, Output, async (input, services) => {
  const { plans, drafts, organizations, commit } = services;
  const header = await plans.load(input.plan);
  const rows = (await drafts.ofPlan(input.plan)).filter(({ dropped }) => dropped === null);
  if (header.publishing !== input.execution) {
    if (header.status !== 'draft') throw new RuleError('WrongStatus', '只有草稿可以发布。');
    if (header.version !== input.version)
      throw new RuleError('VersionIsStale', `计划已被他人修改，请重新读取后再发布（当前版本 ${header.version}）。`);
    refuseEmpty(rows.length);
    const town = townOfMachine(townOf(input.plan));
    const organization = await organizations.load(town);
    refuseWithoutLead(rows, openDepartments(organization.departments, dayAt(Date.parse(input.at))));
    await commit([
      plans.replace({ ...header, status: 'publishing', publishing: input.execution, reason: null, version: header.version + 1 }),
      ...givenToOpen(organization, services, { town }),
    ]);
  }
  await removeGhosts(input, new Set(rows.map(({ n }) => n)), services);
  return { ...input, ranges: rangesOf(rows.map(({ n }) => n).toSorted()) };
});

const refuseWithoutLead = (rows: readonly DraftRow[], departments: readonly Department[]): void => {
  const names = new Set(departments.map(({ name }) => name));
  const without = rows.filter(({ lead }) => !names.has(lead));
  if (without.length > 0) throw new RuleError('LeadMissing', `这些任务没有本镇的牵头单位：${without.map(({ id }) => id).join('、')}。`);
};

/** Tasks without a row would be opened with the others; the frozen rows are never among them, so a late repeat removes nothing that was written. */
const removeGhosts = async (
  { plan, execution }: z.infer<typeof Input>,
  rows: ReadonlySet<string>,
  { plans, tasks, commit }: Services,
): Promise<void> => {
  const ghosts = (await tasks.ofPlan(plan)).filter(({ n }) => !rows.has(n));
  for (const group of groupsOf(ghosts, GHOSTS_AT_ONCE))
    await commit([plans.inStatus(plan, 'publishing', { publishing: execution }), ...group.map(({ n }) => tasks.remove(plan, n))]);
};

const rangesOf = (numbers: readonly string[]): [string, string][] =>
  groupsOf(numbers, TASKS_AT_ONCE).map((group) => [group[0] ?? '', group.at(-1) ?? '']);

import { type Breakdown, type BreakdownRow, breakdownTitle, draftLine, type LastSaid, type TableDay, taskLine } from '#domain/breakdown.ts';
import type { Day } from '#domain/day.ts';
import { RuleError } from '#domain/errors.ts';
import { townOf } from '#domain/ids.ts';
import { reportIn } from '#domain/move.ts';
import { byArea } from '#domain/number-rows.ts';
import { openDepartments } from '#domain/open-departments.ts';
import { lightOf } from '#domain/traffic-light.ts';
import type { PlanHeader } from '#store/plans.ts';
import type { StoredTask } from '#store/tasks.ts';
import { type Membership, townOfMachine } from '#store/town.ts';
import type { Services } from './services.ts';
import { isPrivyTo, taskView, viewFor } from './task-view.ts';
import { type TownRules, townRules } from './town-rules.ts';

/**
 * The 任务分解表 of a draft or of a published plan on a day.
 * @param reader for whom it is: of a sensitive task it holds what this member may see; null for the office, which sees all
 * @throws RuleError WrongStatus while it is neither
 */
export const breakdownOfPlan = async (header: PlanHeader, day: Day, reader: Membership | null, services: Services): Promise<Breakdown> => {
  const { plan, version, status } = header;
  if (status !== 'draft' && status !== 'published') throw new RuleError('WrongStatus', '计划录入完成后才有任务分解表，请稍后再试。');
  const isDraft = status === 'draft';
  const organization = await services.organizations.load(townOfMachine(townOf(plan)));
  const on = { organization, day };
  return {
    title: breakdownTitle(organization.name, plan),
    plan,
    version,
    isDraft,
    departments: openDepartments(organization.departments, day).map(({ name }) => name),
    rows: isDraft
      ? byArea(await services.drafts.ofPlan(plan)).map((row) => draftLine(row, on))
      : await taskLines(plan, on, reader, services),
  };
};

const taskLines = async (plan: string, on: TableDay, reader: Membership | null, services: Services): Promise<BreakdownRow[]> => {
  const [tasks, rules, files] = await Promise.all([
    services.tasks.ofPlan(plan),
    townRules(townOfMachine(townOf(plan)), services),
    services.evidenceFiles.ofPlan(plan),
  ]);
  return Promise.all(
    tasks.map(async (task) => {
      const evidence = files.flatMap(({ n, name, arrived }) => (n === task.n && arrived ? [name] : []));
      return shownLine(task, { ...(await lastSaid(task, services)), evidence }, { on, rules, reader });
    }),
  );
};

interface Shown {
  readonly on: TableDay;
  readonly rules: TownRules;
  readonly reader: Membership | null;
}

const shownLine = (task: StoredTask, said: LastSaid, { on, rules, reader }: Shown): BreakdownRow => {
  const lit = lightOf(task, on.day, rules);
  if (reader === null || !task.sensitive || isPrivyTo(reader, task)) return taskLine(task, lit, said, on);
  const { measures, ...view } = viewFor(reader, taskView(task, on.day, rules));
  return taskLine({ ...task, ...view, measures }, lit, UNSAID, on);
};

const UNSAID: LastSaid = { progress: '', problems: '', nextSteps: '', evidence: [] };

/** The words of the last report, whole: the task keeps the start of them. */
const lastSaid = async ({ plan, n, lastReport }: StoredTask, { histories }: Services): Promise<Omit<LastSaid, 'evidence'>> => {
  if (lastReport === null) return UNSAID;
  const entry = await histories.ofVersion(plan, n, lastReport.update);
  const report = entry && reportIn(entry);
  return {
    progress: report?.progress ?? lastReport.progress,
    problems: report?.problems ?? lastReport.problems,
    nextSteps: report?.nextSteps ?? '',
  };
};

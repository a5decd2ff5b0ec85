import * as z from 'zod/mini';
import { readReportFile } from '#documents/read-report-file.ts';
import { dayAt } from '#domain/day.ts';
import { MOST_CHARACTERS, MOST_TARGETS } from '#domain/draft.ts';
import { RuleError } from '#domain/errors.ts';
import { openDepartments } from '#domain/open-departments.ts';
import type { SplitResult } from '#domain/plan.ts';
import { seasonTable } from '#domain/season-table.ts';
import { splitReport } from '#domain/split-report.ts';
import { bucket } from '#runtime/bucket.ts';
import { step } from '#runtime/step.ts';
import { splitKey, textKey } from '#store/objects.ts';
import { townOfMachine } from '#store/town.ts';

const Input = z.object({
  town: z.string(),
  year: z.number(),
  at: z.string(),
  report: z.object({ key: z.string(), sha256: z.string(), name: z.string() }),
});

const Output = z.object({
  town: z.string(),
  year: z.number(),
  at: z.string(),
  report: z.object({ key: z.string(), sha256: z.string(), name: z.string() }),
  split: z.string(),
  tasks: z.number(),
  unsplit: z.number(),
});

/** Task numbers have three digits; the published tables of cities have some 200 rows. */
const MOST_TASKS = 999;

/** @throws RuleError TooLarge naming the first task that no table row could hold */
const refuseHugeTasks = ({ areas }: SplitResult): void => {
  const huge = areas
    .flatMap(({ tasks }) => tasks)
    .find(({ text, targets }) => text.length > MOST_CHARACTERS || targets.length > MOST_TARGETS);
  if (huge)
    throw new RuleError('TooLarge', `任务“${huge.text.slice(0, 20)}…”过长（${huge.text.length}字），请检查报告里是否缺少句号或换行。`);
};

/**
 * Reads the report, splits its plan by the rules and by what the town's office taught in earlier years, and keeps both, the decoded text
 * and the result, under the report's hash.
 * @throws NotAReport · TooLarge · WrongYear
 */
export const handler = step(Input, Output, async ({ town, year, at, report }, { organizations, taught }) => {
  const [{ bytes }, organization, lessons] = await Promise.all([
    bucket().get(report.key),
    organizations.load(townOfMachine(town)),
    taught.ofTown(townOfMachine(town)),
  ]);
  const text = await readReportFile(bytes, report.name);
  const result = splitReport(text, openDepartments(organization.departments, dayAt(Date.parse(at))), {
    year,
    seasons: seasonTable(organization),
    taught: lessons,
  });
  const tasks = result.areas.reduce((sum, area) => sum + area.tasks.length, 0);
  if (tasks > MOST_TASKS)
    throw new RuleError('TooLarge', `这份报告拆出${tasks}项任务，一份计划至多${MOST_TASKS}项；请只提交工作报告本身。`);
  refuseHugeTasks(result);
  const split = splitKey(town, report.sha256);
  await Promise.all([
    bucket().put(split, JSON.stringify(result), 'application/json'),
    bucket().put(textKey(town, report.sha256), text, 'text/plain; charset=utf-8'),
  ]);
  return { town, year, at, report, split, tasks, unsplit: result.unsplit.length };
});

import * as z from 'zod/mini';
import { dayAt } from '#domain/day.ts';
import type { DraftRow } from '#domain/draft.ts';
import { townOf } from '#domain/ids.ts';
import { issueTask } from '#domain/issue-task.ts';
import { seasonTable } from '#domain/season-table.ts';
import type { HistoryEntry, Task } from '#domain/task.ts';
import { personNamed } from '#runtime/person-named.ts';
import { step } from '#runtime/step.ts';
import { townOfMachine } from '#store/town.ts';

const Input = z.object({ plan: z.string(), by: z.string(), at: z.string(), execution: z.string(), from: z.string(), to: z.string() });
const Output = z.object({ written: z.number() });

/** Writes the tasks of a range, invisible while the header says `publishing` for this execution, which the transaction demands. */
export const handler = step(Input, Output, async (input, { plans, drafts, tasks, histories, organizations, commit }) => {
  const [rows, organization] = await Promise.all([drafts.ofPlan(input.plan), organizations.load(townOfMachine(townOf(input.plan)))]);
  const seasons = seasonTable(organization);
  const leaderOf = (lead: string): string => organization.departments.find(({ name }) => name === lead)?.leader ?? '';
  const day = dayAt(Date.parse(input.at));
  const by = personNamed(organization, input.by);
  const issued = rows
    .filter(({ dropped, n }) => dropped === null && n >= input.from && n <= input.to)
    .map((row) => issueTask(row, { plan: input.plan, day, leader: leaderOf(row.lead), seasons, reportedWith: othersOf(row, rows) }));
  await commit([
    plans.inStatus(input.plan, 'publishing', { publishing: input.execution }),
    ...issued.flatMap((task) => [tasks.put(task, input.at), histories.begin(entryOf(task, input.at, by))]),
  ]);
  return { written: issued.length };
});

/** The rows that are reported together with one (合并填报). */
const othersOf = ({ n, together }: DraftRow, rows: readonly DraftRow[]): readonly string[] =>
  together === null ? [] : rows.filter((row) => row.dropped === null && row.together === together && row.n !== n).map((row) => row.n);

const entryOf = (task: Task, at: string, by: { person: string; name: string }): HistoryEntry => ({
  plan: task.plan,
  n: task.n,
  version: task.version,
  move: { kind: 'issue' },
  by: { ...by, role: 'machine' },
  onBehalfOf: null,
  via: 'machine',
  reportedBy: null,
  at,
  day: task.publishedOn,
  before: null,
  after: { state: task.state, values: {} },
});

import type { Instant } from '#domain/day.ts';
import { RuleError } from '#domain/errors.ts';
import { partsOfTask } from '#domain/ids.ts';
import type { Task } from '#domain/task.ts';
import { check, put, remove, replace, versionIn, type Write } from './commit.ts';
import { bodyOf, getItem, type Item, queryItems, type Table } from './table.ts';

const keyOf = (plan: string, n: string) => ({ pk: `PLAN#${plan}`, sk: `TASK#${n}` });
const keyOfId = (id: string) => {
  const { plan, n } = partsOfTask(id);
  return keyOf(plan, n);
};

const itemOf = (task: Task, changedAt: Instant): Item => ({ ...keyOf(task.plan, task.n), ...task, changedAt });

/** A task with the instant of its last change: what another system that keeps a copy asks for. */
export interface StoredTask extends Task {
  readonly changedAt: Instant;
}

/** Published tasks. */
export const tasks = (table: Table) => ({
  /** In order of the report. */
  ofPlan: async (plan: string): Promise<StoredTask[]> =>
    (await queryItems(table, `PLAN#${plan}`, { prefix: 'TASK#' }))
      .map((item) => bodyOf<StoredTask>(item))
      .toSorted((a, b) => a.start - b.start),

  find: async (plan: string, n: string): Promise<StoredTask | undefined> => {
    const item = await getItem(table, keyOf(plan, n));
    return item && bodyOf<StoredTask>(item);
  },

  /** Those of the tasks that there are, in the order asked for. @param ids 'wangjing-2022-007' */
  some: async (ids: readonly string[]): Promise<StoredTask[]> => {
    const items = await Promise.all(ids.map((id) => getItem(table, keyOfId(id))));
    return items.flatMap((item) => (item ? [bodyOf<StoredTask>(item)] : []));
  },

  /** @throws RuleError NotFound */
  load: async (plan: string, n: string): Promise<StoredTask> => {
    const item = await getItem(table, keyOf(plan, n));
    if (!item) throw new RuleError('NotFound', '没有找到这项任务。');
    return bodyOf<StoredTask>(item);
  },

  /** Publishing writes tasks by their number under a frozen header, so that a repeated step writes the same. */
  put: (task: Task, at: Instant): Write => put(itemOf(task, at)),

  /** Of an attempt to publish that was given up. */
  remove: (plan: string, n: string): Write => remove(keyOf(plan, n)),

  /** Puts the task, whose version must be the one it was changed from: of two who change it, one wins and the other is told. */
  replace: (task: Task, at: Instant, from = task.version - 1): Write => replace(itemOf(task, at), from, staleTask),

  /** Puts a task that changes by what is said of another one. */
  replaceBeside: (task: Task, at: Instant): Write => replace(itemOf(task, at), task.version - 1, otherTaskMoved),

  /** Demands that a task is still as it was read, while another one changes that speaks of it. */
  unchanged: ({ plan, n, version }: Task): Write => check(keyOf(plan, n), { version }, otherTaskMoved),
});

const staleTask = (present: Item | undefined): RuleError =>
  new RuleError('VersionIsStale', `这项任务已被他人更新，请重新读取后再报（当前版本 ${present?.version ?? '无'}）。`, [], {
    present: versionIn(present),
  });

const otherTaskMoved = (): RuleError => new RuleError('Busy', '与此相关的另一项任务刚被他人更新，请再提交一次。');

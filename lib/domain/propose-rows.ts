import type { DraftRow, Proposal } from './draft.ts';
import { taskNumber } from './ids.ts';
import { sensitiveByDefault } from './issue-task.ts';
import type { SplitResult } from './plan.ts';
import { proposeGroups } from './propose-groups.ts';

/** The rows of a new draft: one a task of the split, in its order, numbered from 001, with the groups that are told in one answer. */
export const proposeRows = (plan: string, { areas }: SplitResult): DraftRow[] => proposeGroups(rowsOf(plan, areas));

const rowsOf = (plan: string, areas: SplitResult['areas']): DraftRow[] =>
  areas
    .flatMap(({ title, tasks }) => tasks.map((task): Proposal => ({ ...task, area: title, sensitive: sensitiveByDefault(task) })))
    .map((proposed, i) => ({
      ...proposed,
      plan,
      n: taskNumber(i + 1),
      version: 1,
      star: false,
      every: null,
      dropped: null,
      together: null,
      origin: 'proposed',
      madeOf: [],
      proposed,
    }));

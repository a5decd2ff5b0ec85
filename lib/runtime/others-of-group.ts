import { taskId } from '#domain/ids.ts';
import type { Task } from '#domain/task.ts';
import type { Services } from './services.ts';

/** The tasks that were published as one group with it (合并填报); none for a task by itself. */
export const othersOfGroup = ({ plan, reportedWith = [] }: Task, { tasks }: Pick<Services, 'tasks'>): Promise<readonly Task[]> =>
  tasks.some(reportedWith.map((n) => taskId(plan, n)));

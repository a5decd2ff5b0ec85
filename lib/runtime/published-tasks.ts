import { RuleError } from '#domain/errors.ts';
import type { PlanHeader } from '#store/plans.ts';
import type { StoredTask } from '#store/tasks.ts';
import type { Services } from './services.ts';

/** The header of a plan of which there may be something. @throws RuleError NotFound, also of a report that was refused: it became no plan */
export const presentPlan = async ({ plans }: Pick<Services, 'plans'>, plan: string): Promise<PlanHeader> => {
  const header = await plans.load(plan);
  if (header.status === 'refused') throw new RuleError('NotFound', '这份报告未被采用，没有形成计划；原因见计划的 reason。');
  return header;
};

/** The tasks of a plan as people see them: none while the machine writes them, nor after it gave up. @throws RuleError NotFound */
export const publishedTasks = async (services: Services, plan: string): Promise<StoredTask[]> => {
  const [{ status }, all] = await Promise.all([presentPlan(services, plan), services.tasks.ofPlan(plan)]);
  return status === 'published' ? all : [];
};

/** The header of a published plan. @throws RuleError NotFound · WrongStatus */
export const publishedHeader = async ({ plans }: Services, plan: string): Promise<PlanHeader> => {
  const header = await plans.load(plan);
  if (header.status !== 'published') throw new RuleError('WrongStatus', '计划发布后才能追加任务。');
  return header;
};

/** One task as people see it. @throws RuleError NotFound, also before the plan is published: who acted on it then would be written over */
export const publishedTask = async ({ plans, tasks }: Services, plan: string, n: string): Promise<StoredTask> => {
  const [header, task] = await Promise.all([plans.find(plan), tasks.load(plan, n)]);
  if (header?.status !== 'published') throw new RuleError('NotFound', '计划还没有发布。');
  return task;
};

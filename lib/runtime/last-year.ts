import { planBefore } from '#domain/ids.ts';
import type { PlanHeader } from '#store/plans.ts';
import type { Services } from './services.ts';

/** The town's published plan of the year before; undefined when it had none here. */
export const lastYearsPlan = async (plan: string, { plans }: Pick<Services, 'plans'>): Promise<PlanHeader | undefined> => {
  const header = await plans.find(planBefore(plan));
  return header?.status === 'published' ? header : undefined;
};

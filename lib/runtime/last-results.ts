import { type Result, resultsOf } from '#domain/last-results.ts';
import { lastYearsPlan } from './last-year.ts';
import type { Services } from './services.ts';

/** What the town's plan of the year before has ended with so far; nothing without one. Pulls in the words of work: not for `api`. */
export const lastResults = async (plan: string, services: Pick<Services, 'plans' | 'tasks'>): Promise<Result[]> => {
  const last = await lastYearsPlan(plan, services);
  return last ? resultsOf(await services.tasks.ofPlan(last.plan)) : [];
};

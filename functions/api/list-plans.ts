import { endpoint } from '#runtime/endpoint.ts';

/** Headers of the town's plans, oldest year first. */
export const listPlans = endpoint('listPlans', async ({ town }, { plans }) => ({
  status: 200,
  headers: {},
  body: { items: await plans.ofTown(town) },
}));

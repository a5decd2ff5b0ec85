import { endpoint } from '#runtime/endpoint.ts';
import { presentPlan } from '#runtime/published-tasks.ts';

/** The months that have a bulletin. */
export const listBulletins = endpoint('listBulletins', async ({ params }, services) => {
  const { plan } = await presentPlan(services, params.plan ?? '');
  return { status: 200, headers: {}, body: { items: await services.bulletins.months(plan) } };
});

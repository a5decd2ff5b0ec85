import { endpoint } from '#runtime/endpoint.ts';

/** The months that have a bulletin. */
export const listBulletins = endpoint('listBulletins', async ({ params }, { bulletins }) => ({
  status: 200,
  headers: {},
  body: { items: await bulletins.months(params.plan ?? '') },
}));

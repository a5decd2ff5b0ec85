import { endpoint } from '#runtime/endpoint.ts';

/** One month's bulletin. */
export const getBulletin = endpoint('getBulletin', async ({ params }, { bulletins }) => ({
  status: 200,
  headers: {},
  body: await bulletins.load(params.plan ?? '', params.month ?? ''),
}));

import { endpoint } from '#runtime/endpoint.ts';

/** How an execution goes that a 202 pointed to. */
export const getOperation = endpoint('getOperation', async ({ params }, { machines }) => ({
  status: 200,
  headers: {},
  body: await machines.describe(params.operation ?? ''),
}));

import type { Context } from 'aws-lambda';

/** Calls a state of a machine as Step Functions does: JSON in, JSON out. */
export const runStep = async (handler: (event: unknown, context: Context) => Promise<unknown>, input: object): Promise<unknown> =>
  JSON.parse(JSON.stringify(await handler(JSON.parse(JSON.stringify(input)), { functionName: 'Step' } as Context)));

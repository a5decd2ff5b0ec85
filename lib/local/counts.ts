import type { RunningStack } from './run-stack.ts';

/** What has been done since the start of this process: for the summary, and for the cost of a year. */
export interface Counts {
  readonly functions: Readonly<Record<string, { readonly invocations: number; readonly errors: number }>>;
  /** Calls to DynamoDB by operation, of all functions together. */
  readonly dynamodb: Readonly<Record<string, number>>;
  /** Names of the executions of each machine, by how they ended. */
  readonly machines: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
  readonly deadLetters: number;
}

const dynamoDbCalls = (functions: ReturnType<RunningStack['functionCounts']>): Record<string, number> => {
  const sum: Record<string, number> = {};
  for (const { calls } of Object.values(functions)) {
    for (const [target, times] of Object.entries(calls)) {
      const [service, operation = ''] = target.split('.');
      if (service?.startsWith('DynamoDB')) sum[operation] = (sum[operation] ?? 0) + times;
    }
  }
  return sum;
};

const machineNames = (executions: ReturnType<RunningStack['executions']>): Counts['machines'] => {
  const machines: Record<string, Record<string, string[]>> = {};
  for (const { machine, status, name } of executions) {
    machines[machine] ??= { SUCCEEDED: [], FAILED: [] };
    machines[machine][status] = [...(machines[machine][status] ?? []), name];
  }
  return machines;
};

export const countsOf = (stack: RunningStack): Counts => {
  const functions = stack.functionCounts();
  return {
    functions: Object.fromEntries(Object.entries(functions).map(([name, { invocations, errors }]) => [name, { invocations, errors }])),
    dynamodb: dynamoDbCalls(functions),
    machines: machineNames(stack.executions()),
    deadLetters: stack.deadLetters().length,
  };
};

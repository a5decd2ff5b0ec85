import type { Server } from 'node:http';
import { join } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBStreamsClient } from '@aws-sdk/client-dynamodb-streams';
import type { Clock } from './clock.ts';
import type { DeadLetter } from './dead-letters.ts';
import type { DynamoDbLocal } from './dynamodb.ts';
import { CREDENTIALS, FunctionRegistry } from './function-registry.ts';
import type { FunctionCounts } from './functions.ts';
import type { Journal } from './journal.ts';
import { startObjectStore } from './object-store.ts';
import type { StackSpec } from './read-stack.ts';
import { Schedules } from './schedules.ts';
import { type Execution, StateMachines } from './state-machines.ts';
import { serveStepFunctions } from './step-functions-endpoint.ts';
import { StreamMapping } from './streams.ts';
import { createTables } from './tables.ts';
import { REGION } from './template.ts';
import { Undo } from './undo.ts';

export interface Surroundings {
  readonly database: DynamoDbLocal;
  readonly journal: Journal;
  readonly clock: Clock;
  /** Where objects are kept. */
  readonly directory: string;
  /** Order of stream records across items. */
  readonly seed: number;
  /** What the functions print. */
  readonly functionLog: (text: string) => void;
}

/** The stack while it runs: what the template says, without the front door. */
export interface RunningStack {
  readonly invoke: (functionArn: string, event: unknown) => Promise<unknown>;
  readonly endpoints: { readonly dynamodb: string; readonly stepFunctions: string; readonly s3: string };
  warm(functionArn: string): void;
  /** Resolves when no execution runs, no event waits and every stream has been read to its tip. */
  idle(): Promise<void>;
  advanceTo(at: number): Promise<void>;
  /** From now on schedules fire as the clock runs. */
  runSchedules(): void;
  executions(): Execution[];
  functionCounts(): Record<string, FunctionCounts>;
  deadLetters(): readonly DeadLetter[];
  stop(): Promise<void>;
}

const LOOK_AGAIN_MS = 2;
const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));
const addressOf = (server: Server): string => `http://127.0.0.1:${(server.address() as { port: number }).port}`;

const closed = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });

const begin = async (stack: StackSpec, around: Surroundings, undo: Undo): Promise<RunningStack> => {
  const { clock, journal } = around;
  const given: DeadLetter[] = [];
  const giveUp = (letter: DeadLetter): void => {
    given.push(letter);
    around.functionLog(`${JSON.stringify({ level: 'ERROR', message: 'Given up', source: letter.source, reason: letter.reason })}\n`);
  };
  const invoke = (arn: string, event: unknown): Promise<unknown> => functions.invoke(arn, event);
  const machines = new StateMachines(
    stack.machines,
    invoke,
    (arn) => stack.functions.some((one) => one.arn === arn),
    journal,
    () => clock.now(),
  );
  const schedules = new Schedules(stack.schedules, clock, ({ id, functionArn }, event) =>
    functions.deliver(functionArn, event, id, giveUp),
  );

  const access = { region: REGION, credentials: CREDENTIALS, endpoint: around.database.endpoint };
  const client = new DynamoDBClient(access);
  const streamClient = new DynamoDBStreamsClient(access);
  undo.add(() => [client, streamClient].map((one) => one.destroy()));
  const streams = await createTables(client, stack.tables);
  const store = await startObjectStore(stack.buckets, join(around.directory, 'objects'));
  undo.add(() => store.stop());
  const endpoint = await serveStepFunctions(machines, () => clock.now());
  undo.add(() => closed(endpoint));
  const functions = new FunctionRegistry(
    stack.functions,
    { AWS_ENDPOINT_URL_DYNAMODB: around.database.endpoint, AWS_ENDPOINT_URL_SFN: addressOf(endpoint), AWS_ENDPOINT_URL_S3: store.endpoint },
    around.functionLog,
  );
  undo.add(() => functions.stop());
  const mappings = stack.mappings.map(
    (spec) =>
      new StreamMapping(
        spec,
        { client: streamClient, streamArn: streams.get(spec.table) ?? '', journal, seed: around.seed },
        { invoke, giveUp },
      ),
  );
  undo.add(() => machines.close());
  undo.add(() => Promise.all(mappings.map((mapping) => mapping.stop())));
  undo.add(() => schedules.stop());
  machines.resume();
  for (const mapping of mappings) void mapping.start();

  const busy = (): boolean => machines.running > 0 || functions.pending > 0;
  const idle = async (): Promise<void> => {
    for (let moved = 1; moved > 0 || busy(); ) {
      while (busy()) await pause(LOOK_AGAIN_MS);
      const passes = await Promise.all(mappings.map((mapping) => mapping.pass()));
      moved = passes.reduce((sum, records) => sum + records, 0);
    }
  };
  return {
    invoke,
    endpoints: { dynamodb: around.database.endpoint, stepFunctions: addressOf(endpoint), s3: store.endpoint },
    warm: (arn) => functions.warm(arn),
    idle,
    advanceTo: (at) => schedules.advanceTo(at, idle),
    runSchedules: () => schedules.run(),
    executions: () => machines.all(),
    functionCounts: () => functions.counts(),
    deadLetters: () => given,
    stop: () => undo.all(),
  };
};

/**
 * Starts everything that the template names, in the order in which it needs each other. Database and journal stay the caller's.
 *
 * @throws LocalCloudError for what cannot be run; whatever had been started is stopped again, so that the process can end
 */
export const runStack = async (stack: StackSpec, around: Surroundings): Promise<RunningStack> => {
  const undo = new Undo();
  try {
    return await begin(stack, around, undo);
  } catch (error) {
    await undo.all();
    throw error;
  }
};

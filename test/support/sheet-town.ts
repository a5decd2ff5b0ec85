import { expect } from 'vitest';
import { type Services, servicesOver } from '#runtime/services.ts';
import type { Table } from '#store/table.ts';
import { type Answered, aPost, type Caller, callerOf, functionsOnFreshTable, importApi, putTown } from './api.ts';
import { functionsOnBucket } from './bucket.ts';
import { functionsOnMachines } from './machines.ts';
import { runStep } from './step.ts';
import { at, townBody } from './town.ts';

/** A town whose machine of files does what it is asked at once. */
export interface SheetTown {
  readonly table: Table;
  readonly services: Services;
  readonly call: Caller;
  readonly bucket: Awaited<ReturnType<typeof functionsOnBucket>>;
  /** Asks for something, lets the machine do it, and returns what the operation tells. */
  readonly ask: (path: string, body: object, options?: { readonly version?: number; readonly at?: string }) => Promise<Answered['body']>;
  /** Runs the last work again, as Step Functions do when an answer is lost. */
  readonly again: () => Promise<unknown>;
  /** Does a piece of work as the machine does. */
  readonly run: (input: object) => Promise<unknown>;
  readonly stop: () => Promise<void>;
}

export const sheetTown = async (town: string, name: string): Promise<SheetTown> => {
  const table = await functionsOnFreshTable();
  const bucket = await functionsOnBucket();
  const machines = await functionsOnMachines();
  const call = callerOf(await importApi());
  const { handler } = await import('../../functions/produce-files/produce-file.ts');
  expect((await putTown(call, town, townBody(town, name))).status).toBe(201);
  const run = (input: object) => runStep(handler as Parameters<typeof runStep>[0], input);
  const office = at(town, 'office');
  const ask: SheetTown['ask'] = async (path, body, options = {}) => {
    const { status, body: accepted } = await call(aPost(office, path, body, options));
    expect(status, JSON.stringify(accepted)).toBe(202);
    const { operation } = accepted;
    const { input } = machines.started().find((one) => one.name === operation)!;
    try {
      machines.succeed(operation, (await run(input)) as object);
    } catch (error) {
      machines.fail(operation, (error as Error).name, (error as Error).message);
    }
    return (await call({ path: `/v1/operations/${operation}`, as: office })).body;
  };
  const again = () => run(machines.started().at(-1)!.input);
  return {
    table,
    services: servicesOver(table),
    call,
    bucket,
    ask,
    again,
    run,
    stop: async () => void (await Promise.all([bucket.stop(), machines.stop()])),
  };
};

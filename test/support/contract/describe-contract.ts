import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isForm } from '#contract/route.ts';
import { servicesOver } from '#runtime/services.ts';
import type { Table } from '#store/table.ts';
import { type Answered, type Call, type Caller, callerOf, functionsOnFreshTable, importApi } from '../api.ts';
import { functionsOnBucket } from '../bucket.ts';
import { functionsBesideDescription, readDescription } from '../description.ts';
import { functionsOnMachines } from '../machines.ts';
import { itemsOf } from '../table.ts';
import { exampleCall, withVersionRead, wrongAddresses, wrongHeads } from './calls.ts';
import { type Furniture, furnish, TOLD_ONCE } from './furnished-town.ts';
import { Keeper } from './keeper.ts';
import { operationsIn, type Told } from './operations.ts';
import { rollOf, sample } from './sample.ts';
import { wrongCallsOf } from './wrong-calls.ts';

const description = readDescription();

/** Why an operation is not called here; what is told there is tested elsewhere. */
const notCalled = ({ path }: Told): string | null =>
  isForm({ path }) ? 'its token is made when a letter is sent, and kept nowhere but in it' : null;

const { schemas } = description.components;
const wrong = wrongCallsOf(description);
const all = operationsIn(description);
const operations = all.filter((told) => notCalled(told) === null);

const AT_ONCE = 8;

const inBatches = async <Item, Result>(items: readonly Item[], each: (item: Item) => Promise<Result>): Promise<Result[]> => {
  const results: Result[] = [];
  for (let at = 0; at < items.length; at += AT_ONCE) results.push(...(await Promise.all(items.slice(at, at + AT_ONCE).map(each))));
  return results;
};

/**
 * Calls every operation of the description as it says they may be called, and wrongly in each place: what comes back must be what it
 * says. `seeds` bodies of chance an operation, and one in `oneIn` of the wrong calls that there are.
 */
export const describeContract = ({ seeds, oneIn }: { seeds: number; oneIn: number }): void => {
  let table: Table;
  let furniture: Furniture;
  let call: Caller;
  let machines: Awaited<ReturnType<typeof functionsOnMachines>>;
  let code: ReturnType<typeof functionsBesideDescription>;
  const keeper = new Keeper(description);

  beforeAll(async () => {
    table = await functionsOnFreshTable();
    const bucket = await functionsOnBucket();
    machines = await functionsOnMachines();
    code = functionsBesideDescription();
    call = callerOf(await importApi());
    furniture = { services: servicesOver(table), bucket, call };
  });

  afterAll(async () => {
    await furniture.bucket.stop();
    await machines.stop();
    code.remove();
    const counts = Object.entries(keeper.statuses).map(([status, count]) => `${status}: ${count}`);
    for (const told of all) if (notCalled(told) !== null) console.log(`${told.id} is not called: ${notCalled(told)}`);
    console.log(`${operations.length} of ${all.length} operations, ${keeper.calls} calls, ${counts.join(', ')}`);
  });

  const expectGood = (told: Told, answer: Answered): void => {
    expect(keeper.breaches(told, answer)).toEqual([]);
    expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(400);
    const promised = Object.keys(told.responses[answer.status]?.headers ?? {}).filter((name) => name !== 'idempotency-replayed');
    expect(Object.keys(answer.headers)).toEqual(expect.arrayContaining(promised));
  };

  describe.each(operations.map((told, i) => ({ ...told, town: `t${100 + i}` })))('$id', ({ town, ...told }) => {
    let example: Call;

    beforeAll(async () => {
      await furnish(furniture, town, told);
      example = await withVersionRead(told, exampleCall(told, town), call);
    });

    it('refuses whatever is wrong, names the place, and changes nothing', async () => {
      const before = await itemsOf(table, town);
      const calls = [
        ...wrong.bodies(told, example),
        ...wrong.queries(told, example),
        ...wrongHeads(told, example),
        ...wrongAddresses(told, example, town),
      ].filter((_, i) => i % oneIn === 0);
      const found = await inBatches(calls, async (one) => keeper.refused(told, await call(one.call), one));
      expect(found.flat()).toEqual([]);
      expect(calls.length).toBeGreaterThan(0);
      expect(await itemsOf(table, town)).toEqual(before);
    });

    it('answers its example as described, and a repeat as the first time', async () => {
      expect(keeper.unsendable(told, example)).toEqual([]);
      const answer = await call(example);
      expectGood(told, answer);
      if (told.method === 'GET' && answer.etag !== '') {
        const again = await call({ ...example, headers: { ...example.headers, 'if-none-match': answer.etag } });
        expect(keeper.breaches(told, again)).toEqual([]);
        expect(again.status).toBe(304);
      }
      if (told.method !== 'POST') return;
      const repeated = await call(example);
      expectGood(told, repeated);
      const first = TOLD_ONCE[told.id]?.(answer.body) ?? answer.body;
      expect([repeated.status, repeated.body, repeated.headers['idempotency-replayed']]).toEqual([answer.status, first, 'true']);
    });

    if (!told.body) return;
    const { schema } = told.body;
    it('takes or refuses what its schema allows, and never breaks', async () => {
      const found: string[] = [];
      let version = (await withVersionRead(told, example, call)).headers?.['if-match'] ?? '';
      for (let seed = 0; seed < seeds; seed++) {
        const body = sample(schema, schemas, rollOf(told.id, seed));
        const headers = {
          ...example.headers,
          'idempotency-key': `chance-${seed}`,
          ...(example.headers?.['if-match'] && { 'if-match': version }),
        };
        const made = { ...example, headers, body: JSON.stringify(body) };
        const answer = await call(made);
        version = answer.etag || version;
        found.push(
          ...keeper.unsendable(told, made),
          ...keeper.breaches(told, answer).map((what) => `${JSON.stringify(body).slice(0, 300)}: ${what}`),
        );
      }
      expect(found).toEqual([]);
    });
  });
};

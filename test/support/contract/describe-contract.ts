import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dice } from '#local/dice.ts';
import { servicesOver } from '#runtime/services.ts';
import type { Table } from '#store/table.ts';
import { type Answered, type Call, type Caller, callerOf, functionsOnFreshTable, importApi } from '../api.ts';
import { functionsOnBucket } from '../bucket.ts';
import { checkerOf, functionsBesideDescription, readDescription } from '../description.ts';
import { functionsOnMachines } from '../machines.ts';
import { itemsOf } from '../table.ts';
import { exampleCall, type WrongCall, wrongAddresses, wrongHeads } from './calls.ts';
import { type Furniture, furnish } from './furnished-town.ts';
import { Keeper } from './keeper.ts';
import { operationsIn, type Told } from './operations.ts';
import { type Roll, sample } from './sample.ts';
import { wrongValues } from './wrong-values.ts';

const description = readDescription();
const { schemas } = description.components;
const operations = operationsIn(description);
const sent = checkerOf(description, false);

const rollOf = (...words: readonly (string | number)[]): Roll => {
  let at = 0;
  return () => dice(...words, ++at);
};

/** Each place of the body made wrong, as far as its schema sees it. */
const wrongBodies = ({ id, body }: Told, call: Call): WrongCall[] =>
  !body
    ? []
    : wrongValues(body.schema, call.body, schemas, rollOf(id))
        .filter(({ value }) => sent.wrongIn(body.schema, value) !== '')
        .map(({ value, why, ...place }) => ({
          why,
          // A text is sent as it is.
          call: { ...call, body: JSON.stringify(value) },
          as: ['422 BodyIsWrong'],
          place,
        }));

const wrongQueries = ({ id, parameters }: Told, call: Call): WrongCall[] => {
  const asked = parameters.filter((one) => one.in === 'query');
  const wrong = (name: string, value: string): WrongCall => ({
    why: `?${name}=${value.slice(0, 20)}`,
    call: { ...call, query: { ...call.query, [name]: value } },
    as: ['400 QueryIsWrong'],
    place: { pointer: `/${name}`, inChoice: false },
  });
  if (asked.length === 0) return [];
  const values = asked.flatMap(({ name, schema }) =>
    wrongValues(schema, call.query?.[name] ?? sample(schema, schemas, rollOf(id, name)), schemas, rollOf(id, name))
      .map(({ value }) => value)
      .filter((value): value is string => typeof value === 'string' && sent.wrongIn(schema, value) !== '')
      .map((value) => wrong(name, value)),
  );
  return [...values, wrong('没有的条件', '1')];
};

const AT_ONCE = 8;

const inBatches = async <Item, Result>(items: readonly Item[], each: (item: Item) => Promise<Result>): Promise<Result[]> => {
  const results: Result[] = [];
  for (let at = 0; at < items.length; at += AT_ONCE) results.push(...(await Promise.all(items.slice(at, at + AT_ONCE).map(each))));
  return results;
};

/**
 * Calls every operation of the description as it says they may be called, and wrongly in each place: what comes back must be what it
 * says. `seeds` bodies of chance an operation.
 */
export const describeContract = ({ seeds }: { seeds: number }): void => {
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
    console.log(`${operations.length} operations, ${keeper.calls} calls, ${counts.join(', ')}`);
  });

  const expectGood = (told: Told, answer: Answered): void => {
    expect(keeper.breaches(told, answer)).toEqual([]);
    expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(400);
    const promised = Object.keys(told.responses[answer.status]?.headers ?? {}).filter((name) => name !== 'idempotency-replayed');
    expect(Object.keys(answer.headers)).toEqual(expect.arrayContaining(promised));
  };

  describe.each(operations.map((told, i) => ({ ...told, town: `t${100 + i}` })))('$id', ({ town, ...told }) => {
    const example = exampleCall(told, town);

    beforeAll(() => furnish(furniture, town, told));

    it('refuses whatever is wrong, names the place, and changes nothing', async () => {
      const before = await itemsOf(table, town);
      const wrong = [
        ...wrongBodies(told, example),
        ...wrongQueries(told, example),
        ...wrongHeads(told, example),
        ...wrongAddresses(told, example, town),
      ];
      const found = await inBatches(wrong, async (one) => keeper.refused(told, await call(one.call), one));
      expect(found.flat()).toEqual([]);
      expect(wrong.length).toBeGreaterThan(0);
      expect(await itemsOf(table, town)).toEqual(before);
    });

    it('answers its example as described, and a repeat as the first time', async () => {
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
      expect([repeated.status, repeated.body, repeated.headers['idempotency-replayed']]).toEqual([answer.status, answer.body, 'true']);
    });

    if (!told.body) return;
    const { schema } = told.body;
    it('takes or refuses what its schema allows, and never breaks', async () => {
      const found: string[] = [];
      let version = '"2"';
      for (let seed = 0; seed < seeds; seed++) {
        const body = sample(schema, schemas, rollOf(told.id, seed));
        const headers = {
          ...example.headers,
          'idempotency-key': `chance-${seed}`,
          ...(example.headers?.['if-match'] && { 'if-match': version }),
        };
        const answer = await call({ ...example, headers, body: JSON.stringify(body) });
        version = answer.etag || version;
        found.push(...keeper.breaches(told, answer).map((what) => `${JSON.stringify(body).slice(0, 300)}: ${what}`));
      }
      expect(found).toEqual([]);
    });
  });
};

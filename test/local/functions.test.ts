import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { LocalCloudError } from '#local/errors.ts';
import { type FunctionError, FunctionPool, type FunctionSpec } from '#local/functions.ts';
import { bundle } from '../support/bundle.ts';

const tidy: (() => unknown)[] = [];
afterEach(async () => {
  for (const step of tidy.splice(0)) await step();
});

const logged: string[] = [];
const poolOf = (code: string, more: Partial<FunctionSpec> = {}): FunctionPool => {
  const spec = bundle(code, more);
  const pool = new FunctionPool(spec, (chunk) => logged.push(chunk.toString()));
  tidy.push(() => pool.stop().then(spec.remove));
  return pool;
};
const handler = (body: string): string => `let calls = 0; exports.handler = async (event, context) => { calls += 1; ${body} };`;
const failureOf = (answer: Promise<unknown>): Promise<FunctionError> =>
  answer.then(
    (value) => expect.unreachable(`answered ${JSON.stringify(value)}`),
    (error) => error,
  );

describe('what a function answers', () => {
  it.each([
    { why: 'JSON in, JSON out', code: handler('return { got: event };'), event: { a: [1, '二'] }, is: { got: { a: [1, '二'] } } },
    { why: 'nothing is null', code: handler(''), event: {}, is: null },
    {
      why: 'a day becomes text, an undefined field is left out',
      code: handler('return { at: new Date(0), no: undefined };'),
      event: {},
      is: { at: '1970-01-01T00:00:00.000Z' },
    },
    { why: 'no event is null', code: handler('return [event];'), event: undefined, is: [null] },
    { why: 'a handler that is no async function', code: 'exports.handler = (event) => event.n + 1;', event: { n: 1 }, is: 2 },
  ])('$why', async ({ code, event, is }) => expect(await poolOf(code).invoke(event)).toEqual(is));

  it('is told by whom it is called and how long it has', async () => {
    const body = 'return [context.invokedFunctionArn, context.awsRequestId.length, context.getRemainingTimeInMillis()];';
    const [arn, id, left] = (await poolOf(handler(body)).invoke({})) as [string, number, number];
    expect([arn, id]).toEqual(['arn:aws:lambda:us-east-1:000000000000:function:Step', 36]);
    expect(left).toBeGreaterThan(1000);
    expect(left).toBeLessThanOrEqual(5000);
  });
});

describe('how a function fails, as Lambda reports it', () => {
  it.each([
    {
      why: 'it throws an error of its own',
      code: handler('throw Object.assign(new Error("no such plan"), { name: "PlanMissing" });'),
      name: 'PlanMissing',
      says: /^no such plan$/,
    },
    { why: 'it throws what is no error', code: handler('throw "enough";'), name: 'string', says: /^enough$/ },
    {
      why: 'it ends its process',
      code: handler('process.exit(3);'),
      name: 'Runtime.ExitError',
      says: /^RequestId: .{36} Error: Runtime exited with error: exit status 3$/,
    },
    {
      why: 'it ends its process without a word',
      code: handler('process.exit(0);'),
      name: 'Runtime.ExitError',
      says: /exited without providing a reason$/,
    },
    {
      why: 'something fails that nobody waits for',
      code: handler('setTimeout(() => { throw new TypeError("late"); }); await new Promise(() => setInterval(() => {}, 1000));'),
      name: 'TypeError',
      says: /Error: late$/,
    },
    {
      why: 'it throws while it is loaded',
      code: 'throw new RangeError("no setting TABLE_NAME");',
      name: 'RangeError',
      says: /no setting TABLE_NAME/,
    },
    { why: 'it ends its process while it is loaded', code: 'process.exit(1);', name: 'Runtime.ExitError', says: /exit status 1$/ },
    { why: 'it has no such export', code: 'exports.other = 1;', name: 'Runtime.HandlerNotFound', says: /exports no function handler/ },
    {
      why: 'it takes longer than the template allows',
      code: handler('await new Promise((r) => setTimeout(r, 5000));'),
      more: { timeoutMs: 250 },
      name: 'Sandbox.Timedout',
      says: /^RequestId: .{36} Error: Task timed out after 0\.25 seconds$/,
    },
    {
      why: 'it never gives the processor back',
      code: handler('for (;;);'),
      more: { timeoutMs: 250 },
      name: 'Sandbox.Timedout',
      says: /timed out/,
    },
    { why: 'its answer is no JSON', code: handler('return { n: 1n };'), name: 'TypeError', says: /BigInt/ },
  ])('$why', async ({ code, more = {}, name, says }) => {
    const pool = poolOf(code, more);
    const failure = await failureOf(pool.invoke({}));
    expect(failure.name).toBe(name);
    expect(failure.message).toMatch(says);
    expect(pool.counts).toMatchObject({ invocations: 1, errors: 1 });
  });

  it('with the trace of where', async () => {
    const { trace } = await failureOf(poolOf(handler('throw new Error("here");')).invoke({}));
    expect(trace.join('\n')).toMatch(/Error: here\n.*index\.js:1/s);
  });

  it.each([
    { why: 'a crash', body: 'if (event.bad) process.exit(1); return calls;' },
    { why: 'a time-out', body: 'if (event.bad) for (;;); return calls;' },
  ])('after $why the next event gets a worker that knows nothing of it', async ({ body }) => {
    const pool = poolOf(handler(body), { timeoutMs: 400 });
    expect(await pool.invoke({})).toBe(1);
    expect(await pool.invoke({})).toBe(2);
    await failureOf(pool.invoke({ bad: true }));
    expect(await pool.invoke({})).toBe(1);
  });

  it('an error that it reports leaves the worker as it is', async () => {
    const pool = poolOf(handler('if (event.bad) throw new Error("x"); return calls;'));
    await failureOf(pool.invoke({ bad: true }));
    expect(await pool.invoke({})).toBe(2);
  });

  it('a worker that ends between two events is not given the second', async () => {
    const pool = poolOf(handler('if (event.last) setTimeout(() => process.exit(1), 20); return calls;'));
    await pool.invoke({ last: true });
    await new Promise((resolve) => setTimeout(resolve, 400));
    expect(await pool.invoke({})).toBe(1);
  });

  it('a bundle that is not there is said at start', () => {
    expect(() => poolOf('', { handler: 'main.handler' })).toThrow(LocalCloudError);
    expect(() => poolOf('', { handler: 'main.handler' })).toThrow(/bundle of Step lacks main\.js/);
  });
});

describe('workers', () => {
  const SLOW = handler('const before = calls; await new Promise((r) => setTimeout(r, 60)); return { alone: before === calls, calls };');

  it('handle one event at a time each, four at a time together, and all in the end', async () => {
    const pool = poolOf(SLOW);
    const answers = (await Promise.all(Array.from({ length: 10 }, () => pool.invoke({})))) as { alone: boolean; calls: number }[];
    expect(answers.filter(({ alone }) => !alone)).toEqual([]);
    expect(answers.reduce((sum, { calls }) => sum + (calls === 1 ? 1 : 0), 0)).toBe(4);
    expect(pool.counts.invocations).toBe(10);
  });

  it('one that waits is served though all before it crash', async () => {
    const pool = poolOf(handler('if (event.bad) process.exit(1); return "served";'));
    const bad = Array.from({ length: 6 }, () => failureOf(pool.invoke({ bad: true })));
    expect(await pool.invoke({})).toBe('served');
    expect((await Promise.all(bad)).map(({ name }) => name)).toEqual(Array(6).fill('Runtime.ExitError'));
    expect(pool.counts).toMatchObject({ invocations: 7, errors: 6 });
  });

  it('may be started before the first event', async () => {
    logged.length = 0;
    const pool = poolOf('console.log("loaded"); const at = Date.now(); exports.handler = async () => at;');
    pool.warm();
    await expect.poll(() => logged.join('')).toMatch(/loaded/);
    const asked = Date.now();
    expect(await pool.invoke({})).toBeLessThanOrEqual(asked);
  });

  it('none is started again once they have been stopped', async () => {
    const pool = poolOf(handler('return 1;'));
    await pool.invoke({});
    await pool.stop();
    await expect(pool.invoke({})).rejects.toThrow('has been stopped');
  });
});

describe('what surrounds a function', () => {
  it('is the environment of its template, and nothing of this machine’s', async () => {
    process.env.SECRET_OF_THIS_MACHINE = 'x';
    tidy.push(() => delete process.env.SECRET_OF_THIS_MACHINE);
    const environment = { TABLE_NAME: 'tasks', PATH_OF_OWN: '/a' };
    expect(await poolOf(handler('return process.env;'), { environment }).invoke({})).toEqual(environment);
  });

  it('keeps what it prints', async () => {
    logged.length = 0;
    await poolOf(handler('console.log("out"); console.error("err"); return 1;')).invoke({});
    await expect.poll(() => logged.join('')).toMatch(/out\n/);
    await expect.poll(() => logged.join('')).toMatch(/err\n/);
  });

  it('counts its calls to services by their operation, whoever makes them and however they end', async () => {
    const service = createServer((_, response) => response.writeHead(500).end());
    await new Promise<void>((resolve) => service.listen(0, '127.0.0.1', resolve));
    tidy.push(() => service.close());
    const url = `http://127.0.0.1:${(service.address() as AddressInfo).port}`;
    const call = `const call = (target) => new Promise((done) => require('node:http').request('${url}', { method: 'POST', headers: target ? { 'x-amz-target': target } : {} }, (r) => r.resume().on('end', done)).end());`;
    const pool = poolOf(
      `${call} exports.handler = async ({ targets }) => { for (const one of targets) await call(one); throw new Error('after'); };`,
    );
    await failureOf(pool.invoke({ targets: ['DynamoDB_20120810.Query', 'DynamoDB_20120810.Query', ''] }));
    await failureOf(pool.invoke({ targets: ['AWSStepFunctions.StartExecution'] }));
    expect(pool.counts).toEqual({
      invocations: 2,
      errors: 2,
      calls: { 'DynamoDB_20120810.Query': 2, 'AWSStepFunctions.StartExecution': 1 },
    });
  });
});

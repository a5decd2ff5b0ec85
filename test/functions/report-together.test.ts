import { beforeAll, describe, expect, it } from 'vitest';
import type { Task } from '#domain/task.ts';
import { type Services, servicesOver } from '#runtime/services.ts';
import { type Answered, aPost, type Caller, callerOf, functionsOnFreshTable, importApi, OPERATOR } from '../support/api.ts';
import { aMeasure, aTask } from '../support/builders.ts';
import { AGRICULTURE, aHeader, at, PUBLISHED_AT, townBody } from '../support/town.ts';

const TOWN = 'wangjing';
const PLAN = `${TOWN}-2022`;
const AT = '2022-06-22T09:00:00+08:00';
const HEAD = at(TOWN, 'agriculture');
const OFFICE = at(TOWN, 'office');
const PATCHES = '图斑整改';

let services: Services;
let call: Caller;
let made = 0;

beforeAll(async () => {
  services = servicesOver(await functionsOnFreshTable());
  call = callerOf(await importApi());
  await call({ method: 'PUT', path: `/v1/towns/${TOWN}`, as: OPERATOR, body: townBody(TOWN, '望京镇') });
  await services.commit([services.plans.create(aHeader(TOWN, 2022, { status: 'published', publishedOn: '2022-03-02' }))]);
});

/** Three tasks of one group, each of which owes its second quarter. */
const group = async (...over: readonly Partial<Task>[]): Promise<readonly string[]> => {
  const ns = [1, 2, 3].map((i) => String(made + i).padStart(3, '0'));
  made += 3;
  const tasks = ns.map((n, i) =>
    aTask({
      n,
      kind: 'zero-incident',
      lead: AGRICULTURE,
      together: `g${ns[0]}`,
      reportedWith: ns.filter((other) => other !== n),
      reported: ['2022-Q1'],
      measures: [aMeasure({ name: PATCHES, unit: '宗' })],
      ...over[i],
    }),
  );
  await services.commit(tasks.map((task) => services.tasks.put(task, PUBLISHED_AT)));
  return ns;
};

const words = { progress: '已巡查', problems: '', nextSteps: '', measures: [], node: null, unchanged: false, noIncident: false };
const report = (n: string, body: object = {}, { as = HEAD, version = 1, key = '' } = {}): Promise<Answered> =>
  call(aPost(as, `/v1/tasks/${PLAN}-${n}/updates`, { ...words, ...body }, { version, at: AT, ...(key !== '' && { key }) }));
const reported = async (ns: readonly string[]) =>
  Promise.all(ns.map(async (n) => (await services.tasks.load(PLAN, n)).reported.includes('2022-Q2')));
const kindsOf = async (n: string) => (await services.histories.ofTask(PLAN, n)).map(({ move }) => move.kind);

describe('a report of a task that is reported together', () => {
  it('answers the others of its group, in their histories too; figures stay with their task', async () => {
    const ns = await group();
    expect((await report(ns[0]!, { measures: [{ measure: PATCHES, added: 4 }] })).status).toBe(200);
    expect(await reported(ns)).toEqual([true, true, true]);
    expect(await Promise.all(ns.map(kindsOf))).toEqual([['report'], ['answer-together'], ['answer-together']]);
    const values = await Promise.all(ns.map(async (n) => (await services.tasks.load(PLAN, n)).measures[0]!.value));
    expect(values).toEqual([4, null, null]);
    // The others may add theirs afterwards.
    expect((await report(ns[1]!, { measures: [{ measure: PATCHES, added: 2 }] }, { version: 2 })).status).toBe(200);
  });

  it('says for whom the office filled in, and has one effect however often it is sent', async () => {
    const ns = await group();
    const key = `together-${ns[0]}`;
    const body = { onBehalfOf: AGRICULTURE, via: 'phone', reportedBy: '李某' };
    const first = await report(ns[0]!, body, { as: OFFICE, key });
    expect((await report(ns[0]!, body, { as: OFFICE, key })).body).toEqual(first.body);
    expect(await services.histories.ofTask(PLAN, ns[2]!)).toMatchObject([
      {
        move: { kind: 'answer-together', with: `${PLAN}-${ns[0]}` },
        onBehalfOf: AGRICULTURE,
        via: 'phone',
        reportedBy: '李某',
        version: 2,
      },
    ]);
  });

  it('answers nobody who has left the group, is claimed or rests', async () => {
    const ns = await group(
      {},
      { together: null },
      { state: 'suspended', suspended: { day: '2022-06-01', from: 'underway' } as Task['suspended'] },
    );
    await report(ns[0]!);
    expect(await reported(ns)).toEqual([true, false, false]);
  });

  it('of two at once one wins, the other is told, and nothing is half written', async () => {
    for (let round = 0; round < 10; round += 1) {
      const ns = await group();
      const answers = await Promise.all([report(ns[0]!), report(ns[1]!)]);
      const statuses = answers.map(({ status }) => status).toSorted();
      expect(statuses[0]).toBe(200);
      expect([409, 412]).toContain(statuses[1]);
      expect(await reported(ns)).toEqual([true, true, true]);
      const histories = await Promise.all(ns.map(kindsOf));
      expect(histories.flat().toSorted()).toEqual(['answer-together', 'answer-together', 'report']);
    }
  });
});

import type { Context } from 'aws-lambda';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Services, servicesOver } from '#runtime/services.ts';
import { type Answered, aPost, type Caller, callerOf, functionsOnFreshTable, importApi, putTown } from '../support/api.ts';
import { aTask } from '../support/builders.ts';
import { expectProblem } from '../support/problem.ts';
import { AGRICULTURE, aHeader, at, HEALTH, POLICE, PUBLISHED_AT, townBody } from '../support/town.ts';

const NOW = '2022-03-22T10:00:00+08:00';
let services: Services;
let call: Caller;
let towns = 0;
let name: string;

beforeAll(async () => {
  services = servicesOver(await functionsOnFreshTable());
  call = callerOf(await importApi());
});

/** A town whose agriculture owes a form and a returned claim, and whose health has answered. */
beforeEach(async () => {
  towns += 1;
  name = `town${'abcdefghijk'[towns]}`;
  await putTown(call, name, townBody(name, '望京镇'));
  const plan = `${name}-2022`;
  const tasks = [
    aTask({ plan, n: '001', lead: AGRICULTURE }),
    aTask({ plan, n: '002', id: '1.2', lead: AGRICULTURE, reported: ['2022-Q1'], returned: { day: '2022-03-18', reason: '缺面积' } }),
    aTask({ plan, n: '003', id: '1.3', lead: HEALTH, reported: ['2022-Q1'] }),
    aTask({ plan, n: '004', id: '1.4', lead: POLICE }),
  ];
  await services.commit([
    services.plans.create(aHeader(name, 2022, { status: 'published', publishedOn: '2022-03-02' })),
    ...tasks.map((task) => services.tasks.put(task, PUBLISHED_AT)),
  ]);
});

const make = (body: object, { as = at(name, 'office'), key }: { as?: string; key?: string } = {}): Promise<Answered> =>
  call(aPost(as, `/v1/plans/${name}-2022/chat-texts`, body, { at: NOW, ...(key !== undefined && { key }) }));
const tokenIn = (text: string): string => /\/l\/([\w-]{43}) /.exec(text)?.[1] ?? '';
const historyOf = async () =>
  (await call({ path: '/v1/organization/history', as: at(name, 'leader'), at: NOW })).body.items.filter(
    ({ kind }: { kind: string }) => kind === 'chat-text',
  );
const daily = async () => {
  const { handler } = await import('../../functions/daily-reminders/queue-reminders.ts');
  await handler({ day: '2022-03-22', at: '2022-03-22T08:30:00+08:00', from: name, to: name }, {} as Context);
};

describe('a text for the work group', () => {
  it('says what one department owes, with a link that opens its form', async () => {
    const { status, body } = await make({ department: AGRICULTURE });
    const [{ text, link, lastDay, department }] = body.texts;
    expect([status, body.texts.length, department, lastDay]).toEqual([200, 1, AGRICULTURE, '2022-04-08']);
    expect(text).toMatch(
      /^农业综合服务中心：周五（3\/25）前请反馈2项——①落实耕地保护责任制被退回，缺面积；②落实耕地保护责任制（一季度）。约1分钟填完：/,
    );
    const links = (await call({ path: '/v1/links', as: at(name, 'office'), at: NOW })).body.items;
    expect(links).toMatchObject([
      { link, person: at(name, 'agriculture'), departments: [AGRICULTURE], tasks: [`${name}-2022-002`, `${name}-2022-001`] },
    ]);
    const { hashOf } = await import('#runtime/open-link.ts');
    expect(await services.links.find(hashOf(tokenIn(text)))).toMatchObject({ town: name, departments: [AGRICULTURE] });
  });

  it('is a 催办 in the history, by whom and of what, without the secret', async () => {
    const [{ text, link }] = (await make({ department: AGRICULTURE })).body.texts;
    const entries = await historyOf();
    const tasks = [`${name}-2022-002`, `${name}-2022-001`];
    expect(entries).toMatchObject([
      {
        kind: 'chat-text',
        by: { person: at(name, 'office') },
        at: NOW,
        after: { plan: `${name}-2022`, texts: [{ department: AGRICULTURE, person: at(name, 'agriculture'), link, tasks }] },
      },
    ]);
    expect(JSON.stringify(entries)).not.toContain(tokenIn(text));
  });

  it('is told once: a repeat finds the same answer without the text, and makes nothing', async () => {
    const first = await make({ department: AGRICULTURE }, { key: 'copied-once' });
    const again = await make({ department: AGRICULTURE }, { key: 'copied-once' });
    expect(again.headers['idempotency-replayed']).toBe('true');
    expect(again.body).toEqual({ texts: first.body.texts.map((one: object) => ({ ...one, text: null })) });
    expect(await historyOf()).toHaveLength(1);
    expectProblem(await make({ department: HEALTH }, { key: 'copied-once' }), 422, 'IdempotencyKeyReused');
  });

  it('is none for who owes nothing: no link is made, nothing is told', async () => {
    expect(await make({ department: HEALTH })).toMatchObject({ status: 200, body: { texts: [] } });
    expect((await call({ path: '/v1/links', as: at(name, 'office'), at: NOW })).body.items).toEqual([]);
    expect(await historyOf()).toEqual([]);
  });

  it('is one for each department that is in a digest of the day', async () => {
    expect((await make({})).body).toEqual({ texts: [] });
    // The office hears of its claim; that is no question to the department.
    const plan = `${name}-2022`;
    const waits = [
      aTask({
        plan,
        n: '005',
        id: '1.5',
        lead: HEALTH,
        kind: 'campaign',
        state: 'claimed',
        claimedOn: '2022-03-17',
        reported: ['2022-Q1'],
      }),
      aTask({ plan, n: '006', id: '1.6', lead: HEALTH, returned: { day: '2022-03-18', reason: '' }, reported: ['2022-Q1'] }),
    ];
    await services.commit(waits.map((task) => services.tasks.put(task, PUBLISHED_AT)));
    await daily();
    const { texts } = (await make({})).body;
    const departments = texts.map(({ department }: { department: string }) => department);
    expect(new Set(departments)).toEqual(new Set([AGRICULTURE, POLICE]));
    const [entry, ...more] = await historyOf();
    expect([entry.after.texts.length, more.length]).toEqual([2, 0]);
  });

  it('is revoked like any link', async () => {
    const [{ link }] = (await make({ department: AGRICULTURE })).body.texts;
    const { status, body } = await call({ method: 'DELETE', path: `/v1/links/${link}`, as: at(name, 'office'), at: NOW });
    expect([status, body]).toEqual([200, { revoked: [link] }]);
  });

  it('is the office’s to make, of a published plan and a department of the town', async () => {
    expectProblem(await make({ department: AGRICULTURE }, { as: at(name, 'agriculture') }), 403, 'NotAllowed');
    expectProblem(await make({ department: '没有的办' }), 422, 'BodyIsWrong');
    await services.commit([services.plans.create(aHeader(name, 2023))]);
    expectProblem(await call(aPost(at(name, 'office'), `/v1/plans/${name}-2023/chat-texts`, {}, { at: NOW })), 409, 'WrongStatus');
  });
});

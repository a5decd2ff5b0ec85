import { beforeAll, describe, expect, it } from 'vitest';
import { type Services, servicesOver } from '#runtime/services.ts';
import type { Table } from '#store/table.ts';
import { type Answered, aPost, type Caller, callerOf, functionsOnFreshTable, importApi, OPERATOR } from '../support/api.ts';
import { aTask } from '../support/builders.ts';
import { expectProblem } from '../support/problem.ts';
import { itemsOf } from '../support/table.ts';
import { AGRICULTURE, aHeader, at, HEALTH, INSPECTION, PUBLISHED_AT, townBody } from '../support/town.ts';

const TOWN = 'wangjing';
const AT = '2022-06-21T09:00:00+08:00';

let table: Table;
let services: Services;
let call: Caller;

beforeAll(async () => {
  table = await functionsOnFreshTable();
  services = servicesOver(table);
  call = callerOf(await importApi());
  await call({ method: 'PUT', path: `/v1/towns/${TOWN}`, as: OPERATOR, body: townBody(TOWN, '望京镇') });
  const { plans, tasks, commit } = services;
  const stated = { dueStated: true, due: '2022-06-30', reported: ['2022-Q1', '2022-Q2', '2022-Q3', '2022-closing'] } as const;
  await commit([
    plans.create(aHeader(TOWN, 2022, { status: 'published', publishedOn: '2022-03-02' })),
    tasks.put(aTask({ ...stated, n: '001', id: '1.1', lead: AGRICULTURE, text: '建成肉牛圈舍一处。' }), PUBLISHED_AT),
    tasks.put(aTask({ ...stated, n: '002', id: '2.1', lead: HEALTH, text: '完成老年人体检。' }), PUBLISHED_AT),
    tasks.put(
      aTask({ ...stated, n: '003', id: '10.2', lead: INSPECTION, sensitive: true, text: '持之以恒纠四风，查处案件。' }),
      PUBLISHED_AT,
    ),
  ]);
});

const give = async (who: string): Promise<string> => {
  const { status, body } = await call(aPost(at(TOWN, who), '/v1/me/calendar', {}, { at: AT }));
  expect(status).toBe(201);
  return new URL(body.url).pathname;
};
const read = (path: string, headers: Record<string, string> = {}, when = AT): Promise<Answered> =>
  call({ path, as: null, headers, at: when });
const said = (text: string): string[] =>
  text
    .replace(/\r\n /g, '')
    .split('\r\n')
    .flatMap((line) => (line.startsWith('SUMMARY:') ? [line.slice('SUMMARY:'.length)] : []));

describe('a calendar address', () => {
  it.each([
    { who: 'agriculture', ids: ['1.1'], why: 'a head: the own department' },
    { who: 'leader', ids: ['1.1', '2.1', '10.2'], why: 'a leader: those in the own charge' },
    { who: 'office', ids: ['1.1', '2.1', '10.2'], why: 'the office: all' },
    { who: 'chief', ids: ['1.1', '2.1', '10.2'], why: 'the chief: all' },
  ])('shows $why', async ({ who, ids }) => {
    const { status, headers, body } = await read(await give(who));
    expect([status, headers['content-type']]).toEqual([200, 'text/calendar; charset=utf-8']);
    expect(said(body).map((summary) => summary.replace(/^【.+?】/, '').split(' ')[0])).toEqual(ids);
  });

  it('says of a sensitive task its title alone', async () => {
    const { body } = await read(await give('office'));
    const told = body.replace(/\r\n /g, '');
    expect(said(body)).toContain('10.2 持之以恒纠四风：完成时限');
    expect(told).not.toContain('查处案件');
    expect(told).not.toContain(INSPECTION);
  });

  it('is not read again while nothing has changed, and is on the next day', async () => {
    const path = await give('agriculture');
    const { etag } = await read(path);
    expect((await read(path, { 'if-none-match': etag })).status).toBe(304);
    expect((await read(path, { 'if-none-match': etag }, '2022-06-22T09:00:00+08:00')).status).toBe(200);
  });

  it('ends when another is given', async () => {
    const first = await give('agriculture');
    const second = await give('agriculture');
    expectProblem(await read(first), 404, 'NotFound');
    expect((await read(second)).status).toBe(200);
  });

  it('ends when its owner wants it to, once', async () => {
    const path = await give('health');
    const end = () => call({ method: 'DELETE', path: '/v1/me/calendar', as: at(TOWN, 'health') });
    expect((await end()).body).toEqual({ ended: true });
    expectProblem(await read(path), 404, 'NotFound');
    expect((await end()).body).toEqual({ ended: false });
    expect((await read(await give('health'))).status).toBe(200);
  });

  it.each([
    { day: '2022-06-21', status: 200, why: 'within the days' },
    { day: '2022-06-25', status: 404, why: 'after them' },
  ])('of a viewer who acts for an absent head opens $why: $status', async ({ day, status }) => {
    const town = `yuan${status}`;
    const body = townBody(town, '远镇');
    const deputy = { person: at(town, 'viewer'), from: '2022-06-20', to: '2022-06-24' };
    const people = body.people.map((one) => (one.name === 'agriculture' ? { ...one, deputy } : one));
    await call({ method: 'PUT', path: `/v1/towns/${town}`, as: OPERATOR, body: { ...body, people } });
    const given = await call(aPost(at(town, 'viewer'), '/v1/me/calendar', {}, { at: AT }));
    const { pathname } = new URL(given.body.url);
    expect((await read(pathname, {}, `${day}T09:00:00+08:00`)).status).toBe(status);
  });

  it('ends with the membership of its owner', async () => {
    const path = await give('inspection');
    const body = townBody(TOWN, '望京镇');
    const people = body.people.filter(({ name }) => name !== 'inspection');
    const present = await call({ path: '/v1/organization', as: at(TOWN, 'office') });
    await call({
      method: 'PUT',
      path: `/v1/towns/${TOWN}`,
      as: OPERATOR,
      body: { ...body, people },
      headers: { 'if-match': present.etag },
    });
    expectProblem(await read(path), 404, 'NotFound');
  });

  it.each([
    { path: `/v1/calendar/${'a'.repeat(43)}.ics`, why: 'a secret that never was' },
    { path: '/v1/calendar/x.ics', why: 'one of another length' },
    { path: `/v1/calendar/${'a'.repeat(43)}`, why: 'one without the ending' },
  ])('is not $why', async ({ path }) => expectProblem(await read(path), 404, 'NotFound'));

  it('is told once: a repeated request gives none, and the secret is kept nowhere', async () => {
    const post = () => call(aPost(at(TOWN, 'office'), '/v1/me/calendar', {}, { at: AT, key: 'the-same-key' }));
    const [first, second] = [await post(), await post()];
    const secret = /([\w-]{43})\.ics$/.exec(first.body.url)![1]!;
    expect(second.body).toEqual({ url: null, at: AT });
    expect((await read(`/v1/calendar/${secret}.ics`)).status).toBe(200);
    expect(JSON.stringify(await itemsOf(table, ''))).not.toContain(secret);
  });

  it('given twice at once is one address', async () => {
    const [a, b] = await Promise.all(
      ['k-'.repeat(5), 'm-'.repeat(5)].map((key) => call(aPost(at(TOWN, 'chief'), '/v1/me/calendar', {}, { at: AT, key }))),
    );
    const alive = await Promise.all([a!, b!].filter(({ status }) => status === 201).map(({ body }) => read(new URL(body.url).pathname)));
    expect(alive.filter(({ status }) => status === 200)).toHaveLength(1);
    for (const answer of [a!, b!].filter(({ status }) => status !== 201)) expectProblem(answer, 409, 'Busy');
  });
});

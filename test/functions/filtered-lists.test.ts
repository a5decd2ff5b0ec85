import { beforeAll, describe, expect, it } from 'vitest';
import { servicesOver } from '#runtime/services.ts';
import { aPost, type Caller, callerOf, functionsOnFreshTable, importApi, OPERATOR } from '../support/api.ts';
import { aTask } from '../support/builders.ts';
import { expectProblem } from '../support/problem.ts';
import { AGRICULTURE, aHeader, at, HEALTH, PUBLISHED_AT, townBody } from '../support/town.ts';

const PATH = '/v1/plans/wangjing-2022/tasks';
const OFFICE = at('wangjing', 'office');
const HEAD = at('wangjing', 'agriculture');

let call: Caller;

beforeAll(async () => {
  const { plans, tasks, commit } = servicesOver(await functionsOnFreshTable());
  call = callerOf(await importApi());
  await call({ method: 'PUT', path: '/v1/towns/wangjing', as: OPERATOR, body: townBody('wangjing', '望京镇') });
  const all = [
    aTask({ n: '001', lead: AGRICULTURE, leader: '分管农业副镇长', kind: 'continuing', area: '粮食' }),
    aTask({
      n: '002',
      lead: HEALTH,
      leader: '分管副镇长',
      kind: 'campaign',
      area: '卫生',
      source: 'superior',
      dueStated: true,
      due: '2022-04-30',
    }),
    aTask({
      n: '003',
      lead: AGRICULTURE,
      leader: '分管副镇长',
      kind: 'continuing',
      area: '粮食',
      state: 'issued',
      dueStated: true,
      due: '2022-06-30',
    }),
  ];
  await commit([
    plans.create(aHeader('wangjing', 2022, { status: 'published', publishedOn: '2022-03-02' })),
    ...all.map((task) => tasks.put(task, PUBLISHED_AT)),
  ]);
  const report = aPost(HEAD, '/v1/tasks/wangjing-2022-001/updates', { unchanged: true }, { version: 1, at: '2022-03-24T10:00:00+08:00' });
  expect((await call(report)).status).toBe(200);
});

const numbersOf = async (query: Record<string, string>): Promise<string[]> => {
  const { body } = await call({ path: PATH, as: OFFICE, query });
  return body.items.map(({ task }: { task: string }) => task.slice(-3));
};

describe('a list of tasks', () => {
  it.each([
    { why: 'nothing', query: {}, is: ['001', '002', '003'] },
    { why: 'a department', query: { lead: AGRICULTURE }, is: ['001', '003'] },
    { why: 'a leader', query: { leader: '分管副镇长' }, is: ['002', '003'] },
    { why: 'an area', query: { area: '卫生' }, is: ['002'] },
    { why: 'a kind', query: { kind: 'continuing' }, is: ['001', '003'] },
    { why: 'a state', query: { state: 'issued' }, is: ['003'] },
    { why: 'a source', query: { source: 'superior' }, is: ['002'] },
    { why: 'a light', query: { light: 'red' }, is: [] },
    { why: 'a date', query: { dueBefore: '2022-06-30' }, is: ['002'] },
    { why: 'two things at once', query: { lead: AGRICULTURE, state: 'issued' }, is: ['003'] },
    { why: 'what changed since the report', query: { updatedSince: '2022-03-24T10:00:00+08:00' }, is: ['001'] },
    { why: 'what changed since, in another offset', query: { updatedSince: '2022-03-24T02:00:00Z' }, is: ['001'] },
    { why: 'what changed since, its plus decoded as a space', query: { updatedSince: '2022-03-24T10:00:00 08:00' }, is: ['001'] },
    { why: 'what changed after it', query: { updatedSince: '2022-03-24T02:00:01Z' }, is: [] },
    { why: 'what changed since the publication', query: { updatedSince: PUBLISHED_AT }, is: ['001', '002', '003'] },
  ])('filtered by $why has $is', async ({ query, is }) => expect(await numbersOf(query as Record<string, string>)).toEqual(is));

  it('comes in pages that hold each task once, and says where the next one is', async () => {
    const seen: string[] = [];
    for (let next: string | undefined = `${PATH}?limit=2&lead=${encodeURIComponent(AGRICULTURE)}`; next; ) {
      const [path = '', query = ''] = next.split('?');
      const { headers, body } = await call({ path, as: OFFICE, query: Object.fromEntries(new URLSearchParams(query)) });
      seen.push(...body.items.map(({ task }: { task: string }) => task.slice(-3)));
      next = /^<([^>]+)>; rel="next"$/.exec(headers.link ?? '')?.[1];
      expect(next !== undefined).toBe(body.nextCursor !== null);
    }
    expect(seen).toEqual(['001', '003']);
  });

  it.each([
    { updatedSince: '昨天' },
    { updatedSince: '2022-03-24 10:00' },
    { updatedSince: '2022-03-24T10:00:00  08:00' },
    { updatedSince: '2022-03-24' },
    { updatedSince: '2022-13-24T10:00:00Z' },
    { updatedSince: '2022-02-30T10:00:00Z' },
    { limit: '0' },
    { cursor: 'x' },
    { colour: 'red' },
  ])('refuses %o, and names it', async (query) => {
    const answer = await call({ path: PATH, as: OFFICE, query: query as unknown as Record<string, string> });
    expectProblem(answer, 400, 'QueryIsWrong');
    expect(answer.body.errors[0].pointer).toBe(`/${Object.keys(query)[0]}`);
  });
});

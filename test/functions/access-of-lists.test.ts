import { beforeAll, describe, expect, it } from 'vitest';
import { servicesOver } from '#runtime/services.ts';
import { aPost, type Caller, callerOf, functionsOnFreshTable, importApi, OPERATOR } from '../support/api.ts';
import { aTask } from '../support/builders.ts';
import { expectProblem } from '../support/problem.ts';
import { AGRICULTURE, aHeader, at, HEALTH, PUBLISHED_AT, townBody } from '../support/town.ts';

const TOWN = 'wangjing';
const QUARTER_END = '2022-03-25T09:00:00+08:00';

let call: Caller;

beforeAll(async () => {
  const { plans, tasks, commit } = servicesOver(await functionsOnFreshTable());
  call = callerOf(await importApi());
  await call({ method: 'PUT', path: `/v1/towns/${TOWN}`, as: OPERATOR, body: townBody(TOWN, '望京镇') });
  await commit([
    plans.create(aHeader(TOWN, 2022, { status: 'published', publishedOn: '2022-03-02' })),
    tasks.put(aTask({ n: '001', lead: AGRICULTURE }), PUBLISHED_AT),
    tasks.put(aTask({ n: '002', lead: HEALTH }), PUBLISHED_AT),
    plans.create(aHeader(TOWN, 2023, { status: 'publishing', publishing: 'publish-wangjing-2023-v1' })),
    plans.create(aHeader(TOWN, 2030, { status: 'refused', reason: '没有找到工作安排部分。' })),
    tasks.put(aTask({ plan: 'wangjing-2023', n: '001', lead: AGRICULTURE }), PUBLISHED_AT),
  ]);
});

describe('what is asked', () => {
  it.each([
    { who: 'agriculture', tasks: ['wangjing-2022-001'] },
    { who: 'health', tasks: ['wangjing-2022-002'] },
    { who: 'inspection', tasks: [] },
    { who: 'office', tasks: ['wangjing-2022-001', 'wangjing-2022-002'] },
  ])('of $who is $tasks', async ({ who, tasks }) => {
    const { body } = await call({ path: '/v1/me/due', as: at(TOWN, who), at: QUARTER_END });
    expect(body.items.map(({ task }: { task: string }) => task)).toEqual(tasks);
  });
});

describe('a plan that there is not', () => {
  it.each(['tasks', 'summary', 'bulletins', 'bulletins/2022-05', 'unplanned', 'draft', 'unsplit', 'split', 'reviews/latest'])(
    'is not found by its %s, whether nobody knows it, its report was refused, or it is another town’s',
    async (list) => {
      for (const plan of ['wangjing-2031', 'wangjing-2030', 'bailin-2022'])
        expectProblem(await call({ path: `/v1/plans/${plan}/${list}`, as: at(TOWN, 'office') }), 404, 'NotFound');
    },
  );

  it('has no list that could be acknowledged', async () =>
    expectProblem(
      await call(aPost(at(TOWN, 'agriculture'), '/v1/plans/wangjing-2031/acknowledgement', {}, { version: 1 })),
      404,
      'NotFound',
    ));
});

describe('a plan that is being published', () => {
  const office = at(TOWN, 'office');

  it('has no task yet for anyone', async () => {
    expect((await call({ path: '/v1/plans/wangjing-2023/tasks', as: office })).body.items).toEqual([]);
    expect((await call({ path: '/v1/plans/wangjing-2023/summary', as: office })).body.total.tasks).toBe(0);
    for (const path of ['/v1/tasks/wangjing-2023-001', '/v1/tasks/wangjing-2023-001/history'])
      expectProblem(await call({ path, as: office }), 404, 'NotFound');
  });
});

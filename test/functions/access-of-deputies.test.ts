import { beforeAll, describe, expect, it } from 'vitest';
import { type Services, servicesOver } from '#runtime/services.ts';
import { aPost, type Caller, callerOf, functionsOnFreshTable, importApi, putTown } from '../support/api.ts';
import { aTask } from '../support/builders.ts';
import { expectProblem } from '../support/problem.ts';
import { AGRICULTURE, aHeader, at, HEALTH, PUBLISHED_AT, townBody } from '../support/town.ts';

const TOWN = 'wangjing';
const PATH = `/v1/tasks/${TOWN}-2022-001`;
let services: Services;
let call: Caller;

/** The town, with 农业's head away for a week. */
const withDeputy = (person: string) => {
  const body = townBody(TOWN, '望京镇');
  const deputy = { person: at(TOWN, person), from: '2022-06-20', to: '2022-06-24' };
  return { ...body, people: body.people.map((one) => (one.name === 'agriculture' ? { ...one, deputy } : one)) };
};

beforeAll(async () => {
  services = servicesOver(await functionsOnFreshTable());
  call = callerOf(await importApi());
  await putTown(call, TOWN, withDeputy('viewer'));
  await putTown(call, 'bailin', townBody('bailin', '柏林镇'));
  await services.commit([
    services.plans.create(aHeader(TOWN, 2022, { status: 'published', publishedOn: '2022-03-02' })),
    services.tasks.put(aTask({ lead: AGRICULTURE }), PUBLISHED_AT),
  ]);
});

const report = async (who: string, day: string) => {
  const { version } = await services.tasks.load(`${TOWN}-2022`, '001');
  return call(aPost(at(TOWN, who), `${PATH}/updates`, { progress: '已播种' }, { version, at: `${day}T09:00:00+08:00` }));
};

describe('a deputy', () => {
  it.each([
    { day: '2022-06-19', may: false, why: 'the day before' },
    { day: '2022-06-20', may: true, why: 'the first day' },
    { day: '2022-06-24', may: true, why: 'the last day' },
    { day: '2022-06-25', may: false, why: 'the day after' },
  ])('on $day may report: $may ($why)', async ({ day, may }) => {
    const answer = await report('viewer', day);
    if (may) expect(answer.status).toBe(200);
    else expectProblem(answer, 403, 'NotAllowed');
  });

  it('answers for the absent head also what another’s task asks of the department', async () => {
    const asks = [{ department: AGRICULTURE, ask: '提供名册' }];
    await services.commit([services.tasks.put(aTask({ n: '002', lead: HEALTH, supporting: [AGRICULTURE], asks }), PUBLISHED_AT)]);
    const path = `/v1/tasks/${TOWN}-2022-002/support`;
    const answer = await call(aPost(at(TOWN, 'viewer'), path, { answer: '已提供' }, { version: 1, at: '2022-06-21T09:00:00+08:00' }));
    expect(answer.status).toBe(200);
    const [entry] = await services.histories.ofTask(`${TOWN}-2022`, '002');
    expect(entry?.by).toMatchObject({ person: at(TOWN, 'viewer'), deputyFor: 'agriculture' });
  });

  it('who became a leader is one, and acts for nobody', async () => {
    const { etag } = await call({ path: '/v1/organization', as: at(TOWN, 'office') });
    const person = `/v1/organization/people/${encodeURIComponent(at(TOWN, 'viewer'))}`;
    const promotion = { method: 'PATCH', path: person, as: at(TOWN, 'office'), body: { role: 'leader' }, headers: { 'if-match': etag } };
    expect((await call(promotion)).status).toBe(200);
    expectProblem(await report('viewer', '2022-06-20'), 403, 'NotAllowed');
    expect((await report('agriculture', '2022-06-20')).status).toBe(200);
  });
});

describe('the header Town', () => {
  it('opens no town of which the caller is not a member, and closes none of which he is', async () => {
    const get = (town: string) => call({ path: '/v1/organization', as: at(TOWN, 'office'), headers: { town } });
    expectProblem(await get('bailin'), 403, 'StrangerToTown');
    expect((await get(TOWN)).body.town).toBe(TOWN);
  });
});

import { randomUUID } from 'node:crypto';
import { DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { type Services, servicesOver } from '#runtime/services.ts';
import type { Table } from '#store/table.ts';
import { townOfMachine } from '#store/town.ts';
import { aLink } from '../support/a-link.ts';
import { type Answered, aPost, type Call, type Caller, callerOf, functionsOnFreshTable, importApi, putTown } from '../support/api.ts';
import { expectProblem } from '../support/problem.ts';
import { itemsOf } from '../support/table.ts';
import { AGRICULTURE, at, HEALTH, INSPECTION, POLICE, townBody } from '../support/town.ts';

let table: Table;
let services: Services;
let call: Caller;
let towns = 0;

beforeAll(async () => {
  table = await functionsOnFreshTable();
  services = servicesOver(table);
  call = callerOf(await importApi());
});

const ORG = '/v1/organization';
/** A town of its own for each test. */
const aTown = async (): Promise<string> => {
  towns += 1;
  const town = `zhen${'abcdefghijklmnopqrstuvwxyz'[towns % 26]}${towns}`;
  expect((await putTown(call, town, townBody(town, `${town}镇`))).status).toBe(201);
  return town;
};
const as = (town: string, who = 'office') => at(town, who);
const changeOf = (town: string, method: string, path: string, body: unknown, version: number, who = 'office'): Call =>
  method === 'POST'
    ? aPost(as(town, who), path, body, { version })
    : { method, path, as: as(town, who), headers: { 'if-match': `"${version}"` }, ...(body !== undefined && { body }) };
const change = (...what: Parameters<typeof changeOf>): Promise<Answered> => call(changeOf(...what));
const organizationOf = async (town: string, who = 'office') => (await call({ path: ORG, as: as(town, who) })).body;
const historyOf = async (town: string) => (await call({ path: `${ORG}/history`, as: as(town) })).body.items;
const personIn = async (town: string, who: string) =>
  (await organizationOf(town)).people.find(({ id }: { id: string }) => id === as(town, who));
const department = (name: string, rest = '') => `${ORG}/departments/${encodeURIComponent(name)}${rest}`;
const person = (town: string, who: string, rest = '') => `${ORG}/people/${as(town, who)}${rest}`;

const toldBy = ({ status, body }: Answered): string => `${status} ${String(body.type).split(':').at(-1)}`;

/** Every change, as the office makes it first in a fresh town. */
const CHANGES: {
  what: string;
  method: string;
  path: (town: string) => string;
  body?: (town: string) => unknown;
  kind: string;
  status?: number;
}[] = [
  {
    what: 'name and policy',
    method: 'PATCH',
    path: () => ORG,
    body: () => ({ name: '新名镇', policy: { feedbackDay: 20 } }),
    kind: 'organization-changed',
  },
  {
    what: 'a new department',
    method: 'POST',
    path: () => `${ORG}/departments`,
    body: () => ({ name: '应急办' }),
    kind: 'department-added',
    status: 201,
  },
  { what: 'a department', method: 'PATCH', path: () => department(HEALTH), body: () => ({ duties: '改厕' }), kind: 'department-changed' },
  {
    what: 'a head',
    method: 'PUT',
    path: () => department(HEALTH, '/head'),
    body: (town) => ({ person: as(town, 'viewer'), from: '2022-03-01' }),
    kind: 'head-changed',
  },
  {
    what: 'a merger',
    method: 'POST',
    path: () => `${ORG}/merges`,
    body: () => ({
      from: [POLICE],
      into: HEALTH,
      basis: { text: '三定方案', date: '2022-03-01', decidedBy: '党委会' },
      validFrom: '2022-03-01',
    }),
    kind: 'departments-merged',
  },
  {
    what: 'a new person',
    method: 'POST',
    path: () => `${ORG}/people`,
    body: (town) => ({ name: '新人', post: '干事', email: as(town, 'XinRen'), role: 'viewer' }),
    kind: 'person-added',
    status: 201,
  },
  {
    what: 'a person',
    method: 'PATCH',
    path: (town) => person(town, 'viewer'),
    body: () => ({ role: 'head', departments: [POLICE] }),
    kind: 'person-changed',
  },
  { what: 'a person off the list', method: 'DELETE', path: (town) => person(town, 'viewer'), kind: 'person-removed' },
  {
    what: 'a deputy',
    method: 'PUT',
    path: (town) => person(town, 'health', '/deputy'),
    body: (town) => ({ person: as(town, 'viewer'), from: '2022-03-01', to: '2022-03-05' }),
    kind: 'deputy-named',
  },
  {
    what: 'own days off',
    method: 'PUT',
    path: () => `${ORG}/calendar/2022`,
    body: () => ({ daysOff: ['2022-07-18'], workdays: [] }),
    kind: 'calendar-changed',
  },
];

describe.each(CHANGES)('$what', ({ method, path, body, kind, status = 200 }) => {
  it('is one version of the town, one entry of its history, and is told by its ETag', async () => {
    const town = await aTown();
    const answer = await change(town, method, path(town), body?.(town), 1);
    expect(answer).toMatchObject({ status, etag: '"2"', body: { version: 2 } });
    expect((await organizationOf(town)).version).toBe(2);
    const [entry, first, ...rest] = await historyOf(town);
    expect(entry).toMatchObject({ version: 2, kind, by: { person: as(town), name: 'office' }, at: '2022-03-02T09:00:00+08:00' });
    expect([first.version, rest]).toEqual([1, []]);
  });

  it('is refused without a version, and over another one, and nothing changes', async () => {
    const town = await aTown();
    const before = await itemsOf(table, town);
    const without = await call({
      method,
      path: path(town),
      as: as(town),
      body: body?.(town),
      headers: { 'idempotency-key': randomUUID() },
    });
    expectProblem(without, 428, 'VersionMissing');
    const stale = await change(town, method, path(town), body?.(town), 9);
    expectProblem(stale, 412, 'VersionIsStale');
    expect(stale.etag).toBe('"1"');
    expect(await itemsOf(table, town)).toEqual(before);
  });

  it('leaves every other town as it is, to the last attribute', async () => {
    const [town, other] = [await aTown(), await aTown()];
    const before = await itemsOf(table, other);
    await change(town, method, path(town), body?.(town), 1);
    expect(await itemsOf(table, other)).toEqual(before);
  });

  it('lets one of two who make it at once win', async () => {
    const town = await aTown();
    const both = [1, 2].map(() => changeOf(town, method, path(town), body?.(town), 1));
    const answers = await Promise.all(both.map(call));
    expect(answers.filter((answer) => answer.status === status)).toHaveLength(1);
    expect((await organizationOf(town)).version).toBe(2);
    // Who meets the other on the way is told to try again, and then that the town is another by now.
    const loser = answers.findIndex((answer) => answer.status !== status);
    expect(['409 Busy', '412 VersionIsStale']).toContain(toldBy(answers[loser]!));
    expect(toldBy(await call(both[loser]!))).toBe('412 VersionIsStale');
  });
});

describe('a POST that is sent again', () => {
  it.each(CHANGES.filter(({ method }) => method === 'POST'))(
    '$what: gets the first answer, and has no second effect',
    async ({ path, body }) => {
      const town = await aTown();
      const post = aPost(as(town), path(town), body!(town), { version: 1 });
      const first = await call(post);
      const before = await itemsOf(table, town);
      const again = await call(post);
      expect(again.headers['idempotency-replayed']).toBe('true');
      expect([again.status, again.body, again.etag]).toEqual([first.status, first.body, first.etag]);
      expect(await itemsOf(table, town)).toEqual(before);
    },
  );
});

describe('the same again', () => {
  it.each([
    { path: () => ORG, method: 'PATCH', body: (town: string) => ({ name: `${town}镇` }) },
    { path: () => department(HEALTH), method: 'PATCH', body: () => ({ leader: '分管副镇长' }) },
    {
      path: () => department(HEALTH, '/head'),
      method: 'PUT',
      body: (town: string) => ({ person: as(town, 'health'), from: '2022-03-01' }),
    },
    { path: () => `${ORG}/calendar/2022`, method: 'PUT', body: () => ({ daysOff: [], workdays: [] }) },
    { path: (town: string) => person(town, 'health', '/deputy'), method: 'DELETE', body: () => undefined },
  ])('changes nothing: $method', async ({ path, method, body }) => {
    const town = await aTown();
    const before = await itemsOf(table, town);
    expect(await change(town, method, path(town), body(town), 1)).toMatchObject({ status: 200, etag: '"1"' });
    expect(await itemsOf(table, town)).toEqual(before);
  });
});

describe('own days off', () => {
  it('that another sets at the same moment are told as such, not taken for no change', async () => {
    const town = await aTown();
    const put = () => change(town, 'PUT', `${ORG}/calendar/2022`, { daysOff: ['2022-07-18'], workdays: [] }, 1);
    const send = DynamoDBClient.prototype.send as (...all: unknown[]) => Promise<never>;
    let isFirst = true;
    vi.spyOn(DynamoDBClient.prototype, 'send').mockImplementation(async function (this: DynamoDBClient, ...args: unknown[]) {
      const [command] = args;
      if (isFirst && command instanceof GetItemCommand && command.input.Key?.sk?.S === 'CALENDAR#2022') {
        isFirst = false;
        expect((await put()).status).toBe(200);
      }
      return send.apply(this, args);
    } as unknown as typeof DynamoDBClient.prototype.send);
    expectProblem(await put(), 412, 'VersionIsStale');
    expect(isFirst).toBe(false);
    vi.restoreAllMocks();
  });
});

describe('PATCH of the town', () => {
  it('keeps of the rules of the lights what is left out, and says what changed', async () => {
    const town = await aTown();
    await change(town, 'PATCH', ORG, { policy: { lights: { yellowBehind: 30, nodeLate: 5 } } }, 1);
    await change(town, 'PATCH', ORG, { policy: { lights: { greenBehind: 25 } } }, 2);
    expect((await organizationOf(town)).policy.lights).toEqual({ yellowBehind: 30, nodeLate: 5, greenBehind: 25 });
    const [last] = await historyOf(town);
    expect([last.before.policy.lights, last.after.policy.lights]).toEqual([
      { yellowBehind: 30, nodeLate: 5 },
      { yellowBehind: 30, nodeLate: 5, greenBehind: 25 },
    ]);
  });

  it('keeps what is said of other sources, and takes a source as a whole', async () => {
    const town = await aTown();
    const set = async (sources: object, version: number) => {
      expect((await change(town, 'PATCH', ORG, { policy: { sources } }, version)).status).toBe(200);
      return (await organizationOf(town)).policy.sources;
    };
    const superior = { workdays: 7, feedback: 'by-kind', statedAdvance: [2, 0], overdue: [1], chiefAfter: 3 };
    expect(await set({ superior, leader: { months: 1 } }, 1)).toEqual({ superior, leader: { months: 1 } });
    expect(await set({ leader: { statedAdvance: [1] } }, 2)).toEqual({ superior, leader: { statedAdvance: [1] } });
    expect(await set({ superior: {} }, 3)).toEqual({ superior: {}, leader: { statedAdvance: [1] } });
    expect((await historyOf(town))[0]).toMatchObject({ before: { policy: { sources: { superior } } } });
  });

  it('keeps what is left out, also within the policy', async () => {
    const town = await aTown();
    const { policy } = await organizationOf(town);
    await change(town, 'PATCH', ORG, { policy: { feedbackDay: 20, clearing: { due: '12-15' } } }, 1);
    const after = await organizationOf(town);
    expect(after.policy).toEqual({ ...policy, feedbackDay: 20, clearing: { ...policy.clearing, due: '12-15' } });
    expect(after.name).toBe(`${town}镇`);
  });

  it.each([
    { body: { policy: { feedbackDay: 31 } }, at: '/policy/feedbackDay' },
    { body: { policy: { lights: { greenBehind: 101 } } }, at: '/policy/lights/greenBehind' },
    { body: { policy: { lights: { yellowBehind: 4 } } }, at: '/policy/lights/yellowBehind' },
    { body: { name: null }, at: '/name' },
    { body: { version: 3 }, at: '/version' },
    {
      body: {
        seasons: [
          { name: '大蒜', words: ['大蒜'], windows: [] },
          { name: '大蒜', words: ['蒜'], windows: [] },
        ],
      },
      at: '/seasons/1/name',
    },
  ])('names what is wrong: $at', async ({ body, at: pointer }) => {
    const town = await aTown();
    expectProblem(await change(town, 'PATCH', ORG, body, 1), 422, 'BodyIsWrong', [pointer]);
  });
});

describe('people and rights', () => {
  it('a person who joins may act at once, one who leaves no more', async () => {
    const town = await aTown();
    const added = await change(town, 'POST', `${ORG}/people`, { name: '新人', post: '', email: as(town, 'New%41'), role: 'viewer' }, 1);
    expect(added.headers.location).toBe(`${ORG}/people/${encodeURIComponent(as(town, 'new%41'))}`);
    expect((await call({ path: ORG, as: as(town, 'new%41') })).status).toBe(200);
    expect((await change(town, 'DELETE', added.headers.location!, undefined, 2)).status).toBe(200);
    expectProblem(await call({ path: ORG, as: as(town, 'new%41') }), 403, 'StrangerToTown');
  });

  it('another address is another sign-in; the old one ends', async () => {
    const town = await aTown();
    expect((await change(town, 'PATCH', person(town, 'viewer'), { email: as(town, 'watcher') }, 1)).body.person.id).toBe(
      as(town, 'watcher'),
    );
    expect((await call({ path: ORG, as: as(town, 'watcher') })).status).toBe(200);
    expectProblem(await call({ path: ORG, as: as(town, 'viewer') }), 403, 'StrangerToTown');
  });

  it.each([
    { method: 'DELETE', who: 'office', body: undefined, why: 'its last person' },
    { method: 'PATCH', who: 'office', body: { role: 'viewer' }, why: 'its last role' },
  ])('an office does not take away $why', async ({ method, who, body }) => {
    const town = await aTown();
    const before = await itemsOf(table, town);
    expectProblem(await change(town, method, person(town, who), body, 1), 409, 'OfficeNeeded');
    expect(await itemsOf(table, town)).toEqual(before);
  });

  it('of two in the office each may put out the other, not himself', async () => {
    const town = await aTown();
    await change(town, 'POST', `${ORG}/people`, { name: '二', post: '', email: as(town, 'clerk'), role: 'office' }, 1);
    expectProblem(await change(town, 'PATCH', person(town, 'office'), { role: 'viewer' }, 2), 409, 'OfficeNeeded');
    expect((await change(town, 'DELETE', person(town, 'clerk'), undefined, 2)).status).toBe(200);
  });

  it.each([
    { email: 'a@b', why: 'one part' },
    { email: 'zhang san@town.example', why: 'a space' },
    { email: '张三@town.example', why: 'no ASCII' },
    { email: '.zhang@town.example', why: 'a dot first' },
    { email: 'zhang.@town.example', why: 'a dot last' },
    { email: 'zh..ang@town.example', why: 'two dots' },
    { email: 'zhang@-town.example', why: 'a hyphen first' },
    { email: 'zhang@town..example', why: 'an empty part' },
    { email: 'zhang@town.e', why: 'a domain of one letter' },
    { email: `${'z'.repeat(65)}@town.example`, why: 'too long before the @' },
    { email: `zhang@${'a.'.repeat(60)}com`, why: 'endless' },
    { email: '<zhang@town.example>', why: 'brackets' },
  ])('an address is refused: $why', async ({ email }) => {
    const town = await aTown();
    expectProblem(await change(town, 'POST', `${ORG}/people`, { name: '新', post: '', email, role: 'viewer' }, 1), 422, 'BodyIsWrong', [
      '/email',
    ]);
  });

  it.each(['zhang.san+cun@mail.town.gov.cn', "o'neil@town.example", 'z_1@xn--fiqs8s.cn', '1@126.com'])(
    'an address is taken: %s',
    async (email) => {
      const town = await aTown();
      expect((await change(town, 'POST', `${ORG}/people`, { name: '新', post: '', email, role: 'viewer' }, 1)).status).toBe(201);
    },
  );

  it('nobody is put on the list as head of what is not there', async () => {
    const town = await aTown();
    const body = { name: '新', post: '', email: as(town, 'new'), role: 'head', departments: [AGRICULTURE, '没有的办'] };
    expectProblem(await change(town, 'POST', `${ORG}/people`, body, 1), 422, 'BodyIsWrong', ['/departments/1']);
  });

  it.each([
    { path: (town: string) => person(town, 'nobody'), method: 'PATCH', body: {} },
    { path: (town: string) => person(town, 'nobody'), method: 'DELETE', body: undefined },
    { path: () => department('没有的办'), method: 'PATCH', body: {} },
  ])('what is not there is not found: $method', async ({ path, method, body }) => {
    const town = await aTown();
    expectProblem(await change(town, method, path(town), body, 1), 404, 'NotFound');
  });

  it('a name for a department that an address could not hold is refused', async () => {
    const town = await aTown();
    expectProblem(await change(town, 'POST', `${ORG}/departments`, { name: '综治/维稳办' }, 1), 422, 'BodyIsWrong', ['/name']);
  });

  it('a department does not change its name by a patch', async () => {
    const town = await aTown();
    expectProblem(await change(town, 'PATCH', department(HEALTH), { name: '卫健办' }, 1), 422, 'BodyIsWrong', ['/name']);
  });
});

describe('a town that is set up with', () => {
  const days = { from: '2022-06-20', to: '2022-06-24' };
  it.each([
    { why: 'a deputy who is not on the list', deputy: 'nobody', of: 'agriculture', at: '/people/4/deputy' },
    { why: 'a deputy who is a leader', deputy: 'leader', of: 'agriculture', at: '/people/4/deputy' },
    { why: 'a deputy of who is no head', deputy: 'health', of: 'viewer', at: '/people/3/deputy' },
  ])('$why is refused', async ({ deputy, of, at: pointer }) => {
    const body = townBody('xinzhen', '新镇');
    const people = body.people.map((one) => (one.name === of ? { ...one, deputy: { person: as('xinzhen', deputy), ...days } } : one));
    expectProblem(await putTown(call, 'xinzhen', { ...body, people }), 422, 'BodyIsWrong', [pointer]);
  });

  it('a successor that is not there is refused', async () => {
    const body = townBody('xinzhen', '新镇');
    const departments = body.departments.map((one) =>
      one.name === POLICE ? { ...one, validTo: '2022-01-31', successor: '没有的办' } : one,
    );
    expectProblem(await putTown(call, 'xinzhen', { ...body, departments }), 422, 'BodyIsWrong', ['/departments/3/successor']);
  });

  it('a closed department and a deputy has them', async () => {
    const body = townBody('xinzhen', '新镇');
    const departments = body.departments.map((one) => (one.name === POLICE ? { ...one, validTo: '2022-01-31', successor: HEALTH } : one));
    const people = body.people.map((one) =>
      one.name === 'health' ? { ...one, deputy: { person: as('xinzhen', 'Viewer'), ...days } } : one,
    );
    expect((await putTown(call, 'xinzhen', { ...body, departments, people })).status).toBe(201);
    expect((await organizationOf('xinzhen')).departments[3]).toMatchObject({ name: POLICE, validTo: '2022-01-31', successor: HEALTH });
    expect((await personIn('xinzhen', 'health')).deputy).toEqual({ person: as('xinzhen', 'viewer'), ...days });
  });
});

describe('the history of a town', () => {
  it('is read newest first, page by page, each entry once', async () => {
    const town = await aTown();
    for (let version = 1; version <= 5; version += 1)
      await change(town, 'PATCH', department(HEALTH), { duties: `第${version}稿` }, version);
    const links = ['a', 'b', 'c'].map((token) => aLink(town, token));
    await services.commit(links.flatMap((link) => services.links.make(link)));
    const revoke = { method: 'DELETE', path: person(town, 'agriculture', '/links'), as: as(town), at: '2022-06-22T09:00:00+08:00' };
    expect((await call(revoke)).body.revoked).toHaveLength(3);
    await change(town, 'PATCH', department(HEALTH), { duties: '第6稿' }, 6);
    const versions: number[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const { body }: Answered = await call({ path: `${ORG}/history`, as: as(town), query: { limit: '2', ...(cursor && { cursor }) } });
      versions.push(...body.items.map(({ version }: { version: number }) => version));
      cursor = body.nextCursor;
    }
    expect(versions).toEqual([7, 6, 6, 6, 6, 5, 4, 3, 2, 1]);
  });

  it('shows what was and what is', async () => {
    const town = await aTown();
    await change(town, 'PATCH', department(HEALTH), { duties: '改厕' }, 1);
    expect((await historyOf(town))[0]).toMatchObject({ before: { name: HEALTH, duties: '' }, after: { duties: '改厕' }, note: HEALTH });
  });

  it.each<Record<string, string>>([{ limit: '0' }, { limit: '101' }, { cursor: 'abc' }, { before: '3' }])(
    'refuses the query %o',
    async (query) => {
      const town = await aTown();
      expectProblem(await call({ path: `${ORG}/history`, as: as(town), query }), 400, 'QueryIsWrong');
    },
  );
});

describe('a change of a large town', () => {
  it('rewrites who changed, and nobody else', async () => {
    const town = await aTown();
    const body = townBody(town, `${town}镇`);
    const crowd = Array.from({ length: 200 }, (_, i) => ({
      name: `村${i}`,
      post: '',
      email: as(town, `cun${i}`),
      role: 'viewer',
      departments: [],
    }));
    expect((await putTown(call, town, { ...body, people: [...body.people, ...crowd] })).status).toBe(200);
    const before = await itemsOf(table, town);
    expect((await change(town, 'DELETE', person(town, 'viewer'), undefined, 2)).status).toBe(200);
    const untouched = (await itemsOf(table, town)).filter((item) => before.some((old) => JSON.stringify(old) === JSON.stringify(item)));
    expect(untouched.length).toBeGreaterThan(before.length - 5);
    expect((await organizationOf(town)).people.map(({ name }: { name: string }) => name).slice(0, 4)).toEqual([
      'office',
      'chief',
      'leader',
      'agriculture',
    ]);
  });
});

describe('the calendar of a town', () => {
  it('is the country’s until the town says otherwise, and counts in every rule', async () => {
    const town = townOfMachine(await aTown());
    const calendar = { path: `${ORG}/calendar/2022`, as: as(town) };
    expect((await call(calendar)).body).toEqual({ year: 2022, daysOff: [], workdays: [], isNotice: false, isKnown: true, version: 1 });
    expect((await services.calendars.of(town)).isWorkday('2022-07-18')).toBe(true);
    const days = { daysOff: ['2022-07-19', '2022-07-18'], workdays: ['2022-07-23'] };
    await change(town, 'PUT', calendar.path, days, 1);
    expect(await call(calendar)).toMatchObject({ etag: '"2"', body: { daysOff: ['2022-07-18', '2022-07-19'], workdays: ['2022-07-23'] } });
    expect(['2022-07-18', '2022-07-23'].map((await services.calendars.of(town)).isWorkday)).toEqual([false, true]);
  });

  it.each([
    { days: { daysOff: ['2023-01-03'], workdays: [] }, at: '/daysOff/0', code: 'CalendarIsWrong' },
    { days: { daysOff: ['2022-02-30'], workdays: [] }, at: '/daysOff/0', code: 'BodyIsWrong' },
    { days: { daysOff: ['2022-07-18'], workdays: ['2022-07-18'] }, at: '/workdays/0', code: 'CalendarIsWrong' },
  ])('refuses $days', async ({ days, at: pointer, code }) => {
    const town = await aTown();
    expectProblem(await change(town, 'PUT', `${ORG}/calendar/2022`, days, 1), 422, code, [pointer]);
  });

  it('knows a year whose notice the office has set, before the country’s table has it', async () => {
    const town = townOfMachine(await aTown());
    const calendar = { path: `${ORG}/calendar/2027`, as: as(town) };
    const notice = { daysOff: ['2027-01-01', '2027-02-08', '2027-02-09'], workdays: ['2027-02-14'], isNotice: true };
    expect((await call(calendar)).body).toMatchObject({ isNotice: false, isKnown: false });
    expect((await change(town, 'PUT', calendar.path, { ...notice, isNotice: false }, 1)).body).toMatchObject({ isKnown: false });
    expect((await change(town, 'PUT', calendar.path, notice, 2)).body).toMatchObject({ isKnown: true, version: 3 });
    expect((await call(calendar)).body).toMatchObject({ ...notice, isKnown: true });
    const { isKnown, isWorkday } = await services.calendars.of(town);
    expect([isKnown(2027), ...['2027-02-08', '2027-02-14', '2027-02-15'].map(isWorkday)]).toEqual([true, false, true, true]);
    await change(town, 'PUT', calendar.path, { daysOff: [], workdays: [] }, 3);
    expect((await services.calendars.of(town)).isKnown(2027)).toBe(false);
  });

  it.each(['22', '1999', '2100', 'abcd'])('finds no year %s', async (year) => {
    const town = await aTown();
    expectProblem(await call({ path: `${ORG}/calendar/${year}`, as: as(town) }), 404, 'NotFound');
  });
});

describe('a person in two towns', () => {
  const both = 'both@county.example';
  const inTwo = async (): Promise<[string, string]> => {
    const two: [string, string] = [await aTown(), await aTown()];
    await Promise.all(
      two.map((town, i) =>
        change(town, 'POST', `${ORG}/people`, { name: '两地', post: '', email: both, role: i === 0 ? 'office' : 'viewer' }, 1),
      ),
    );
    return two;
  };

  it('is asked which is meant, with the choices by name; and is in each what the town made of him', async () => {
    const [one, other] = await inTwo();
    const asked = await call({ path: ORG, as: both });
    expectProblem(asked, 400, 'TownNotSaid');
    for (const town of [one, other]) expect(asked.body.detail).toContain(`${town}镇（${town}）`);
    expect((await call({ path: ORG, as: both, headers: { town: one } })).body).toMatchObject({ town: one, version: 2 });
    expect((await call({ path: ORG, as: both, headers: { town: other } })).body).toMatchObject({ town: other, people: [] });
    const patch = { method: 'PATCH', path: ORG, as: both, body: { name: '改名镇' } } as const;
    expectProblem(await call({ ...patch, headers: { town: other, 'if-match': '"2"' } }), 403, 'NotAllowed');
    expect((await call({ ...patch, headers: { town: one, 'if-match': '"2"' } })).status).toBe(200);
    // Who has left one of them has no choice left to make.
    await change(one, 'DELETE', `${ORG}/people/${both}`, undefined, 3);
    expect((await call({ path: ORG, as: both })).body.town).toBe(other);
    await change(other, 'DELETE', `${ORG}/people/${both}`, undefined, 2);
  });

  it('does not get the answer of one town in the other, under the same key', async () => {
    const [one, other] = await inTwo();
    await change(other, 'PATCH', `${ORG}/people/${both}`, { role: 'office' }, 2);
    const post = aPost(both, `${ORG}/departments`, { name: '应急办' }, { version: 2 });
    expect((await call({ ...post, headers: { ...post.headers, town: one } })).status).toBe(201);
    expectProblem(await call({ ...post, headers: { ...post.headers, town: other } }), 422, 'IdempotencyKeyReused');
    for (const [town, version] of [
      [one, 3],
      [other, 3],
    ] as const)
      await change(town, 'DELETE', `${ORG}/people/${both}`, undefined, version);
  });

  it.each(['', 'nowhere', '#', 'zhen%'])('finds no way into another town by the header “%s”', async (town) => {
    const own = await aTown();
    expectProblem(await call({ path: ORG, as: as(own), headers: { town } }), 403, 'StrangerToTown');
  });

  it('may say the only town, too', async () => {
    const own = await aTown();
    expect((await call({ path: ORG, as: as(own), headers: { town: own } })).body.town).toBe(own);
    expect((await personIn(own, 'inspection')).departments).toEqual([INSPECTION]);
  });
});

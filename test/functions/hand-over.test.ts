import { DynamoDBClient, TransactionCanceledException, TransactWriteItemsCommand } from '@aws-sdk/client-dynamodb';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Task } from '#domain/task.ts';
import { type Services, servicesOver } from '#runtime/services.ts';
import type { StoredLetter } from '#store/letters.ts';
import type { Table } from '#store/table.ts';
import { townOfMachine } from '#store/town.ts';
import { type Answered, aPost, type Caller, callerOf, functionsOnFreshTable, importApi, putTown } from '../support/api.ts';
import { aTask } from '../support/builders.ts';
import { expectProblem } from '../support/problem.ts';
import { runStep } from '../support/step.ts';
import { itemsOf } from '../support/table.ts';
import { AGRICULTURE, aDraftRow, aHeader, at, HEALTH, INSPECTION, POLICE, PUBLISHED_AT, townBody } from '../support/town.ts';

const ORG = '/v1/organization';
const DAY = '2022-06-15';
const AT = `${DAY}T09:00:00+08:00`;
const BASIS = { text: '望委〔2022〕3号', date: '2022-06-10', decidedBy: '党委会' };
const NEW = '农业农村办';

let table: Table;
let services: Services;
let call: Caller;
let towns = 0;

beforeAll(async () => {
  table = await functionsOnFreshTable();
  services = servicesOver(table);
  call = callerOf(await importApi());
});
afterEach(() => vi.restoreAllMocks());

/** A town of its own with a published plan of these tasks. */
const aTown = async (tasks: readonly Partial<Task>[] = []): Promise<string> => {
  towns += 1;
  const town = `cun${towns}`;
  await putTown(call, town, townBody(town, `${town}镇`));
  const { plans, commit } = services;
  await commit([plans.create(aHeader(town, 2022, { status: 'published', publishedOn: '2022-03-02' }))]);
  const all = tasks.map((task, i) =>
    aTask({ plan: `${town}-2022`, n: String(i + 1).padStart(3, '0'), id: String(i + 1), start: i, lead: AGRICULTURE, ...task }),
  );
  for (const task of all) await commit([services.tasks.put(task, PUBLISHED_AT)]);
  return town;
};
const tasksOf = (town: string) => services.tasks.ofPlan(`${town}-2022`);
const lettersOf = async (town: string, kind = 'hand-over') =>
  (await services.letters.between(townOfMachine(town), '2022-03-01', '2022-12-31')).filter(({ content }) => content.kind === kind);
const handedIn = ({ content }: StoredLetter): string[] =>
  content.kind === 'hand-over' ? content.lists.flatMap(({ tasks }) => tasks.map(({ id }) => id)) : [];
const merging = (town: string, body: object = {}, { version = 1, key = 'merge-once', at: when = AT } = {}) =>
  aPost(
    at(town, 'office'),
    `${ORG}/merges`,
    { from: [AGRICULTURE], into: { name: NEW }, basis: BASIS, validFrom: '2022-06-11', ...body },
    { version, key, at: when },
  );
const organizationOf = async (town: string) => services.organizations.load(townOfMachine(town));
const postsOf = async (town: string, who: string) => {
  const { role, departments } = (await organizationOf(town)).people.find(({ id }) => id === at(town, who))!;
  return `${role} ${departments.join('、')}`.trim();
};

describe('a merger', () => {
  it('moves what is not over, leaves what is, and keeps the old lead in the history', async () => {
    const town = await aTown([
      { state: 'issued', acknowledgedOn: null },
      {},
      { state: 'claimed', claimedOn: '2022-06-01', kind: 'campaign' },
      { state: 'completed', completedOn: '2022-05-30' },
      { lead: HEALTH, supporting: [AGRICULTURE], leader: '分管卫生副镇长' },
      { lead: HEALTH },
    ]);
    const answer = await call(merging(town));
    expect(answer).toMatchObject({
      status: 200,
      etag: '"2"',
      body: { version: 2, letters: 1, successor: { name: NEW, formerNames: [AGRICULTURE], validFrom: '2022-06-11' } },
    });
    expect(answer.body.moved).toEqual(['001', '002', '003', '005'].map((n) => `${town}-2022-${n}`));
    expect((await tasksOf(town)).map(({ lead, state, version }) => `${lead} ${state} ${version}`)).toEqual([
      `${NEW} issued 2`,
      `${NEW} underway 2`,
      `${NEW} claimed 2`,
      `${AGRICULTURE} completed 1`,
      `${HEALTH} underway 2`,
      `${HEALTH} underway 1`,
    ]);
    const [, , , , supported] = await tasksOf(town);
    expect([supported?.supporting, supported?.leader]).toEqual([[NEW], '分管卫生副镇长']);
    const [entry] = await services.histories.ofTask(`${town}-2022`, '002');
    expect(entry).toMatchObject({
      move: { kind: 'take-over', from: [AGRICULTURE], lead: NEW, basis: BASIS },
      before: { terms: { lead: AGRICULTURE } },
      by: { role: 'office' },
    });
    expect(await services.mergers.find(townOfMachine(town))).toBeUndefined();
  });

  it('closes the old department, which gets no new task; its head may read', async () => {
    const town = await aTown([{}]);
    await call(merging(town));
    expect((await organizationOf(town)).departments.find(({ name }) => name === AGRICULTURE)).toMatchObject({
      validTo: '2022-06-10',
      successor: NEW,
    });
    expect(await postsOf(town, 'agriculture')).toBe('viewer');
    const task = { text: '抗旱保苗。', area: '农业', kind: 'continuing', source: 'superior', basis: BASIS };
    const add = (lead: string) =>
      call(aPost(at(town, 'office'), `/v1/plans/${town}-2022/tasks`, { ...task, lead }, { version: 1, at: AT }));
    expectProblem(await add(AGRICULTURE), 422, 'BodyIsWrong', ['/lead']);
    expect((await add(NEW)).status).toBe(201);
  });

  it('lets the heads go with the tasks when that is asked: they may act at once', async () => {
    const town = await aTown([{}]);
    await call(merging(town, { moveHeads: true }));
    expect(await postsOf(town, 'agriculture')).toBe(`head ${NEW}`);
    const report = aPost(at(town, 'agriculture'), `/v1/tasks/${town}-2022-001/updates`, { progress: '已播种' }, { version: 2, at: AT });
    expect((await call(report)).status).toBe(200);
  });

  it('takes the tasks out of the old head’s hands, and gives them into those of the successor’s', async () => {
    const town = await aTown([{}]);
    await call(merging(town, { into: HEALTH }));
    const report = (who: string) =>
      call(aPost(at(town, who), `/v1/tasks/${town}-2022-001/updates`, { progress: '已播种' }, { version: 2, at: AT }));
    expectProblem(await report('agriculture'), 403, 'NotAllowed');
    expect((await report('health')).status).toBe(200);
  });

  it('sends one list to each head of the successor and one to the office, and no list of the publication after it', async () => {
    const town = await aTown([{}, { sensitive: true, text: '查处案件。', lead: INSPECTION }, { lead: HEALTH }]);
    await call(merging(town, { from: [AGRICULTURE, INSPECTION], into: HEALTH }));
    const letters = await lettersOf(town);
    expect(letters.map(({ person, status }) => [person, status])).toEqual([
      [at(town, 'health'), 'queued'],
      [at(town, 'office'), 'queued'],
    ]);
    expect(letters.map(handedIn)).toEqual([
      ['1', '2'],
      ['1', '2'],
    ]);
    expect(letters[0]?.content).toMatchObject({
      why: 'merger',
      department: HEALTH,
      from: [AGRICULTURE, INSPECTION],
      basis: BASIS.text,
      role: 'head',
    });
    expect(JSON.stringify(letters)).not.toContain('分管卫生');
    const { handler } = await import('../../functions/daily-reminders/queue-reminders.ts');
    await runStep(handler, { day: '2022-06-16', at: '2022-06-16T08:30:00+08:00', from: town, to: town });
    const lists = (await lettersOf(town, 'published-list')).filter(({ person }) => person === at(town, 'health'));
    expect(lists.map(({ status }) => status)).toEqual(['suppressed']);
  });

  it('is shown with the old name in the summary of the year', async () => {
    const town = await aTown([{}, { lead: HEALTH }]);
    await call(merging(town));
    const { byLead } = (await call({ path: `/v1/plans/${town}-2022/summary`, as: at(town, 'chief'), at: AT })).body;
    expect(byLead.map(({ name, shown }: Record<string, string>) => [name, shown])).toEqual([
      [NEW, `${NEW}（含原${AGRICULTURE}）`],
      [HEALTH, HEALTH],
    ]);
  });

  it('is what a new name is: one department into a new one', async () => {
    const town = await aTown([{}]);
    await call(merging(town, { moveHeads: true, into: { name: NEW, duties: '三农' } }));
    expect((await organizationOf(town)).departments.at(-1)).toMatchObject({
      name: NEW,
      duties: '三农',
      leader: '分管副镇长',
      aliases: [AGRICULTURE],
    });
    expect((await call({ path: `${ORG}/history`, as: at(town, 'office') })).body.items[0]).toMatchObject({
      kind: 'departments-merged',
      note: `${AGRICULTURE}并入${NEW}`,
      after: { basis: BASIS },
    });
  });

  it.each([
    { body: { from: [] }, code: 'BodyIsWrong', at: ['/from'] },
    { body: { from: ['没有的办'] }, code: 'BodyIsWrong', at: ['/from/0'] },
    { body: { into: AGRICULTURE }, code: 'BodyIsWrong', at: ['/into'] },
    { body: { into: { name: HEALTH } }, code: 'BodyIsWrong', at: ['/into/name'] },
    { body: { validFrom: '2022-06-16' }, code: 'BodyIsWrong', at: ['/validFrom'] },
    { body: { basis: { ...BASIS, date: '2022-06-16' } }, code: 'BodyIsWrong', at: ['/basis/date'] },
    { body: { basis: undefined }, code: 'BodyIsWrong', at: ['/basis'] },
  ])('is refused: $body', async ({ body, code, at: pointers }) => {
    const town = await aTown([{}]);
    const before = await itemsOf(table, town);
    expectProblem(await call(merging(town, body)), 422, code, pointers);
    expect(await itemsOf(table, town)).toEqual(before);
  });

  it('of what was merged before is refused, and said where it went', async () => {
    const town = await aTown([{}]);
    await call(merging(town));
    const again = await call(merging(town, { into: HEALTH }, { version: 2, key: 'merge-again' }));
    expectProblem(again, 409, 'DepartmentClosed');
    expect(again.body.detail).toContain(NEW);
  });

  it('waits for a publication that is under way', async () => {
    const town = await aTown([{}]);
    await services.commit([services.plans.create(aHeader(town, 2023, { status: 'publishing' }))]);
    expectProblem(await call(merging(town)), 409, 'WrongStatus');
  });

  it('leaves a draft alone, which cannot be published under a lead that is no more', async () => {
    const town = await aTown([{}]);
    const { plans, drafts, commit } = services;
    await commit([plans.create(aHeader(town, 2023, { tasks: 1 })), drafts.put(aDraftRow(`${town}-2023`, '001', { lead: AGRICULTURE }))]);
    await call(merging(town));
    const { handler } = await import('../../functions/publish/freeze-draft.ts');
    const publish = { plan: `${town}-2023`, version: 1, by: at(town, 'office'), at: AT, execution: 'publish-1' };
    await expect(runStep(handler, publish)).rejects.toMatchObject({ name: 'LeadMissing' });
  });
});

describe('mail links', () => {
  const LINK = {
    plan: '',
    departments: [AGRICULTURE],
    tasks: ['001'],
    letter: { kind: 'digest', day: DAY },
    madeAt: AT,
    revoked: null,
  } as const;
  const aLink = async (town: string, who: string): Promise<string> => {
    const hash = `${who}-${town}`.padEnd(64, '0');
    const link = { ...LINK, hash, town, plan: `${town}-2022`, person: at(town, who), expiresAt: '2022-07-03T00:00:00+08:00' };
    await services.commit(services.links.make(link));
    return hash;
  };
  const isRevoked = async (hash: string) => (await services.links.find(hash))?.revoked !== null;

  it.each([
    { why: 'of a merged department', end: (town: string) => merging(town) },
    {
      why: 'of one whose post another has',
      end: (town: string) => ({
        method: 'PUT',
        path: `${ORG}/departments/${encodeURIComponent(AGRICULTURE)}/head`,
        as: at(town, 'office'),
        body: { person: at(town, 'viewer'), from: DAY },
        headers: { 'if-match': '"1"' },
        at: AT,
      }),
    },
    {
      why: 'of one who is taken off the list',
      end: (town: string) => ({
        method: 'DELETE',
        path: `${ORG}/people/${at(town, 'agriculture')}`,
        as: at(town, 'office'),
        headers: { 'if-match': '"1"' },
        at: AT,
      }),
    },
  ])('$why open no more, and no other', async ({ end }) => {
    const town = await aTown([{}]);
    const [lost, kept] = [await aLink(town, 'agriculture'), await aLink(town, 'health')];
    expect((await call(end(town))).status).toBe(200);
    expect([await isRevoked(lost), await isRevoked(kept)]).toEqual([true, false]);
  });
});

/** Has something happen before each transaction is sent. */
const beforeTransactions = (happens: () => Promise<void>): void => {
  const send = DynamoDBClient.prototype.send as (...all: unknown[]) => Promise<never>;
  vi.spyOn(DynamoDBClient.prototype, 'send').mockImplementation(async function (this: DynamoDBClient, ...args: unknown[]) {
    if (args[0] instanceof TransactWriteItemsCommand) await happens();
    return send.apply(this, args);
  } as unknown as typeof DynamoDBClient.prototype.send);
};

/** Lets so many transactions through, and fails all that come after them, as a function does whose time is up. */
const dieAfter = (transactions: number): void => {
  let seen = 0;
  beforeTransactions(async () => {
    seen += 1;
    if (seen > transactions) throw new Error('The function was stopped');
  });
};

describe('a merger of much', () => {
  /** A town with so many more offices, so many heads in each, and so many more people in its office. */
  const aLargeTown = async (offices: number, heads: number, clerks = 0) => {
    const town = await aTown();
    const body = townBody(town, `${town}镇`);
    const person = (who: string, role: 'head' | 'office', departments: string[]) => ({
      ...body.people[0]!,
      name: who,
      email: at(town, who),
      role,
      departments,
    });
    const names = Array.from({ length: offices }, (_, i) => `办${i}`);
    const people = [
      ...Array.from({ length: clerks }, (_, i) => person(`clerk${i}`, 'office', [])),
      ...names.flatMap((name, i) => Array.from({ length: heads }, (_, j) => person(`h${i}-${j}`, 'head', [name]))),
    ];
    const departments = names.map((name) => ({ ...body.departments[0]!, name }));
    await putTown(call, town, { ...body, departments: [...body.departments, ...departments], people: [...body.people, ...people] });
    await services.commit([services.tasks.put(aTask({ plan: `${town}-2022`, lead: '办0' }), PUBLISHED_AT)]);
    return { town, names };
  };

  it.each([
    { offices: 20, heads: 4, clerks: 0, why: 'posts' },
    { offices: 3, heads: 1, clerks: 99, why: 'letters' },
  ])('that would change more $why than one transaction holds is not begun', async ({ offices, heads, clerks }) => {
    const { town, names } = await aLargeTown(offices, heads, clerks);
    expectProblem(await call(merging(town, { from: names }, { version: 2 })), 413, 'TooLarge');
    expect((await tasksOf(town))[0]).toMatchObject({ lead: '办0', version: 1 });
    expectProblem(await call(merging(town, { from: ['办0', '水利站'] }, { version: 2, key: 'merge-other' })), 422, 'BodyIsWrong', [
      '/from/1',
    ]);
  });

  it('leaves a town that can be read: an office answers to every name it ever took over', async () => {
    const { town, names } = await aLargeTown(40, 0);
    expect((await call(merging(town, { from: names.slice(0, 20) }, { version: 2 }))).status).toBe(200);
    expect((await call(merging(town, { from: names.slice(20), into: NEW }, { version: 3, key: 'merge-more' }))).status).toBe(200);
    const { status, body } = await call({ path: ORG, as: at(town, 'viewer') });
    expect([status, body.departments.find(({ name }: { name: string }) => name === NEW).formerNames]).toEqual([200, names]);
  });
});

describe('a merger that is interrupted', () => {
  const MANY = Array.from({ length: 90 }, () => ({}));
  const moved = async (town: string) => (await tasksOf(town)).filter(({ lead }) => lead === NEW).length;
  const openBefore = (town: string) =>
    organizationOf(town).then(({ version, departments }) => [version, departments.some(({ name }) => name === NEW)]);

  it.each([
    { after: 0, is: 0, why: 'before it is noted' },
    { after: 1, is: 0, why: 'before the first tasks' },
    { after: 2, is: 40, why: 'after the first forty' },
    { after: 3, is: 80, why: 'after eighty' },
    { after: 4, is: 90, why: 'after all tasks, before it is closed' },
  ])(
    '$why is gone on with by the same POST, and moves nothing twice',
    async ({ after, is }) => {
      const town = await aTown(MANY);
      dieAfter(after);
      expect((await call(merging(town))).status).toBe(500);
      vi.restoreAllMocks();
      expect([await moved(town), await openBefore(town), (await lettersOf(town)).length]).toEqual([is, [1, false], 0]);
      const answer = await call(merging(town));
      expect(answer).toMatchObject({ status: 200, body: { version: 2 } });
      expect(new Set(answer.body.moved).size).toBe(90);
      expect((await tasksOf(town)).map(({ lead, version }) => `${lead} ${version}`)).toEqual(MANY.map(() => `${NEW} 2`));
      expect((await lettersOf(town)).map((letter) => handedIn(letter).length)).toEqual([90]);
      const entries = await Promise.all((await tasksOf(town)).map(({ plan, n }) => services.histories.ofTask(plan, n)));
      expect(entries.every(({ length }) => length === 1)).toBe(true);
      expect((await call(merging(town))).headers['idempotency-replayed']).toBe('true');
    },
    60_000,
  );

  it('holds up another one, which is told what to do first; the town may change meanwhile', async () => {
    const town = await aTown(MANY.slice(0, 50));
    dieAfter(2);
    await call(merging(town));
    vi.restoreAllMocks();
    const other = await call(merging(town, { from: [POLICE], into: HEALTH }, { key: 'merge-other' }));
    expectProblem(other, 409, 'MergerUnfinished');
    expect(other.body.detail).toContain(`${AGRICULTURE}并入${NEW}`);
    const patch = { method: 'PATCH', path: ORG, as: at(town, 'office'), body: { name: '改名镇' }, headers: { 'if-match': '"1"' } };
    expect((await call(patch)).status).toBe(200);
    expectProblem(await call(merging(town)), 412, 'VersionIsStale');
    const answer = await call(merging(town, {}, { version: 2, key: 'merge-anew' }));
    expect([answer.status, new Set(answer.body.moved).size, await moved(town)]).toEqual([200, 50, 50]);
  }, 60_000);

  it('lets nobody give a task to another department, who would give it to one that is about to close', async () => {
    const town = await aTown([{}, { lead: HEALTH }]);
    const id = `/v1/tasks/${town}-2022-002`;
    const change = { change: { kind: 'move-lead', lead: AGRICULTURE }, basis: BASIS };
    dieAfter(1);
    expect((await call(merging(town))).status).toBe(500);
    vi.restoreAllMocks();
    const give = (version: number) => call(aPost(at(town, 'office'), `${id}/adjustment`, change, { version, at: AT }));
    expectProblem(await give(1), 409, 'MergerUnfinished');
    expect((await call(merging(town))).body.moved).toEqual([`${town}-2022-001`]);
    expectProblem(await give(1), 422, 'MoveIsWrong', ['/change/lead']);
  });

  it('gives no task to a department that was closed while it was decided', async () => {
    const town = await aTown([{ lead: HEALTH }]);
    const change = { change: { kind: 'move-lead', lead: AGRICULTURE }, basis: BASIS };
    let transactions = 0;
    beforeTransactions(async () => {
      transactions += 1;
      if (transactions === 1) expect((await call(merging(town))).status).toBe(200);
    });
    const given = await call(aPost(at(town, 'office'), `/v1/tasks/${town}-2022-001/adjustment`, change, { version: 1, at: AT }));
    expectProblem(given, 409, 'Busy');
    expect([given.etag, (await tasksOf(town))[0]?.lead]).toEqual(['', HEALTH]);
  });

  it('moves what was given to the department while it was looked at', async () => {
    const town = await aTown([{}, { lead: HEALTH }]);
    const change = { change: { kind: 'move-lead', lead: AGRICULTURE }, basis: BASIS };
    const give = aPost(at(town, 'office'), `/v1/tasks/${town}-2022-002/adjustment`, change, { version: 1, at: AT });
    let transactions = 0;
    beforeTransactions(async () => {
      transactions += 1;
      if (transactions === 1) expect((await call(give)).status).toBe(200);
    });
    expect((await call(merging(town))).status).toBe(200);
    expect((await tasksOf(town)).map(({ lead }) => lead)).toEqual([NEW, NEW]);
  });

  it('by another of the same that ends before it tells that the town is another by now, not to try again', async () => {
    const town = await aTown(MANY.slice(0, 3));
    let transactions = 0;
    let isOther = false;
    beforeTransactions(async () => {
      if (isOther) return;
      transactions += 1;
      // The first one notes that the merger is under way; what follows clashes with the other, which goes through.
      if (transactions === 1) return;
      isOther = true;
      if (transactions === 2) expect((await call(merging(town, {}, { key: 'merge-beside' }))).status).toBe(200);
      isOther = false;
      throw new TransactionCanceledException({ message: '', $metadata: {}, CancellationReasons: [{ Code: 'TransactionConflict' }] });
    });
    expectProblem(await call(merging(town)), 412, 'VersionIsStale');
  });

  it('by a report on one of its tasks tells so, and goes on', async () => {
    const town = await aTown(MANY.slice(0, 3));
    const report = aPost(at(town, 'agriculture'), `/v1/tasks/${town}-2022-002/updates`, { progress: '已播种' }, { version: 1, at: AT });
    let transactions = 0;
    beforeTransactions(async () => {
      transactions += 1;
      // The first one notes that the merger is under way.
      if (transactions === 2) expect((await call(report)).status).toBe(200);
    });
    expectProblem(await call(merging(town)), 409, 'Busy');
    expect((await call(merging(town))).status).toBe(200);
    expect((await tasksOf(town)).map(({ lead, version }) => [lead, version])).toEqual([
      [NEW, 2],
      [NEW, 3],
      [NEW, 2],
    ]);
  });
});

describe('another head', () => {
  const path = `${ORG}/departments/${encodeURIComponent(AGRICULTURE)}/head`;
  const put = (town: string, person: unknown, version = 1): Promise<Answered> =>
    call({ method: 'PUT', path, as: at(town, 'office'), body: { person, from: DAY }, headers: { 'if-match': `"${version}"` }, at: AT });

  it('has all tasks at once, and the list of them in a letter; the old one has no post', async () => {
    const town = await aTown([{}, { state: 'completed', completedOn: '2022-05-30' }, { lead: HEALTH }]);
    const newHead = { name: '吴丁', post: '主任', email: at(town, 'Wu') };
    expect(await put(town, newHead)).toMatchObject({
      status: 200,
      body: { version: 2, tasks: 1, letters: 1, person: { id: at(town, 'wu'), role: 'head' } },
    });
    expect(await postsOf(town, 'agriculture')).toBe('viewer');
    const report = (who: string) =>
      call(aPost(at(town, who), `/v1/tasks/${town}-2022-001/updates`, { progress: '已播种' }, { version: 1, at: AT }));
    expectProblem(await report('agriculture'), 403, 'NotAllowed');
    expect((await report('wu')).status).toBe(200);
    const [letter, ...others] = await lettersOf(town);
    expect([letter?.person, others]).toEqual([at(town, 'wu'), []]);
    expect(letter?.content).toMatchObject({ why: 'new-head', department: AGRICULTURE, lists: [{ tasks: [{ id: '1', state: '推进中' }] }] });
  });

  it.each([
    { who: 'office', at: '/person' },
    { who: 'leader', at: '/person' },
    { who: 'nobody', at: '/person' },
  ])('is not $who', async ({ who, at: pointer }) => {
    const town = await aTown();
    expectProblem(await put(town, at(town, who)), 422, 'BodyIsWrong', [pointer]);
  });
});

describe('a deputy', () => {
  const name = (town: string, person: string, days = { from: '2022-06-20', to: '2022-06-24' }): Promise<Answered> =>
    call({
      method: 'PUT',
      path: `${ORG}/people/${at(town, 'agriculture')}/deputy`,
      as: at(town, 'office'),
      body: { person: at(town, person), ...days },
      headers: { 'if-match': '"1"' },
      at: AT,
    });
  const report = (town: string, who: string, day: string, version: number) =>
    call(aPost(at(town, who), `/v1/tasks/${town}-2022-001/updates`, { progress: '已播种' }, { version, at: `${day}T09:00:00+08:00` }));

  it('acts for the absent head within the days only, and the history says for whom', async () => {
    const town = await aTown([{}]);
    expect((await name(town, 'viewer')).status).toBe(200);
    expectProblem(await report(town, 'viewer', '2022-06-17', 1), 403, 'NotAllowed');
    expect((await report(town, 'viewer', '2022-06-20', 1)).status).toBe(200);
    expect((await report(town, 'viewer', '2022-06-24', 2)).status).toBe(200);
    expectProblem(await report(town, 'viewer', '2022-06-25', 3), 403, 'NotAllowed');
    const { items } = (await call({ path: `/v1/tasks/${town}-2022-001/history`, as: at(town, 'office') })).body;
    expect(items.map(({ by }: { by: object }) => by)).toEqual(
      [1, 2].map(() => ({ person: at(town, 'viewer'), name: 'viewer', role: 'head', deputyFor: 'agriculture' })),
    );
  });

  it('has no other department’s tasks, and keeps the own ones', async () => {
    const town = await aTown([{ lead: INSPECTION }, { lead: HEALTH }]);
    await name(town, 'health');
    expectProblem(await report(town, 'health', '2022-06-20', 1), 403, 'NotAllowed');
    const own = aPost(
      at(town, 'health'),
      `/v1/tasks/${town}-2022-002/updates`,
      { progress: '已改' },
      { version: 1, at: '2022-06-20T09:00:00+08:00' },
    );
    expect((await call(own)).status).toBe(200);
    const [entry] = await services.histories.ofTask(`${town}-2022`, '002');
    expect(entry?.by).not.toHaveProperty('deputyFor');
  });

  it('gets the day’s letter in place of the absent, and the form', async () => {
    const town = await aTown([{ reported: ['2022-Q1'] }]);
    await name(town, 'viewer');
    const { handler } = await import('../../functions/daily-reminders/queue-reminders.ts');
    await runStep(handler, { day: '2022-06-21', at: '2022-06-21T08:30:00+08:00', from: town, to: town });
    expect((await lettersOf(town, 'digest')).map(({ person }) => person)).toEqual([at(town, 'viewer')]);
    const due = await call({ path: '/v1/me/due', as: at(town, 'viewer'), at: '2022-06-21T09:00:00+08:00' });
    expect(due.body.items).toHaveLength(1);
  });

  it('is no more when the head is back early, or the deputy leaves the town', async () => {
    const town = await aTown([{}]);
    await name(town, 'viewer');
    const end = {
      method: 'DELETE',
      path: `${ORG}/people/${at(town, 'agriculture')}/deputy`,
      as: at(town, 'office'),
      headers: { 'if-match': '"2"' },
      at: AT,
    };
    expect((await call(end)).body.person.deputy).toBeNull();
    expectProblem(await report(town, 'viewer', '2022-06-20', 1), 403, 'NotAllowed');
  });

  it.each([
    { who: 'leader', days: undefined, at: '/person' },
    { who: 'agriculture', days: undefined, at: '/person' },
    { who: 'viewer', days: { from: '2022-06-01', to: '2022-06-14' }, at: '/to' },
  ])('is refused: $who', async ({ who, days, at: pointer }) => {
    const town = await aTown();
    expectProblem(await name(town, who, days), 422, 'DeputyIsWrong', [pointer]);
  });
});

describe('the day of a town', () => {
  it('is no workday when the town has it off: nobody is reminded, and the run says so', async () => {
    const town = await aTown([{ reported: ['2022-Q1'] }]);
    await call({
      method: 'PUT',
      path: `${ORG}/calendar/2022`,
      as: at(town, 'office'),
      body: { daysOff: ['2022-06-21'], workdays: [] },
      headers: { 'if-match': '"1"' },
      at: AT,
    });
    const { handler } = await import('../../functions/daily-reminders/queue-reminders.ts');
    await runStep(handler, { day: '2022-06-21', at: '2022-06-21T08:30:00+08:00', from: town, to: town });
    expect(await lettersOf(town, 'digest')).toEqual([]);
    const run = await services.runs.lastOnWorkday(townOfMachine(town), 'daily-reminders', '2022-06-01', '2022-06-22');
    expect(run).toBeUndefined();
  });
});

describe('the same merger, twice at once', () => {
  it('is one: all tasks are moved once, and the one that closes it names them all', async () => {
    const town = await aTown(Array.from({ length: 90 }, () => ({})));
    const answers = await Promise.all(['merge-one-of-two', 'merge-two-of-two'].map((key) => call(merging(town, {}, { key }))));
    for (const { status } of answers) expect([200, 409, 412]).toContain(status);
    const again = await call(merging(town, {}, { key: 'merge-one-of-two' }));
    const last = [...answers, again].find(({ status }) => status === 200);
    expect(new Set(last?.body.moved).size).toBe(90);
    expect((await tasksOf(town)).map(({ lead, version }) => `${lead} ${version}`)).toEqual(Array.from({ length: 90 }, () => `${NEW} 2`));
    expect((await lettersOf(town)).map((letter) => handedIn(letter).length)).toEqual([90]);
  }, 60_000);
});

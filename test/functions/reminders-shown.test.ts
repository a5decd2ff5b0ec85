import type { Context } from 'aws-lambda';
import { beforeAll, describe, expect, it } from 'vitest';
import { renderLetter } from '#documents/letter-text.ts';
import type { Day } from '#domain/day.ts';
import { type Services, servicesOver } from '#runtime/services.ts';
import { letterKey } from '#store/letters.ts';
import { townOfMachine } from '#store/town.ts';
import { aPost, type Caller, callerOf, functionsOnFreshTable, importApi, putTown } from '../support/api.ts';
import { aTask } from '../support/builders.ts';
import { expectProblem } from '../support/problem.ts';
import { AGRICULTURE, aHeader, at, HEALTH, POLICE, PUBLISHED_AT, townBody } from '../support/town.ts';

const NAME = 'wangjing';
const TOWN = townOfMachine(NAME);
/** The feedback day of the first quarter is told three workdays ahead, on 22 March. */
const TOLD: Day = '2022-03-22';

let services: Services;
let call: Caller;
let daily: (day: Day) => Promise<unknown>;

const get = (path: string, query: Record<string, string>, now: Day, who = 'office') =>
  call({ path, query, as: at(NAME, who), at: `${now}T09:00:00+08:00` });
const preview = (query: Record<string, string>, now: Day) => get('/v1/reminders/preview', query, now);
const runs = async (query: Record<string, string>, now: Day) => (await get('/v1/reminders/runs', query, now)).body;
const told = async (day: Day) => {
  const letters = await services.letters.between(TOWN, day, day);
  return letters.map((letter) => ({ person: letter.person, ...words(letter) }));
};
const words = (letter: Parameters<typeof renderLetter>[0]) => {
  const { subject, text } = renderLetter(letter, { page: 'https://town.example' });
  return { subject, text };
};

beforeAll(async () => {
  services = servicesOver(await functionsOnFreshTable());
  call = callerOf(await importApi());
  const { handler } = await import('../../functions/daily-reminders/queue-reminders.ts');
  daily = (day) => handler({ day, at: `${day}T08:30:00+08:00`, from: NAME, to: NAME }, {} as Context);
  await putTown(call, NAME, townBody(NAME, '望京镇'));
  const tasks = [AGRICULTURE, HEALTH, POLICE].map((lead, i) => aTask({ n: `00${i + 1}`, id: `1.${i + 1}`, lead }));
  await services.commit([
    services.plans.create(aHeader(NAME, 2022, { status: 'published', publishedOn: '2022-03-02' })),
    ...tasks.map((task) => services.tasks.put(task, PUBLISHED_AT)),
  ]);
  for (const day of ['2022-03-02', '2022-03-03', '2022-03-04', '2022-03-07', '2022-03-21']) await daily(day);
});

describe('the preview of a day', () => {
  it('says to a head on which day silence reaches whom, and asks for work outside the plan while there is none', async () => {
    const lettersNow = async () => (await preview({ day: TOLD }, '2022-03-21')).body.letters;
    const ofAgriculture = async (): Promise<string> =>
      (await lettersNow()).find(({ person }: { person: string }) => person === at(NAME, 'agriculture')).text;
    const text = await ofAgriculture();
    expect(text).toMatch(/3月25日下班前未反馈的，3月29日报\S+（只列事项，不排名）。/);
    expect(text).not.toContain('报分管领导（');
    expect(text).toContain('“计划外工作”一栏');
    const work = { department: AGRICULTURE, day: '2022-03-10', sentence: '改造危房24户', figures: [] };
    await call(aPost(at(NAME, 'agriculture'), `/v1/plans/${NAME}-2022/unplanned`, work, { at: '2022-03-21T09:00:00+08:00' }));
    expect(await ofAgriculture()).not.toContain('“计划外工作”一栏');
  });

  it('writes nothing, and is what the day brings when nobody reports before', async () => {
    const before = await services.letters.between(TOWN, '2022-03-01', '2022-04-30');
    const { status, body } = await preview({ day: TOLD }, '2022-03-21');
    expect(status).toBe(200);
    expect(await services.letters.between(TOWN, '2022-03-01', '2022-04-30')).toEqual(before);
    expect(await services.runs.isFinished(TOWN, 'daily-reminders', TOLD)).toBe(false);
    await daily(TOLD);
    const shown = body.letters.map(({ person, subject, text }: Record<'person' | 'subject' | 'text', string>) => ({
      person,
      subject,
      text,
    }));
    const sent = (await told(TOLD)).map((letter) => ({
      ...letter,
      text: letter.text.replace('3月21日的例行提醒：没有要发的信。\n\n', ''),
    }));
    expect(shown.toSorted(byPerson)).toEqual(sent.toSorted(byPerson));
    expect(shown.map(({ person }: { person: string }) => person)).toEqual(
      expect.arrayContaining([at(NAME, 'agriculture'), at(NAME, 'health'), at(NAME, 'office')]),
    );
  });

  it('takes the next workday when none is said, and tells a day off', async () => {
    expect((await preview({}, '2022-03-25')).body).toMatchObject({ day: '2022-03-28', workday: true, calendarKnown: true });
    expect((await preview({ day: '2022-03-26' }, '2022-03-25')).body).toMatchObject({ workday: false, letters: [], skipped: {} });
    expect((await preview({ day: '2027-03-01' }, '2027-03-01')).body).toMatchObject({ workday: true, calendarKnown: false });
  });

  it.each([
    { day: '2022-03-20', why: 'is over' },
    { day: '2022-04-22', why: 'is too far ahead' },
  ])('refuses a day that $why', async ({ day }) => {
    const answer = await preview({ day }, '2022-03-21');
    expectProblem(answer, 400, 'QueryIsWrong');
    expect(answer.body.errors[0].pointer).toBe('/day');
  });
});

describe('the runs', () => {
  it('say what was asked of each day and what became of its letters, and name the days without one', async () => {
    await daily(TOLD);
    const [letter, other] = await services.letters.between(TOWN, TOLD, TOLD);
    const now = { at: `${TOLD}T08:31:00+08:00`, day: TOLD };
    await services.letters.claim(letterKey(letter!), now);
    await services.letters.sent(letterKey(letter!), 'message-1');
    await services.letters.claim(letterKey(other!), now);
    await services.letters.refused(letterKey(other!), 9999, now.at);
    const { items, missing } = await runs({ from: '2022-03-02', to: '2022-03-31' }, '2022-03-23');
    expect(items.map(({ day }: { day: Day }) => day)).toEqual([TOLD, '2022-03-21', '2022-03-07', '2022-03-04', '2022-03-03', '2022-03-02']);
    expect(items[0]).toMatchObject({ workday: true, calendarKnown: true, due: 3, sent: 1, failed: 1, waiting: 1 });
    expect(items[0].failedOf).toEqual([other!.person === at(NAME, 'agriculture') ? AGRICULTURE : HEALTH]);
    expect(missing).toHaveLength(15);
    expect([missing[0], missing.at(-1)]).toEqual(['2022-03-05', '2022-03-20']);
  });

  it('miss a day also when the days before and behind it are not asked for', async () => {
    expect((await runs({ from: '2022-03-09', to: '2022-03-10' }, '2022-03-23')).missing).toEqual(['2022-03-09', '2022-03-10']);
    expect((await runs({ from: '2022-03-20', to: '2022-03-21' }, '2022-03-23')).missing).toEqual(['2022-03-20']);
    expect((await runs({ from: '2022-02-20', to: '2022-03-01' }, '2022-03-23')).missing).toEqual([]);
  });

  it('that were begun again count what was due at first: one of them had reported meanwhile', async () => {
    const of = { from: TOLD, to: TOLD };
    const update = aPost(at(NAME, 'health'), '/v1/tasks/wangjing-2022-002/updates', { unchanged: true }, { version: 1 });
    expect((await call({ ...update, at: `${TOLD}T09:00:00+08:00` })).status).toBe(200);
    await daily(TOLD);
    expect((await runs(of, '2022-03-23')).items).toMatchObject([{ due: 3, sent: 1, failed: 1, waiting: 1, skipped: { answered: 1 } }]);
  });

  it('join what several runs of a day did: the letters of each are due, and the last says who is still told by nobody', async () => {
    const at = (hour: string) => `2022-03-25T${hour}:00+08:00`;
    const ran = { town: TOWN, day: '2022-03-25', machine: 'daily-reminders', workday: true, calendarKnown: true } as const;
    const { day, ...rest } = { ...ran, queued: 1, skipped: { nobody: 3 } };
    await services.runs.finish({ ...rest, day, due: 2, finishedAt: at('08:30') });
    await services.runs.finish({ ...rest, day, due: 2, skipped: { nobody: 1, sent: 4 }, finishedAt: at('11:00') });
    const { items } = await runs({ from: day, to: day }, '2022-03-28');
    expect(items).toEqual([
      {
        day,
        workday: true,
        calendarKnown: true,
        due: 3,
        sent: 0,
        waiting: 0,
        failed: 0,
        failedOf: [],
        nobody: 1,
        skipped: { nobody: 3 },
        finishedAt: at('08:30'),
        again: [{ due: 2, queued: 1, skipped: { nobody: 1, sent: 4 }, finishedAt: at('11:00') }],
      },
    ]);
  });

  it('count the lists that a run made up, which lie below the day of the publication', async () => {
    const { items } = await runs({ from: '2022-03-03', to: '2022-03-03' }, '2022-03-23');
    expect(items).toMatchObject([{ day: '2022-03-03', due: 0 }]);
    const { items: first } = await runs({ from: '2022-03-02', to: '2022-03-02' }, '2022-03-23');
    expect(first[0].due).toBe(first[0].sent + first[0].waiting + first[0].failed);
  });

  it('are the last two weeks when nothing is said', async () => {
    expect(await runs({}, '2022-03-23')).toMatchObject({ from: '2022-03-10', to: '2022-03-23' });
    expect(await runs({ from: '2022-03-01' }, '2022-03-23')).toMatchObject({ from: '2022-03-01', to: '2022-03-14' });
  });
});

describe('the office’s digest', () => {
  it('ends with what became of the letters of the run before', async () => {
    const { body } = await preview({ day: '2022-03-23' }, TOLD);
    const texts: string[] = body.letters.map(({ text }: { text: string }) => text);
    expect(texts).toEqual([]);
    const [office] = (await told(TOLD)).filter(({ person }) => person === at(NAME, 'office'));
    expect(office?.text).toContain('3月21日的例行提醒：没有要发的信。');
  });
});

describe('a head who comes today', () => {
  it('has the list in the preview of the next workday alone: that one’s run sends it', async () => {
    const { version } = await services.organizations.load(TOWN);
    const body = { name: '新所长', post: '所长', email: at(NAME, 'police'), role: 'head', departments: [POLICE] };
    const post = aPost(at(NAME, 'office'), '/v1/organization/people', body, { version, at: `${TOLD}T10:00:00+08:00` });
    expect((await call(post)).status).toBe(201);
    const kinds = async (day: Day) => (await preview({ day }, TOLD)).body.letters.map(({ kind }: { kind: string }) => kind);
    expect(await kinds('2022-03-23')).toEqual(['published-list']);
    expect(await kinds('2022-03-24')).toEqual([]);
  });
});

describe('the office’s digest of a year without a notice', () => {
  it('says that only weekends are off', async () => {
    const task = aTask({ plan: `${NAME}-2027`, n: '001', publishedOn: '2027-03-02', assignedOn: '2027-03-02', lead: '无负责人的单位' });
    await services.commit([
      services.plans.create(aHeader(NAME, 2027, { status: 'published', publishedOn: '2027-03-02' })),
      services.tasks.put(task, PUBLISHED_AT),
    ]);
    await daily('2027-03-22');
    const [office] = (await told('2027-03-22')).filter(({ person }) => person === at(NAME, 'office'));
    expect(office?.text).toContain('2027年的放假通知还没有录入，暂按周末休息计算工作日。');
    expect((await runs({ from: '2027-03-22', to: '2027-03-22' }, '2027-03-23')).items[0]).toMatchObject({ calendarKnown: false });
  });
});

const byPerson = (a: { person: string }, b: { person: string }): number => (a.person < b.person ? -1 : 1);

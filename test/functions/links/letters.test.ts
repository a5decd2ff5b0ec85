import type { DynamoDBStreamEvent } from 'aws-lambda';
import { simpleParser } from 'mailparser';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Letter, LetterContent, ReminderItem } from '#domain/letter.ts';
import { type MailServer, startMail } from '#local/mail.ts';
import { logger } from '#runtime/logger.ts';
import { type Services, servicesOver } from '#runtime/services.ts';
import { put } from '#store/commit.ts';
import { letterKey } from '#store/letters.ts';
import type { Table } from '#store/table.ts';
import { townOfMachine } from '#store/town.ts';
import { aLink, fieldsIn } from '../../support/a-link.ts';
import { type Caller, callerOf, functionsOnFreshTable, importApi, OPERATOR } from '../../support/api.ts';
import { aTask } from '../../support/builders.ts';
import { expectProblem } from '../../support/problem.ts';
import { itemsOf } from '../../support/table.ts';
import { AGRICULTURE, aHeader, at, HEALTH, PUBLISHED_AT, townBody } from '../../support/town.ts';

const TOWN = 'wangjing';
const PLAN = `${TOWN}-2022`;
const DAY = '2022-06-21';
const NOW = `${DAY}T10:00:00+08:00`;
const OFFICE = at(TOWN, 'office');

let table: Table;
let services: Services;
let call: Caller;
let server: MailServer;
let refuses = false;
let received: { text: string; html: string }[] = [];

beforeAll(async () => {
  table = await functionsOnFreshTable();
  services = servicesOver(table);
  call = callerOf(await importApi());
  server = await startMail(async ({ raw }) => {
    if (refuses) throw Object.assign(new Error('no'), { responseCode: 451 });
    const { text = '', html } = await simpleParser(raw);
    received.push({ text, html: String(html) });
  });
  Object.assign(process.env, { SMTP_URL: server.url, SENDER: 'plan@town.example', SMTP_PASSWORD_PARAMETER: '', CONFIGURATION_SET: '' });
  await call({ method: 'PUT', path: `/v1/towns/${TOWN}`, as: OPERATOR, body: townBody(TOWN, '望京镇') });
  await services.commit([
    services.plans.create(aHeader(TOWN, 2022, { status: 'published', publishedOn: '2022-03-02' })),
    services.tasks.put(aTask({ plan: PLAN, n: '001', lead: AGRICULTURE }), PUBLISHED_AT),
  ]);
});

afterAll(() => server.stop());

beforeEach(() => {
  received = [];
  refuses = false;
});

const item = (over: Partial<ReminderItem> = {}): ReminderItem => ({
  key: 'x-2022-001:feedback-soon:2022-Q2',
  plan: PLAN,
  n: '001',
  id: '1.1',
  title: '耕地保护',
  department: AGRICULTURE,
  reason: 'feedback-soon',
  due: '2022-06-24',
  last: [],
  ask: '填二季度。',
  with: [],
  ...over,
});

const digest = (role: 'head' | 'leader' | 'chief' | 'office', items = [item()]): LetterContent => ({
  kind: 'digest',
  plan: PLAN,
  role,
  reminder: { person: 'x', day: DAY, items, notAsked: [] },
});

const MOVED = { plan: PLAN, id: '1.9', title: '耕地', move: 'move-lead', details: [] } as const;

let letters = 0;
/** Queues a letter and rings for it, as the stream does. */
const deliver = async (content: LetterContent, who = 'agriculture', over: Partial<Letter> = {}): Promise<Letter> => {
  letters += 1;
  const letter: Letter = {
    town: TOWN,
    townName: '望京镇',
    day: DAY,
    subject: `${PLAN}-${letters}`,
    person: at(TOWN, who),
    to: { name: who, email: at(TOWN, who) },
    replyTo: OFFICE,
    at: `${DAY}T08:30:00+08:00`,
    content,
    ...over,
  };
  await services.letters.queueAll([letter]);
  const { handler } = await import('../../../functions/outbox/deliver-letters.ts');
  const { pk, sk } = letterKey(letter);
  const record = { dynamodb: { SequenceNumber: '1', NewImage: { pk: { S: pk }, sk: { S: sk }, at: { S: letter.at } } } };
  expect(await handler({ Records: [record] } as unknown as DynamoDBStreamEvent)).toEqual({ batchItemFailures: [] });
  return letter;
};

const LINK = /https:\/\/town\.example\/l\/([\w-]{43})(?![\w-])/g;
const tokensIn = (text: string): string[] => [...text.matchAll(LINK)].map(([, token]) => token!);

describe('the link of a letter', () => {
  it('is one, in text and HTML, opens the form, and says until when', async () => {
    await deliver(digest('head'));
    const [mail] = received;
    const [token = ''] = tokensIn(mail!.text);
    expect(tokensIn(mail!.text)).toEqual([token]);
    expect(tokensIn(mail!.html)).toEqual([token]);
    expect(mail!.text.match(/https?:/g)).toHaveLength(1);
    expect(mail!.text).toContain('（有效至7月8日；可转给本单位同事填，请填写填报人）');
    const { status, body } = await call({ path: `/l/${token}`, as: null, at: NOW });
    expect(status).toBe(200);
    expect(body).toContain('耕地保护');
  });

  it('is nowhere in the table', async () => {
    await deliver(digest('head'));
    const [token = ''] = tokensIn(received[0]!.text);
    expect(token).toHaveLength(43);
    expect(JSON.stringify(await itemsOf(table))).not.toContain(token);
  });

  it('is another in every letter', async () => {
    await deliver(digest('head'));
    await deliver(digest('head'));
    expect(new Set(received.flatMap(({ text }) => tokensIn(text))).size).toBe(2);
  });

  it.each([
    { why: 'a leader', content: digest('leader', [item({ reason: 'feedback-missed' })]), who: 'leader' },
    { why: 'the chief', content: digest('chief', [item({ reason: 'chief-overdue' })]), who: 'chief' },
    { why: 'the office, about claims', content: digest('office', [item({ reason: 'claim-waits' }), item()]), who: 'office' },
    { why: 'who led the task before', content: { kind: 'reassigned', ...MOVED, decided: '改由卫健办牵头。' } as const, who: 'agriculture' },
    { why: 'a bulletin', content: { kind: 'bulletin', plan: PLAN, month: '2022-05', verdict: '好', lines: [] } as const, who: 'leader' },
  ])('is the page for $why, and makes nothing', async ({ content, who }) => {
    const before = await itemsOf(table, 'LINK');
    await deliver(content, who);
    expect(tokensIn(received[0]!.text)).toEqual([]);
    expect(received[0]!.text).toMatch(/https:\/\/town\.example\n/);
    expect(await itemsOf(table, 'LINK')).toEqual(before);
  });

  it('of the office opens the form of a department without a head', async () => {
    await deliver(digest('office', [item()]), 'office');
    const [token = ''] = tokensIn(received[0]!.text);
    expect((await call({ path: `/l/${token}`, as: null, at: NOW })).body).toContain(AGRICULTURE);
  });

  it('of a published list asks for 签收', async () => {
    await services.commit([
      services.tasks.put(aTask({ plan: PLAN, n: '007', lead: AGRICULTURE, state: 'issued', acknowledgedOn: null }), PUBLISHED_AT),
    ]);
    const leads = [{ n: '007', id: '1.7', title: '耕地', due: null }];
    await deliver({ kind: 'published-list', plan: PLAN, year: 2022, department: AGRICULTURE, leads, supports: [], objectionWithin: 5 });
    const [token = ''] = tokensIn(received[0]!.text);
    expect((await call({ path: `/l/${token}`, as: null, at: NOW })).body).toContain('签收（1项）');
  });

  it('of a list for a head who came long after its publication opens', async () => {
    const leads = [{ n: '001', id: '1.1', title: '耕地', due: null }];
    const list = {
      kind: 'published-list',
      plan: PLAN,
      year: 2022,
      department: AGRICULTURE,
      leads,
      supports: [],
      objectionWithin: 5,
    } as const;
    await deliver(list, 'agriculture', { day: '2022-03-02' });
    expect(received[0]!.text).toContain('（有效至7月8日；');
    const [token = ''] = tokensIn(received[0]!.text);
    expect((await call({ path: `/l/${token}`, as: null, at: NOW })).status).toBe(200);
  });

  it('of a returned claim shows the reason, and takes what is mended with the next claim', async () => {
    const task = { n: '008', lead: AGRICULTURE, kind: 'quantity', returned: { day: DAY, reason: '缺八柏村验收面积' } } as const;
    await services.commit([services.tasks.put(aTask({ plan: PLAN, ...task }), PUBLISHED_AT)]);
    const form = { n: '008', department: AGRICULTURE };
    await deliver({ kind: 'returned', plan: PLAN, id: '1.8', title: '玉米', reason: '缺八柏村验收面积', last: [], form });
    const [token = ''] = tokensIn(received[0]!.text);
    const path = `/l/${token}`;
    const { body } = await call({ path, as: null, at: NOW });
    expect(body).toContain('退回请补1项');
    expect(body).toContain('退回，请补：缺八柏村验收面积');
    const fields = new URLSearchParams({ ...fieldsIn(body), reporter: '李某', '2022-008.progress': '已补验收单', '2022-008.claim': '1' });
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    const sent = await call({ method: 'POST', path, as: null, at: NOW, body: fields.toString(), headers });
    expect(sent.body).toContain('已收到1项');
    expect(await services.tasks.find(PLAN, '008')).toMatchObject({ state: 'claimed', returned: null });
  });

  it('of a task that comes from another department asks for 签收, and shows it no more when it goes on', async () => {
    const task = aTask({ plan: PLAN, n: '009', lead: AGRICULTURE, state: 'issued', acknowledgedOn: null });
    await services.commit([services.tasks.put(task, PUBLISHED_AT)]);
    await deliver({ kind: 'reassigned', ...MOVED, decided: '改由您单位牵头。', form: { n: '009', department: AGRICULTURE } });
    const [token = ''] = tokensIn(received[0]!.text);
    const body = async (): Promise<string> => (await call({ path: `/l/${token}`, as: null, at: NOW })).body;
    expect(await body()).toContain('请签收1项');
    await services.commit([services.tasks.put({ ...task, lead: HEALTH }, PUBLISHED_AT)]);
    expect(await body()).toContain('现在没有要填的事项');
  });

  it('of a letter that was refused is gone, and the next try has its own', async () => {
    const before = await itemsOf(table, 'LINK');
    refuses = true;
    const letter = await deliver(digest('head'));
    expect(await itemsOf(table, 'LINK')).toEqual(before);
    refuses = false;
    const { deliverLetter } = await import('#runtime/deliver-letter.ts');
    expect(await deliverLetter(letterKey(letter), { day: DAY, at: `${DAY}T09:00:00+08:00` }, services)).toBe('sent');
    expect(await itemsOf(table, 'LINK')).toHaveLength(before.length + 2);
    expect(tokensIn(received[0]!.text)).toHaveLength(1);
  });
});

describe('the office', () => {
  const list = async (time = NOW) => (await call({ path: '/v1/links', as: OFFICE, at: time })).body.items as { link: string }[];
  const give = async (token: string, person = 'agriculture') => {
    const link = aLink(TOWN, token, { person: at(TOWN, person) });
    await services.commit(services.links.make(link));
    return { path: `/l/${token}`, id: link.hash.slice(0, 16) };
  };
  const revoke = (path: string) => call({ method: 'DELETE', path, as: OFFICE, at: NOW });
  const status = async (path: string) => (await call({ path, as: null, at: NOW })).status;

  it('sees whom each link serves and when it was used, and no secret', async () => {
    const { id, path } = await give('seen-by-the-office');
    const listed = (await list()).find(({ link }) => link === id);
    expect(listed).toMatchObject({
      person: at(TOWN, 'agriculture'),
      departments: [AGRICULTURE],
      letter: { kind: 'digest', day: DAY },
      expiresAt: '2022-07-09T00:00:00+08:00',
      usedAt: null,
      revoked: null,
    });
    expect(JSON.stringify(listed)).not.toMatch(/[0-9a-f]{17}/);
    await call({ path, as: null, at: NOW });
    expect(await list()).toContainEqual(listed);
  });

  it('sees none that has expired', async () => {
    const { id } = await give('to-expire');
    expect((await list('2022-07-08T23:59:59+08:00')).map(({ link }) => link)).toContain(id);
    expect(await list('2022-07-09T00:00:00+08:00')).toEqual([]);
  });

  it('revokes a link, once and for all, and the town remembers who did', async () => {
    const { id, path } = await give('astray');
    expect(await status(path)).toBe(200);
    expect((await revoke(`/v1/links/${id}`)).body).toEqual({ revoked: [id] });
    expect(await status(path)).toBe(410);
    expect(await list()).toContainEqual(expect.objectContaining({ link: id, revoked: { by: OFFICE, at: NOW } }));
    const history = await services.histories.ofPlan(TOWN);
    expect(history.filter(({ kind }) => kind === 'link-revoked').at(-1)).toMatchObject({ by: { person: OFFICE }, at: NOW });
    const after = await itemsOf(table);
    expect((await revoke(`/v1/links/${id}`)).body).toEqual({ revoked: [] });
    expect(await itemsOf(table)).toEqual(after);
  });

  it('revokes all links of a person and none of another', async () => {
    const [one, two, other] = [await give('hers-1', 'health'), await give('hers-2', 'health'), await give('his')];
    const { body } = await revoke(`/v1/organization/people/${encodeURIComponent(at(TOWN, 'health').toUpperCase())}/links`);
    expect(body.revoked.toSorted()).toEqual([one.id, two.id].toSorted());
    expect(await status(other.path)).toBe(200);
  });

  it('revokes one link and all of the person at once, twice: each link ends once, and nobody is told that there is none', async () => {
    const given = [await give('at-once-1', 'health'), await give('at-once-2', 'health')];
    const all = `/v1/organization/people/${encodeURIComponent(at(TOWN, 'health'))}/links`;
    const before = (await services.histories.ofPlan(TOWN)).length;
    const answers = await Promise.all([`/v1/links/${given[0]!.id}`, all, all].map(revoke));
    expect(answers.map((answer) => answer.status)).toEqual([200, 200, 200]);
    expect(await Promise.all(given.map(({ path }) => status(path)))).toEqual([410, 410]);
    expect(await services.histories.ofPlan(TOWN)).toHaveLength(before + given.length);
  });

  it.each(['0123456789abcdef', 'nonsense', '..'])('is told that there is no link %s', async (id) => {
    expectProblem(await revoke(`/v1/links/${id}`), 404, 'NotFound');
  });

  it('revokes between the opening and the sending: nothing is saved', async () => {
    const link = aLink(TOWN, 'in-between');
    await services.commit(services.links.make(link));
    const { sendForm } = await import('#runtime/send-form.ts');
    const { openLink } = await import('#runtime/open-link.ts');
    const { formOf } = await import('#runtime/form-of-link.ts');
    const open = await openLink('in-between', { at: NOW, day: DAY }, services);
    await services.commit(services.links.revoke(link, { by: OFFICE, at: NOW }));
    const before = await itemsOf(table);
    const row = { v: '1', progress: '按计划推进' };
    const form = { nonce: formOf(open).nonce, reporter: '李某', acknowledgesAll: false, rows: new Map([['2022-001', row]]) };
    await expect(sendForm(form, open, services)).rejects.toMatchObject({ code: 'LinkRevoked' });
    expect(await itemsOf(table)).toEqual(before);
  });
});

describe('the logs', () => {
  it('carry no token, whatever happens', async () => {
    const written: unknown[] = [];
    const spies = (['error', 'warn', 'info', 'debug'] as const).map((level) =>
      vi
        .spyOn(logger, level)
        .mockImplementation(
          (...all) => void written.push(all.map((one) => [String(one), JSON.stringify(one), (one as { error?: Error }).error?.stack])),
        ),
    );
    const token = 'a-token-that-must-not-be-told'.padEnd(43, 'x');
    const broken = { ...aLink(TOWN, token), departments: null };
    await services.commit([put({ pk: `LINK#${broken.hash}`, sk: '-', ...broken })]);
    const answer = await call({ path: `/l/${token}`, as: null, at: NOW });
    expect(answer.status).toBe(500);
    expect(answer.body).toContain('系统出错');
    refuses = true;
    await deliver(digest('head', [item({ department: HEALTH })]));
    spies.forEach((spy) => {
      spy.mockRestore();
    });
    expect(written.length).toBeGreaterThanOrEqual(2);
    expect(JSON.stringify(written)).not.toContain(token);
    expect(JSON.stringify(written)).not.toMatch(/\/l\/[\w-]{20}/);
  });
});

it('a town that is not there has no links', async () => expect(await services.links.ofTown(townOfMachine('bailin'), NOW)).toEqual([]));

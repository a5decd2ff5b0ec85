import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { simpleParser } from 'mailparser';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Day } from '#domain/day.ts';
import type { LocalCloud } from '#local/cloud.ts';
import { openForms, openLetterBox } from '#local/letter-box.ts';
import type { ReceivedMail } from '#local/mail.ts';
import { openingDay } from '#local/opening-day.ts';
import { OPERATOR, officeEmail } from '#local/simulated-year.ts';
import { everyTask, type TownClient } from '#local/town-client.ts';
import { readYearInput } from '#local/year-input.ts';
import { fieldsIn } from '../support/a-link.ts';
import { clientOf, cloudOf2022, scratch } from '../support/run-a-year.ts';

const PLAN = 'wangjing-2022';
const data = scratch();
const mails: ReceivedMail[] = [];
const box = openLetterBox(null);
let cloud: LocalCloud;
let office: TownClient;
let open: () => Promise<Day>;

/** The links in the letters of a kind, with their readers. */
const linksIn = async (kind: string): Promise<{ to: string; url: string }[]> => {
  const found: { to: string; url: string }[] = [];
  for (const { raw, to } of mails) {
    const { text = '', headers } = await simpleParser(raw);
    const url = /http:\/\/127\.0\.0\.1:\d{1,5}\/l\/[\w-]{43}/.exec(text)?.[0];
    if (headers.get('x-letter-kind') === kind && url) found.push({ to: to[0]!, url });
  }
  return found;
};

/** A year's first weeks in the cloud that the template describes: its routes, its gateway, its bundled functions. */
beforeAll(async () => {
  const input = await readYearInput({ report: undefined, departments: undefined, people: undefined, year: undefined, seed: 1 });
  cloud = await cloudOf2022({
    dataDir: data.path,
    onMail: (mail) => {
      mails.push(mail);
      return box.take(mail);
    },
  });
  office = clientOf(cloud, officeEmail(input));
  const advanceTo = (at: string): Promise<void> => cloud.advanceTo(Date.parse(at));
  open = () => openingDay(input, '2022-03-02', { operator: clientOf(cloud, OPERATOR), office, idle: cloud.idle, advanceTo });
  await open();
}, 300_000);

afterAll(async () => {
  await cloud?.stop();
  data.remove();
});

describe('over the wire', () => {
  it('a list is opened by its link and acknowledged by one tap', async () => {
    const [{ url } = { url: '' }] = await linksIn('published-list');
    const opened = await fetch(url);
    expect(opened.status).toBe(200);
    expect(opened.headers.get('content-security-policy')).toContain("default-src 'none'");
    const html = await opened.text();
    const asked = Number(/请签收(\d+)项/.exec(html)?.[1]);
    expect(asked).toBeGreaterThan(0);
    const head = await fetch(url, { method: 'HEAD' });
    expect([head.status, await head.text()]).toEqual([200, '']);
    const body = new URLSearchParams({ ...fieldsIn(html), reporter: '李某', acknowledge: 'all' });
    const sent = await fetch(url, { method: 'POST', body });
    expect(sent.status).toBe(200);
    expect(await sent.text()).toContain(`已收到${asked}项`);
    const tasks = await everyTask(office, PLAN);
    expect(tasks.filter(({ state }) => state === 'underway')).toHaveLength(asked);
    const again = await fetch(url, {
      method: 'POST',
      body: new URLSearchParams({ ...fieldsIn(html), reporter: '李某', acknowledge: 'all' }),
    });
    expect(await again.text()).toContain(`已收到${asked}项`);
  });

  it('what the desk lists as forms that open are each reader’s own, until the office revokes one', async () => {
    const forms = await openForms(box, cloud.url, cloud.now());
    expect(forms.map(({ to }) => to).toSorted()).toEqual((await linksIn('published-list')).map(({ to }) => to).toSorted());
    const [first] = forms;
    expect(first?.subject).toContain('请签收');
    expect(await (await fetch(`${cloud.url}${first!.path}`)).text()).toContain('填报人');
    const { people } = (await office.must('getOrganization')).body;
    const person = people.find(({ email }) => email === first!.to)!.id;
    await office.must('revokeLinksOf', { params: { person } });
    expect(await openForms(box, cloud.url, cloud.now())).not.toContain(first);
    expect(box.formsOn('2022-03-20')).toEqual([]);
  });

  it('a digest is answered by its link, and the history says by whom', async () => {
    await cloud.advanceTo(Date.parse('2022-03-22T12:00:00+08:00'));
    await cloud.idle();
    // Letters arrive in any order, and a sensitive task has no field for words.
    const { url, to } = (await linksIn('digest')).find((one) => one.to.startsWith('nongfu@'))!;
    const html = await (await fetch(url)).text();
    const [, n = ''] = /name="(\d{4}-\d{3})\.progress"/.exec(html) ?? [];
    const body = new URLSearchParams({ ...fieldsIn(html), reporter: '李某', [`${n}.progress`]: '按计划推进' });
    const sent = await fetch(url, { method: 'POST', body });
    expect(sent.status, await sent.text()).toBe(200);
    const { items } = (await office.must('listHistory', { params: { task: `${PLAN}${n.slice(4)}` } })).body;
    expect(items.at(-1)).toMatchObject({ move: { kind: 'report' }, via: 'link', reportedBy: '李某', by: { person: to } });
  });

  it('does nothing of the opening day again when a process goes on weeks later', async () => {
    const letters = mails.length;
    expect(await open()).toBe('2022-03-02');
    expect(mails).toHaveLength(letters);
  });

  it('is sent nowhere by other ways', async () => {
    const [{ url } = { url: '' }] = await linksIn('published-list');
    expect((await fetch(url, { method: 'PUT' })).status).toBe(401);
    expect((await fetch(`${url}/x`)).status).toBe(401);
    expect((await fetch(`${url.slice(0, -1)}`)).status).toBe(404);
  });

  it('leaves no token in what the functions print, nor in what is kept', async () => {
    const tokens = [...(await linksIn('published-list')), ...(await linksIn('digest'))].map(({ url }) => url.split('/l/')[1]!);
    expect(tokens.length).toBeGreaterThan(15);
    const printed = readFileSync(cloud.functionLog, 'utf8');
    for (const token of tokens) expect(printed).not.toContain(token);
    const journal = readFileSync(join(data.path, 'journal.jsonl'), 'utf8');
    for (const token of tokens) expect(journal).not.toContain(token);
  });
});

import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { LocalCloudError } from '#local/errors.ts';
import { announce, refuseIfInUse, requireEmail, tokenFromRunning } from '#local/running.ts';

let folder = '';
let root = '';
let other = '';
let minted: string[] = [];
let silence: () => Promise<void> = async () => {};
const mint = async (email: string): Promise<string> => {
  minted.push(email);
  return `token of ${email}`;
};
const noteIn = (path: string): { control: string; secret: string; url: string; pid: number } =>
  JSON.parse(readFileSync(join(path, 'running.json'), 'utf8'));

beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), 'running-'));
  [folder, other] = [join(root, 'not', 'yet'), join(root, 'other')];
  mkdirSync(other);
  minted = [];
  silence = await announce('http://127.0.0.1:8080', [folder, other], mint);
});
afterEach(async () => {
  await silence();
  rmSync(root, { recursive: true, force: true });
});

describe('a system that runs', () => {
  it('says so in each of its folders, to this person only', () => {
    for (const one of [folder, other]) {
      expect(noteIn(one)).toMatchObject({ pid: process.pid, url: 'http://127.0.0.1:8080' });
      expect(statSync(join(one, 'running.json')).mode & 0o777).toBe(0o600);
    }
  });

  it('gives a token to whoever can read the note', async () => {
    expect(await tokenFromRunning('zhang@wangjing.example', folder)).toBe('token of zhang@wangjing.example');
    expect(await tokenFromRunning('li@wangjing.example', other)).toBe('token of li@wangjing.example');
  });

  it.each([
    { why: 'another secret', change: { headers: { 'x-local-secret': 'x'.repeat(32) } }, status: 403 },
    { why: 'a secret of another length', change: { headers: { 'x-local-secret': 'x' } }, status: 403 },
    { why: 'no secret', change: { headers: {} }, status: 403 },
    { why: 'a GET, as a page of another site could send', change: { method: 'GET', body: null }, status: 403 },
    { why: 'no address', change: { body: 'nobody' }, status: 400 },
    { why: 'an empty one', change: { body: '' }, status: 400 },
    { why: 'two of them', change: { body: 'a@b.example c@d.example' }, status: 400 },
    { why: 'far too much', change: { body: `${'a'.repeat(1_000_000)}@b.example` }, status: 400 },
  ])('$status for $why, and no token is made', async ({ change, status }) => {
    const { control, secret } = noteIn(folder);
    const request = { method: 'POST', body: 'z@wangjing.example', headers: { 'x-local-secret': secret } };
    const answer = await fetch(control, { ...request, ...change });
    expect([answer.status, await answer.text(), minted]).toEqual([status, '', []]);
  });

  it('that has stopped leaves no note behind, and nothing that answers', async () => {
    const { control } = noteIn(folder);
    await silence();
    expect(() => noteIn(folder)).toThrow('ENOENT');
    await expect(fetch(control, { method: 'POST' })).rejects.toThrow();
  });

  it('takes away only its own note, not that of a later one', async () => {
    const silenceLater = await announce('http://127.0.0.1:9090', [folder], mint);
    await silence();
    expect(noteIn(folder).url).toBe('http://127.0.0.1:9090');
    await silenceLater();
    expect(() => noteIn(folder)).toThrow('ENOENT');
  });
});

describe('a data folder in use', () => {
  it('is refused to a second process, in one line', async () => {
    await expect(refuseIfInUse(other)).rejects.toThrow(/^[^\n]*另一个进程[^\n]*another process\.$/);
  });

  it('is free once the first has ended, was killed, or never was', async () => {
    await silence();
    await refuseIfInUse(other);
    writeFileSync(join(other, 'running.json'), JSON.stringify({ pid: 1, url: '', control: 'http://127.0.0.1:9/', secret: 'x' }));
    await refuseIfInUse(other);
    await refuseIfInUse(null);
  });
});

describe('asking for a token in vain is one line', () => {
  const failure = async (email: string): Promise<Error> =>
    tokenFromRunning(email, folder).then(
      () => expect.unreachable(),
      (error) => error,
    );

  it.each([
    { why: 'nothing runs', note: undefined },
    { why: 'the note is that of a killed process', note: JSON.stringify({ pid: 1, url: '', control: 'http://127.0.0.1:1/', secret: 'x' }) },
    { why: 'the note was cut short', note: '{"pid":' },
    { why: 'the note is no note', note: 'null' },
    { why: 'the note leads nowhere', note: '{}' },
  ])('$why', async ({ note }) => {
    await silence();
    if (note !== undefined) writeFileSync(join(folder, 'running.json'), note);
    const error = await failure('z@wangjing.example');
    expect(error).toBeInstanceOf(LocalCloudError);
    expect(error.message).toMatch(/^系统没有在运行.*npm start\.$/);
  });

  it.each([
    '',
    'zhang',
    'zhang@',
    '@wangjing.example',
    'zhang@wangjing',
    'a b@c.example',
    'a@b@c.example',
    '<a@b.example>',
    'a@b.example\nc@d.example',
  ])('the address %j, without asking anybody', async (email) => {
    const error = await failure(email);
    expect(error.message).toMatch(/^邮箱地址不正确 Not an e-mail address: /);
    expect(error.message.split('\n').length).toBe(1);
    expect(minted).toEqual([]);
  });

  it.each(['zhang@wangjing.example', 'first.last+tag@sub.gov.cn', '张三@wangjing.example'])('but %s is one', (email) => {
    expect(requireEmail(email)).toBe(email);
  });
});

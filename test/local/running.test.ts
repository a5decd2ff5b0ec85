import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { LocalCloudError } from '#local/errors.ts';
import { announce, readTokenOptions, refuseIfInUse, requireEmail, tokenFromRunning } from '#local/running.ts';

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
  JSON.parse(readFileSync(join(path, 'running-8080.json'), 'utf8'));

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
      expect(statSync(join(one, 'running-8080.json')).mode & 0o777).toBe(0o600);
    }
  });

  it('gives a token to whoever can read the note', async () => {
    expect(await tokenFromRunning({ email: 'zhang@wangjing.example', data: folder })).toBe('token of zhang@wangjing.example');
    expect(await tokenFromRunning({ email: 'li@wangjing.example', data: other })).toBe('token of li@wangjing.example');
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
    const { secret } = noteIn(folder);
    const silenceLater = await announce('http://127.0.0.1:8080', [folder], mint);
    await silence();
    expect(noteIn(folder).secret).not.toBe(secret);
    await silenceLater();
    expect(() => noteIn(folder)).toThrow('ENOENT');
  });
});

describe('several systems of one folder', () => {
  let silenceSecond: () => Promise<void>;
  beforeEach(async () => {
    silenceSecond = await announce('http://127.0.0.1:9090', [folder], async () => 'token of the second');
  });
  afterEach(() => silenceSecond());
  const token = (port?: string): Promise<string> => tokenFromRunning({ email: 'z@wangjing.example', data: folder, port });

  it('are told apart by their ports', async () => {
    expect([await token('8080'), await token('9090')]).toEqual(['token of z@wangjing.example', 'token of the second']);
  });

  it('are named in one line when none is chosen', () =>
    expect(token()).rejects.toThrow(/^有 2 个系统在运行（http:\/\/127\.0\.0\.1:8080、http:\/\/127\.0\.0\.1:9090）.*--port\.$/));

  it('need no choice once one of them has stopped', async () => {
    await silence();
    expect(await token()).toBe('token of the second');
    await expect(token('8080')).rejects.toThrow(/^系统没有在运行（--port 8080 .*npm start\.$/);
  });
});

describe('the words of npm run token', () => {
  it.each([
    { argv: ['a@b.example'], is: { email: 'a@b.example' } },
    { argv: ['--port', '8090', 'a@b.example'], is: { email: 'a@b.example', port: '8090' } },
    { argv: ['a@b.example', '--data', 'town'], is: { email: 'a@b.example', data: '/home/town' } },
    { argv: ['a@b.example', '--data', '/town'], is: { email: 'a@b.example', data: '/town' } },
    { argv: [], is: { email: '' } },
  ])('$argv', ({ argv, is }) => expect(readTokenOptions(argv, '/home')).toEqual({ port: undefined, data: undefined, ...is }));
});

describe('a data folder in use', () => {
  it('is refused to a second process, in one line', async () => {
    await expect(refuseIfInUse(other)).rejects.toThrow(/^[^\n]*另一个进程[^\n]*another process\.$/);
  });

  it('is free once the first has ended, was killed, or never was', async () => {
    await silence();
    await refuseIfInUse(other);
    writeFileSync(
      join(other, 'running-9.json'),
      JSON.stringify({ pid: 1, url: 'http://127.0.0.1:9', control: 'http://127.0.0.1:9/', secret: 'x' }),
    );
    await refuseIfInUse(other);
    await refuseIfInUse(null);
  });
});

describe('asking for a token in vain is one line', () => {
  const failure = async (email: string): Promise<Error> =>
    tokenFromRunning({ email, data: folder }).then(
      () => expect.unreachable(),
      (error) => error,
    );

  it.each([
    { why: 'nothing runs', note: undefined },
    { why: 'the note was cut short', note: '{"pid":' },
    { why: 'the note is no note', note: 'null' },
    { why: 'the note leads nowhere', note: '{}' },
  ])('$why', async ({ note }) => {
    await silence();
    if (note !== undefined) writeFileSync(join(folder, 'running-8080.json'), note);
    const error = await failure('z@wangjing.example');
    expect(error).toBeInstanceOf(LocalCloudError);
    expect(error.message).toMatch(/^系统没有在运行.*，或还没有启动完.*npm start\.$/);
  });

  it('the system was killed', async () => {
    await silence();
    const dead = { pid: 1, url: 'http://127.0.0.1:8080', control: 'http://127.0.0.1:1/', secret: 'x' };
    writeFileSync(join(folder, 'running-8080.json'), JSON.stringify(dead));
    expect((await failure('z@wangjing.example')).message).toMatch(/^系统（http:\/\/127\.0\.0\.1:8080）已经停止.*npm start\.$/);
    await (await announce('http://127.0.0.1:9090', [folder], mint))();
    expect((await failure('z@wangjing.example')).message).toMatch(/^系统没有在运行/);
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

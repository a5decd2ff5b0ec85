import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ReceivedMail } from '#local/mail.ts';
import { letterName, openOutFolder, SUMMARY } from '#local/out-folder.ts';

const mail = (head: string, to = ['nongye@wangjing.example'], body = '正文'): ReceivedMail => ({
  from: 'plan@annual-plan.example',
  to,
  raw: Buffer.from(`${head}\r\n\r\n${body}\r\n`),
});
const HEAD = 'Date: Tue, 21 Jun 2022 00:30:00 +0000\r\nX-Letter-Kind: digest\r\nMessage-ID: <1f0c9a2b77aa@annual-plan.example>';

let root = '';
let path = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'out-'));
  path = join(root, 'not', 'yet');
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

describe('the name of a letter', () => {
  it.each([
    { why: 'day, kind, reader, identity', letter: mail(HEAD), is: '2022-06-21-digest-nongye-1f0c9a2b.eml' },
    { why: 'the day is China’s', letter: mail(HEAD.replace('00:30:00', '16:00:00')), is: '2022-06-22-digest-nongye-1f0c9a2b.eml' },
    {
      why: 'whatever the zone that it was written in',
      letter: mail(HEAD.replace('00:30:00 +0000', '23:30:00 -0800')),
      is: '2022-06-22-digest-nongye-1f0c9a2b.eml',
    },
    {
      why: 'headers in any order and any letters',
      letter: mail(HEAD.split('\r\n').reverse().join('\r\n').replace('Date', 'DATE')),
      is: '2022-06-21-digest-nongye-1f0c9a2b.eml',
    },
    { why: 'what no file may be called', letter: mail(HEAD, ['../../张 三@x.example']), is: '2022-06-21-digest-.._..____-1f0c9a2b.eml' },
    { why: 'nobody', letter: mail(HEAD, []), is: '2022-06-21-digest-nobody-1f0c9a2b.eml' },
    { why: 'not what its body says', letter: mail(HEAD, undefined, 'X-Letter-Kind: forged'), is: '2022-06-21-digest-nongye-1f0c9a2b.eml' },
  ])('$why', ({ letter, is }) => expect(letterName(letter)).toBe(is));
});

describe('what --out holds', () => {
  it('is each letter as it came over the wire', () => {
    const out = openOutFolder(path, false);
    const letter = mail(HEAD, undefined, Buffer.from([0xff, 0x00]).toString('latin1'));
    out.mail(letter);
    expect(out.letters()).toEqual(['2022-06-21-digest-nongye-1f0c9a2b.eml']);
    expect(readFileSync(join(out.mailFolder, out.letters()[0]!)).equals(letter.raw)).toBe(true);
  });

  it('is JSON that people can read, with a line’s end', () => {
    openOutFolder(path, false).json('plan.json', { a: ['玉米'] });
    expect(readFileSync(join(path, 'plan.json'), 'utf8')).toBe('{\n  "a": [\n    "玉米"\n  ]\n}\n');
  });
});

describe('a folder that was used before', () => {
  const OURS = [
    'plan.json',
    'summary.json',
    'tasks.json',
    'history.json',
    'organization.json',
    'review-2022.json',
    'review-2022.docx',
    'breakdown-2022.docx',
    'breakdown-2022.xlsx',
    'bulletins/2022-03.docx',
    'bulletins/2022-03-archive.docx',
    'bulletins/2022-03.html',
    'bulletins/2022-03.json',
    'mail/2022-06-21-digest-nongye-1f0c9a2b.eml',
  ];
  const THEIRS = [
    'notes.md',
    'plan.json.bak',
    'my-plan.json',
    'review-notes.md',
    'mail/inbox',
    'mail/2022-holiday.eml',
    'mail/saved/2022-06-21-a-b-c.eml',
    'bulletins/draft.docx',
    'other/plan.json',
  ];
  beforeEach(() => {
    for (const folder of ['mail/saved', 'bulletins', 'other']) mkdirSync(join(path, folder), { recursive: true });
    for (const name of [...OURS, ...THEIRS]) writeFileSync(join(path, name), 'x');
  });
  const left = (): string[] =>
    readdirSync(path, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => join(parentPath, name).slice(path.length + 1))
      .sort();

  it('is cleared of an earlier year’s files, and of nothing that is the user’s', () => {
    const out = openOutFolder(path, false);
    expect(left()).toEqual([...THEIRS].sort());
    expect(existsSync(out.mailFolder)).toBe(true);
  });

  it('tells to which day its year was lived, by its summary, which comes last', () => {
    const out = openOutFolder(path, false);
    expect(out.livedTo()).toBe(null);
    out.text(SUMMARY, '{"livedTo":"2022-0');
    expect(out.livedTo()).toBe(null);
    out.json(SUMMARY, { livedTo: '2022-06-22' });
    expect(out.livedTo()).toBe('2022-06-22');
  });

  it('is kept whole when the year goes on', () => {
    openOutFolder(path, true);
    expect(left()).toEqual([...OURS, ...THEIRS].sort());
  });
});

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { DEFAULT_POLICY } from '#domain/town.ts';
import { recount } from './recount-letters.ts';

type Letter = readonly [day: string, kind: string, reader: string, text?: string];

/** A silent year of one continuing task, by hand from docs/rules.md. */
const DIGESTS: readonly Letter[] = [
  ['2022-03-09', 'digest', 'office', '没有签收的清单'],
  ['2022-03-22', 'digest', 'head', '本期例行'],
  ['2022-03-25', 'digest', 'head', '今天到期'],
  ['2022-03-29', 'digest', 'leader', '没有反馈的'],
  ['2022-06-21', 'digest', 'head', '本期例行'],
  ['2022-06-24', 'digest', 'head', '今天到期'],
  ['2022-06-28', 'digest', 'leader', '没有反馈的'],
  ['2022-09-20', 'digest', 'head', '本期例行'],
  ['2022-09-23', 'digest', 'head', '今天到期'],
  ['2022-09-27', 'digest', 'leader', '没有反馈的'],
  ['2022-12-01', 'digest', 'head', '年底清账'],
  ['2022-12-09', 'digest', 'head', '今天到期'],
  ['2022-12-13', 'digest', 'leader', '没有反馈的'],
];
const BULLETINS = [
  '2022-04-06',
  '2022-05-05',
  '2022-06-06',
  '2022-07-05',
  '2022-08-05',
  '2022-09-05',
  '2022-10-08',
  '2022-11-07',
  '2022-12-05',
  '2023-01-05',
];
const YEAR: readonly Letter[] = [
  ['2022-03-02', 'draft-ready', 'office'],
  ['2022-03-02', 'published-list', 'head'],
  ...DIGESTS,
  ...BULLETINS.flatMap((day): Letter[] => ['office', 'leader'].map((reader) => [day, 'bulletin', reader])),
  ['2022-12-12', 'review', 'office'],
  ['2023-01-10', 'review', 'office'],
];

const LEAD = '农服中心';
const TASK = {
  task: 'wangjing-2022-001',
  id: '1.1',
  kind: 'continuing',
  lead: LEAD,
  supporting: [],
  star: false,
  due: '2022-12-31',
  dueStated: false,
  publishedOn: '2022-03-02',
  milestones: [],
  targets: [],
  measures: [],
  source: 'report',
  every: 'quarter',
};
const person = (email: string, role: string) => ({ email: `${email}@town.example`, role, departments: role === 'office' ? [] : [LEAD] });
const PEOPLE = [person('office', 'office'), person('leader', 'leader'), person('head', 'head')];

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

const eml = ([day, kind, reader, heading]: Letter, id: number): string =>
  [
    `X-Letter-Kind: ${kind}`,
    `To: <${reader}@town.example>`,
    `Subject: ${kind} ${day}`,
    `Message-ID: <${id}@town.example>`,
    `Date: ${new Date(`${day}T08:30:00+08:00`).toUTCString()}`,
    'Content-Type: text/plain; charset=utf-8',
    '',
    heading ? `一、${heading}（1项）\n  ${heading === '没有签收的清单' ? `${LEAD}的任务清单` : '1.1 落实耕地保护责任制'}` : '',
  ].join('\r\n');

const folderOf = (letters: readonly Letter[], ids = (at: number): number => at): string => {
  const folder = mkdtempSync(join(tmpdir(), 'recount-'));
  folders.push(folder);
  const json = (name: string, value: unknown): void => writeFileSync(join(folder, name), JSON.stringify(value));
  json('plan.json', { year: 2022 });
  json('organization.json', { policy: DEFAULT_POLICY, departments: [{ name: LEAD, relation: 'internal' }], people: PEOPLE });
  json('tasks.json', [TASK]);
  json('history.json', { [TASK.task]: [] });
  mkdirSync(join(folder, 'mail'));
  letters.forEach((letter, at) => {
    writeFileSync(join(folder, 'mail', `${String(at).padStart(3, '0')}.eml`), eml(letter, ids(at)));
  });
  return folder;
};

describe('recount', () => {
  it('finds nothing wrong with a year by the rules', async () =>
    expect(await recount(folderOf(YEAR))).toEqual({
      missing: [],
      extra: [],
      twice: [],
      onDayOff: [],
      expected: YEAR.length + DIGESTS.length,
    }));

  it('finds a letter that is missing, and with it its line', async () =>
    expect((await recount(folderOf(YEAR.filter((letter) => letter !== DIGESTS[3])))).missing).toEqual([
      '2022-03-29 digest leader@town.example',
      '2022-03-29 digest leader@town.example: 没有反馈的 1.1',
    ]));

  it('finds a line that stands in the wrong letter', async () => {
    const wrong = YEAR.map((letter): Letter => (letter === DIGESTS[1] ? ['2022-03-22', 'digest', 'head', '已过时限'] : letter));
    expect(await recount(folderOf(wrong))).toMatchObject({
      missing: ['2022-03-22 digest head@town.example: 本期例行 1.1'],
      extra: ['2022-03-22 digest head@town.example: 已过时限 1.1'],
    });
  });

  it('finds a letter on a day off, that nobody should have got', async () =>
    expect(await recount(folderOf([...YEAR, ['2022-04-03', 'digest', 'head']]))).toMatchObject({
      extra: ['2022-04-03 digest head@town.example'],
      onDayOff: ['2022-04-03 digest head@town.example'],
      missing: [],
    }));

  it.each([
    { why: 'two digests to a reader on a day', again: ['2022-03-22', 'digest', 'head'] as Letter, ids: (at: number) => at },
    { why: 'the same letter under its own Message-ID', again: YEAR[1]!, ids: (at: number) => at % YEAR.length },
  ])('finds $why', async ({ again, ids }) => {
    const { twice, extra } = await recount(folderOf([...YEAR, again], ids));
    expect([twice.length, extra.length]).toEqual([1, 1]);
  });
});

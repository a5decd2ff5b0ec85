import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { fileOf, isOtherPlansLetter, NOT_EXPORTED } from '#store/archive-place.ts';

const PLAN = 'wangjing-2022';
const store = fileURLToPath(new URL('../../lib/store/', import.meta.url));
const sourceOf = (name: string): string => readFileSync(`${store}${name}`, 'utf8');

/** An item of each partition that an archive takes in, as `lib/store` writes it. */
const EXPORTED: Readonly<Record<string, { pk: string; sk: string }>> = {
  TOWNS: { pk: 'TOWNS', sk: 'wangjing' },
  TOWN: { pk: 'TOWN#wangjing', sk: 'ORG' },
  EMAIL: { pk: 'EMAIL#a@wangjing.example', sk: 'wangjing' },
  PLAN: { pk: `PLAN#${PLAN}`, sk: 'TASK#001' },
  HISTORY: { pk: `HISTORY#${PLAN}#001`, sk: '000001' },
  LETTERS: { pk: 'LETTERS#wangjing#2022-06', sk: '2022-06-21#digest#x#y' },
  RUNS: { pk: 'RUNS#wangjing', sk: '2022-06-21#daily-reminders' },
  TAUGHT: { pk: 'TAUGHT#wangjing', sk: 'hash' },
};

/** Sort keys below a partition that is exported whole. */
const WITHIN = [
  'DEPT',
  'PERSON',
  'CALENDAR',
  'DRAFT',
  'TASK',
  'BULLETIN',
  'SNAPSHOT',
  'REVIEW',
  'ARRANGED',
  'EDIT',
  'UNPLANNED',
  'EVIDENCE',
  'CARRYOVER',
];

describe('a partition of the table', () => {
  const head = sourceOf('table.ts').split('export interface Table')[0]!;
  const inTable = [...head.matchAll(/(?:Query|Get) `([A-Z]+)/g)].map(([, prefix]) => prefix!);

  it('stands in the table at the head of table.ts', () => expect(new Set(inTable).size).toBeGreaterThan(8));

  it.each([...new Set(inTable)])('%s is exported, or is left out for a reason', (prefix) => {
    if (prefix in NOT_EXPORTED) expect(NOT_EXPORTED[prefix]).not.toBe('');
    else expect(fileOf(EXPORTED[prefix]!, PLAN)).toMatch(/\.jsonl?$/);
  });

  const written = readdirSync(store).flatMap((name) => [...sourceOf(name).matchAll(/[`'"]([A-Z]{3,})#/g)].map(([, prefix]) => prefix!));
  it.each([...new Set(written)])('%s#, which a file of the store writes, is known', (prefix) => {
    expect([...Object.keys(EXPORTED), ...Object.keys(NOT_EXPORTED), ...WITHIN]).toContain(prefix);
  });
});

describe('the file of an item', () => {
  it.each([
    { pk: 'TOWN#wangjing', sk: 'DEPT#财政所', file: 'organization.json' },
    { pk: 'TOWN#wangjing', sk: 'PLAN#2022', file: 'plan.json' },
    { pk: `PLAN#${PLAN}`, sk: 'UNSPLIT', file: 'unsplit.json' },
    { pk: `PLAN#${PLAN}`, sk: 'CARRYOVER#wangjing-2021-003', file: 'carry-overs.json' },
    { pk: `PLAN#${PLAN}`, sk: 'EVIDENCE#001#abc', file: 'evidence.json' },
    { pk: `HISTORY#${PLAN}`, sk: '000002', file: 'history.jsonl' },
    { pk: 'HISTORY#wangjing', sk: '000001', file: 'history.jsonl' },
    { pk: 'LETTERS#wangjing#2021-12', sk: 'x', file: 'letters.jsonl' },
    { pk: 'LETTERS#wangjing#2023-06', sk: 'x', file: 'letters.jsonl' },
  ])('$pk $sk is $file', ({ pk, sk, file }) => expect(fileOf({ pk, sk }, PLAN)).toBe(file));

  it.each([
    { pk: 'TOWN#wangjing', sk: 'PLAN#2021', why: 'another year' },
    { pk: 'TOWN#bailin', sk: 'ORG', why: 'another town' },
    { pk: 'TOWNS', sk: 'bailin', why: 'another town' },
    { pk: 'EMAIL#a@wangjing.example', sk: 'bailin', why: 'a membership of another town' },
    { pk: 'PLAN#wangjing-20222', sk: 'TASK#001', why: 'a plan that begins like it' },
    { pk: 'HISTORY#wangjing-2023#001', sk: '000001', why: 'another year' },
    { pk: 'HISTORY#bailin', sk: '000001', why: 'another town' },
    { pk: 'LETTERS#wangjing#2023-07', sk: 'x', why: 'a letter of a later year' },
    { pk: 'LETTERS#wangjing#2022-06#x', sk: 'x', why: 'no month' },
    { pk: 'RUNS#wangjing', sk: '2024-01-01#daily-reminders', why: 'a run of a later year' },
    { pk: 'LINK#abc', sk: '-', why: 'a mail link' },
    { pk: 'TOWN#wangjing', sk: 'LINK#abc', why: 'a mail link kept with its town' },
    { pk: `PLAN#${PLAN}`, sk: 'FEED#abc', why: 'the address of a feed' },
    { pk: 'REQUEST#a#b', sk: '-', why: 'an answer' },
    { pk: `PLAN#${PLAN}`, sk: 'task#001', why: 'no prefix' },
    { pk: '', sk: '', why: 'nothing' },
  ])('$pk $sk is none: $why', ({ pk, sk }) => expect(fileOf({ pk, sk }, PLAN)).toBeUndefined());
});

describe('a letter', () => {
  const LETTER = { pk: 'LETTERS#wangjing#2022-12', sk: 'x' };
  const [ours, next] = [{ plan: PLAN }, { plan: 'wangjing-2023' }];
  it.each([
    { why: 'of the plan', content: ours, isOther: false },
    { why: 'of next year', content: next, isOther: true },
    { why: 'that hands over tasks of both', content: { lists: [next, ours] }, isOther: false },
    { why: 'that hands over those of next year', content: { lists: [next] }, isOther: true },
    { why: 'that names none', content: undefined, isOther: false },
  ])('$why is another’s: $isOther', ({ content, isOther }) => expect(isOtherPlansLetter({ ...LETTER, content }, PLAN)).toBe(isOther));

  it('is asked only of letters', () => expect(isOtherPlansLetter({ pk: `PLAN#${PLAN}`, sk: 'X', content: next }, PLAN)).toBe(false));
});

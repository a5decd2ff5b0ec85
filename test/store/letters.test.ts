import { beforeEach, describe, expect, it } from 'vitest';
import type { Letter } from '#domain/letter.ts';
import { letterKey, letters, MOST_ATTEMPTS } from '#store/letters.ts';
import type { Table } from '#store/table.ts';
import { townOfMachine } from '#store/town.ts';
import { freshTable } from '../support/table.ts';

let table: Table;
beforeEach(async () => {
  table = await freshTable();
});

const aLetter = (over: Partial<Letter> = {}): Letter => ({
  town: 'wangjing',
  townName: '望京镇',
  day: '2022-03-31',
  subject: 'wangjing-2022',
  person: 'nongye@wangjing.example',
  to: { name: '农服中心主任', email: 'nongye@wangjing.example' },
  replyTo: 'office@wangjing.example',
  at: '2022-03-31T08:30:00+08:00',
  content: { kind: 'review', plan: 'wangjing-2022', revision: 1, asOf: '2022-12-12', sentences: 30, unverified: 2 },
  ...over,
});
const now = { at: '2022-03-31T08:30:05+08:00', day: '2022-03-31' };

describe('the outbox', () => {
  it('takes a letter once, however often it is put in', async () => {
    expect(await letters(table).queueAll([aLetter(), aLetter()])).toBe(1);
    expect(await letters(table).queueAll([aLetter({ at: '2022-03-31T11:00:00+08:00' })])).toBe(0);
    const found = await letters(table).between(townOfMachine('wangjing'), '2022-03-31', '2022-03-31');
    expect(found.map(({ at }) => at)).toEqual([aLetter().at]);
  });

  it('counts for a run that is repeated what its first try put in, so that its record stays true', async () => {
    expect(await letters(table).queueAll([aLetter()])).toBe(1);
    expect(await letters(table).queueAll([aLetter(), aLetter({ person: 'office' })])).toBe(2);
    expect(await letters(table).between(townOfMachine('wangjing'), '2022-03-31', '2022-03-31')).toHaveLength(2);
  });

  it('gives a letter to one of many who would send it', async () => {
    await letters(table).queueAll([aLetter()]);
    const claims = await Promise.all(Array.from({ length: 20 }, () => letters(table).claim(letterKey(aLetter()), now)));
    expect(claims.filter(Boolean)).toHaveLength(1);
  });

  it('keeps a sent letter out of the queue and out of every further claim', async () => {
    const box = letters(table);
    await box.queueAll([aLetter()]);
    expect(await box.waiting('2022-04-01T00:00:00+08:00')).toHaveLength(1);
    await box.claim(letterKey(aLetter()), now);
    await box.sent(letterKey(aLetter()), '<1@x>');
    expect(await box.waiting('2022-04-01T00:00:00+08:00')).toHaveLength(0);
    expect(await box.claim(letterKey(aLetter()), { ...now, day: '2022-04-05' })).toBeNull();
  });

  it('takes an interrupted letter up again on a later day only: never twice on a day', async () => {
    const box = letters(table);
    await box.queueAll([aLetter()]);
    await box.claim(letterKey(aLetter()), now);
    expect(await box.claim(letterKey(aLetter()), now)).toBeNull();
    expect(await box.claim(letterKey(aLetter()), { ...now, day: '2022-04-01' })).toMatchObject({ attempts: 2 });
  });

  it('goes by the day of the attempt that was interrupted, not by the letter’s', async () => {
    const box = letters(table);
    const key = letterKey(aLetter());
    await box.queueAll([aLetter()]);
    await box.claim(key, now);
    await box.refused(key, 1, now.at);
    const nextDay = { at: '2022-04-01T14:00:00+08:00', day: '2022-04-01' };
    expect(await box.claim(key, nextDay)).toMatchObject({ attempts: 2, claimedOn: '2022-04-01' });
    expect(await box.claim(key, { ...nextDay, at: '2022-04-01T14:15:00+08:00' })).toBeNull();
    expect(await box.claim(key, { at: '2022-04-02T09:00:00+08:00', day: '2022-04-02' })).toMatchObject({ attempts: 3 });
  });

  it('keeps trying a letter over a long weekend, every quarter of an hour from Friday 17:00 to Tuesday 09:00', () =>
    expect(MOST_ATTEMPTS).toBeGreaterThan((7 + 3 * 24 + 9) * 4));

  it('puts a refused letter back up to the last attempt, and then gives it up', async () => {
    const box = letters(table);
    const key = letterKey(aLetter());
    await box.queueAll([aLetter()]);
    for (const attempts of [1, 2, MOST_ATTEMPTS - 1]) {
      expect(await box.claim(key, now)).toMatchObject({ status: 'sending' });
      expect(await box.refused(key, attempts, now.at)).toMatchObject({ status: 'queued' });
      expect(await box.waiting('2023-01-01T00:00:00+08:00')).toEqual([key]);
    }
    expect(await box.claim(key, now)).toMatchObject({ attempts: 4 });
    expect(await box.refused(key, MOST_ATTEMPTS, now.at)).toMatchObject({ status: 'failed' });
    expect(await box.claim(key, now)).toBeNull();
    expect(await box.waiting('2023-01-01T00:00:00+08:00')).toHaveLength(0);
  });

  it('finds the letters of some days across months, and of no other town', async () => {
    const days = ['2022-02-27', '2022-02-28', '2022-03-01', '2022-03-31', '2022-04-01', '2022-04-02'];
    await letters(table).queueAll(days.map((day) => aLetter({ day })));
    await letters(table).queueAll([aLetter({ town: 'bailin', day: '2022-03-15' })]);
    const found = await letters(table).between(townOfMachine('wangjing'), '2022-02-28', '2022-04-01');
    expect(found.map(({ day }) => day)).toEqual(['2022-02-28', '2022-03-01', '2022-03-31', '2022-04-01']);
  });
});

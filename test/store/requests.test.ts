import { beforeAll, describe, expect, it } from 'vitest';
import { commit, create } from '#store/commit.ts';
import { AnsweredBefore, type RequestIdentity, requests } from '#store/requests.ts';
import { getItem, type Table } from '#store/table.ts';
import { freshTable } from '../support/table.ts';

let table: Table;
beforeAll(async () => {
  table = await freshTable();
});

const identity = (over: Partial<RequestIdentity> = {}): RequestIdentity => ({
  person: 'a@x.example',
  key: 'key-00001',
  hash: 'h1',
  at: '2022-03-02T09:00:00+08:00',
  ...over,
});
const answer = { status: 200, headers: { etag: '"2"' }, body: { version: 2 } };
const effect = (sk: string) => create({ pk: 'EFFECT', sk }, () => new Error('the effect happened twice'));

describe('a request that is repeated', () => {
  it('gets the first answer and has no second effect, also when both run at once', async () => {
    const send = (sk: string) => commit(table, [requests(table).record(identity(), answer), effect(sk)]);
    const outcomes = await Promise.allSettled([send('1'), send('2'), send('3')]);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const outcome of outcomes) if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject({ recorded: answer });
    const effects = await Promise.all(['1', '2', '3'].map((sk) => getItem(table, { pk: 'EFFECT', sk })));
    expect(effects.filter(Boolean)).toHaveLength(1);
    await expect(requests(table).refuseRepeated(identity())).rejects.toBeInstanceOf(AnsweredBefore);
  });

  it.each([
    { why: 'the same key with another content is a mistake of the client', over: { hash: 'h2' }, code: 'IdempotencyKeyReused' },
    { why: 'another person has keys of their own', over: { person: 'b@x.example' }, code: null },
    { why: 'another key is another request', over: { key: 'key-00002' }, code: null },
    { why: 'an answer is kept for 24 hours of the town’s time', over: { at: '2022-03-03T09:00:01+08:00' }, code: null },
  ])('$why', async ({ over, code }) => {
    const asked = requests(table).refuseRepeated(identity(over));
    if (code) await expect(asked).rejects.toMatchObject({ code });
    else await expect(asked).resolves.toBeUndefined();
  });

  it('may take an expired key again', async () => {
    const later = identity({ at: '2022-03-04T09:00:00+08:00', hash: 'h3' });
    await commit(table, [requests(table).record(later, answer)]);
    await expect(requests(table).refuseRepeated(later)).rejects.toBeInstanceOf(AnsweredBefore);
  });
});

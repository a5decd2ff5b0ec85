import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { beforeAll, describe, expect, it } from 'vitest';
import { RuleError } from '#domain/errors.ts';
import { check, commit, create, put, remove, replace } from '#store/commit.ts';
import { getItem, type Table } from '#store/table.ts';
import { freshTable } from '../support/table.ts';

let table: Table;
beforeAll(async () => {
  table = await freshTable();
});

const key = (sk: string) => ({ pk: 'X', sk });
const stale = (present: unknown) => new RuleError('VersionIsStale', `now ${JSON.stringify(present)}`);

describe('commit', () => {
  it('writes all parts or none', async () => {
    await commit(table, [create({ ...key('taken'), version: 1 }, stale)]);
    const both = commit(table, [put({ ...key('beside'), version: 1 }), create({ ...key('taken'), version: 1 }, stale)]);
    await expect(both).rejects.toThrow(RuleError);
    expect(await getItem(table, key('beside'))).toBeUndefined();
  });

  it('tells a refused part what stands in its way, without a second read', async () => {
    await commit(table, [put({ ...key('a'), version: 7, name: '甲' })]);
    await expect(commit(table, [replace({ ...key('a'), version: 3 }, 2, stale)])).rejects.toThrow('"name":"甲"');
  });

  it('gives the first of several refused parts the word', async () => {
    await commit(table, [put({ ...key('first'), version: 1 }), put({ ...key('second'), version: 1 })]);
    const first = create({ ...key('first') }, () => new RuleError('First', '先'));
    const second = create({ ...key('second') }, () => new RuleError('Second', '后'));
    await expect(commit(table, [first, second])).rejects.toMatchObject({ code: 'First' });
  });

  it('checks an item that it leaves alone', async () => {
    await commit(table, [put({ ...key('header'), status: 'draft' })]);
    await commit(table, [check(key('header'), { status: 'draft' }, stale), put({ ...key('row'), version: 1 })]);
    await expect(commit(table, [check(key('header'), { status: 'published' }, stale), remove(key('row'))])).rejects.toThrow(RuleError);
    expect(await getItem(table, key('row'))).toMatchObject({ version: 1 });
  });

  it('lets one of a hundred racing writers of one version win', async () => {
    await commit(table, [put({ ...key('race'), version: 1 })]);
    const writer = (who: number) =>
      commit(table, [replace({ ...key('race'), version: 2, who }, 1, stale)]).then(
        () => 'won',
        (error) => error.code,
      );
    const results = await Promise.all(Array.from({ length: 100 }, (_, who) => writer(who)));
    expect(results.filter((result) => result === 'won')).toHaveLength(1);
    expect(results.filter((result) => result === 'VersionIsStale')).toHaveLength(99);
  });
});

/** DynamoDB Local never refuses a transaction for another's sake; AWS does. */
const clashing = (times: number) => {
  let sent = 0;
  const client = {
    send: async () => {
      sent += 1;
      if (sent > times) return {};
      throw new TransactionCanceledException({ message: 'clash', $metadata: {}, CancellationReasons: [{ Code: 'TransactionConflict' }] });
    },
  };
  return { table: { name: 'T', client: client as unknown as Table['client'] }, sent: () => sent };
};

describe('a clash with another transaction', () => {
  const pauses: number[] = [];
  const pause = async (ms: number): Promise<void> => {
    pauses.push(ms);
  };

  it('is tried again, each time after a longer pause at most', async () => {
    const { table: clash, sent } = clashing(3);
    await commit(clash, [put(key('a'))], pause);
    expect(sent()).toBe(4);
    expect(pauses).toHaveLength(3);
  });

  it('is told as Busy when it does not end', async () => {
    await expect(commit(clashing(9).table, [put(key('a'))], pause)).rejects.toMatchObject({ code: 'Busy' });
  });
});

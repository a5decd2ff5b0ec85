import type { BatchGetItemCommand, BatchGetItemCommandInput, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { describe, expect, it } from 'vitest';
import { commit, put } from '#store/commit.ts';
import { getItems, type Key, type Table, toItem } from '#store/table.ts';
import { freshTable } from '../support/table.ts';

const keysOf = (count: number): Key[] => Array.from({ length: count }, (_, i) => ({ pk: 'X', sk: String(i).padStart(3, '0') }));

/** A table that answers at most two keys of a batch, as DynamoDB does when items are large. */
const tiredTable = (): { table: Table; asked: number[] } => {
  const asked: number[] = [];
  const send = async (command: BatchGetItemCommand) => {
    const { Keys = [] } = (command.input.RequestItems as NonNullable<BatchGetItemCommandInput['RequestItems']>).tired!;
    asked.push(Keys.length);
    const left = Keys.slice(2);
    return { Responses: { tired: Keys.slice(0, 2) }, UnprocessedKeys: left.length > 0 ? { tired: { Keys: left } } : {} };
  };
  return { table: { name: 'tired', client: { send } as unknown as DynamoDBClient }, asked };
};

describe('getItems', () => {
  it.each([0, 1, 100, 101, 230])('gives those of %i keys that are there', async (count) => {
    const table = await freshTable();
    const keys = keysOf(count);
    const there = keys.filter((_, i) => i % 3 === 0);
    for (const key of there) await commit(table, [put({ ...key, a: key.sk })]);
    const found = await getItems(table, keys);
    expect(found.toSorted((a, b) => (a.sk < b.sk ? -1 : 1))).toEqual(there.map((key) => ({ ...key, a: key.sk })));
  });

  it('asks for the rest when the table answers in part', async () => {
    const { table, asked } = tiredTable();
    expect((await getItems(table, keysOf(5))).map(({ sk }) => sk)).toEqual(['000', '001', '002', '003', '004']);
    expect(asked).toEqual([5, 3, 1]);
  });

  it('asks for no more than a hundred at once', async () => {
    const sizes: number[] = [];
    const send = async ({ input }: BatchGetItemCommand) => {
      sizes.push(input.RequestItems!.t!.Keys!.length);
      return { Responses: {} };
    };
    await getItems({ name: 't', client: { send } as unknown as DynamoDBClient }, keysOf(230));
    expect(sizes).toEqual([100, 100, 30]);
    expect(toItem(keysOf(1)[0]!)).toEqual({ pk: { S: 'X' }, sk: { S: '000' } });
  });
});

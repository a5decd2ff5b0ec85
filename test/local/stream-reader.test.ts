import { randomUUID } from 'node:crypto';
import { CreateTableCommand, DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { DynamoDBStreamsClient } from '@aws-sdk/client-dynamodb-streams';
import { describe, expect, inject, it } from 'vitest';
import { StreamReader } from '#local/stream-reader.ts';
import { FakeStream } from '../support/stream.ts';

const readerOf = (stream: FakeStream, after?: string): StreamReader => new StreamReader(stream.client, 'arn:stream', after);
const valuesOf = async (reader: StreamReader): Promise<string> =>
  (await reader.read()).map(({ dynamodb }) => dynamodb?.NewImage?.value?.S ?? dynamodb?.Keys?.pk?.S).join('');

describe('a reader of a stream', () => {
  it('reads from the first record on, each once, and is at the tip then', async () => {
    const stream = new FakeStream();
    for (const value of 'abc') stream.write(value, value);
    const reader = readerOf(stream);
    expect([await valuesOf(reader), await valuesOf(reader)]).toEqual(['abc', '']);
    stream.write('d', 'd');
    expect(await valuesOf(reader)).toBe('d');
  });

  it('goes on where the place is when its iterator has aged', async () => {
    const stream = new FakeStream();
    stream.write('a', 'a');
    const reader = readerOf(stream);
    await reader.read();
    stream.write('b', 'b');
    stream.age('shard-0');
    await expect(reader.read()).rejects.toThrow('aged');
    expect(await valuesOf(reader)).toBe('b');
  });

  it('goes on with what there is when its place is no longer kept, and gives nothing twice', async () => {
    const stream = new FakeStream();
    for (const value of 'abcd') stream.write(value, value);
    stream.trim('shard-0', 2);
    expect(await valuesOf(readerOf(stream, '000000000000000000001'))).toBe('cd');
    stream.trim('shard-0', 1);
    const reader = readerOf(stream, '000000000000000000003');
    stream.age('shard-0');
    await expect(reader.read()).rejects.toThrow('aged');
    expect([await valuesOf(reader), await valuesOf(reader)]).toEqual(['d', '']);
  });

  it('goes over from a shard that has ended to the next, and skips one that lies behind', async () => {
    const stream = new FakeStream();
    for (const value of 'ab') stream.write(value, value);
    stream.split();
    const last = stream.write('c', 'c');
    stream.split();
    stream.write('d', 'd');
    expect(await valuesOf(readerOf(stream))).toBe('abcd');
    expect(await valuesOf(readerOf(stream, last))).toBe('d');
    expect(await valuesOf(readerOf(stream, '000000000000000000001'))).toBe('bcd');
  });

  it('hands on what one shard gave though another could not be read', async () => {
    const stream = new FakeStream();
    stream.write('a', 'a');
    stream.split();
    stream.write('b', 'b');
    stream.age('shard-1');
    const reader = readerOf(stream);
    expect([await valuesOf(reader), await valuesOf(reader), await valuesOf(reader)]).toEqual(['a', 'b', '']);
  });

  it('reads what DynamoDB Local writes, from any place on', async () => {
    const access = { endpoint: inject('dynamodb'), region: 'local', credentials: { accessKeyId: 'local', secretAccessKey: 'local' } };
    const client = new DynamoDBClient(access);
    const TableName = `stream-${randomUUID()}`;
    const { TableDescription } = await client.send(
      new CreateTableCommand({
        TableName,
        BillingMode: 'PAY_PER_REQUEST',
        AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
        KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
        StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_IMAGE' },
      }),
    );
    const reader = (after?: string): StreamReader =>
      new StreamReader(new DynamoDBStreamsClient(access), TableDescription?.LatestStreamArn ?? '', after);
    const put = (pk: string) => client.send(new PutItemCommand({ TableName, Item: { pk: { S: pk } } }));
    for (const pk of 'abc') await put(pk);
    const all = await reader().read();
    expect(all.map(({ eventName, dynamodb }) => `${eventName} ${dynamodb?.Keys?.pk?.S}`)).toEqual(['INSERT a', 'INSERT b', 'INSERT c']);
    expect(await valuesOf(reader(all[1]?.dynamodb?.SequenceNumber))).toBe('c');
    expect(await valuesOf(reader(all[2]?.dynamodb?.SequenceNumber))).toBe('');
  });
});

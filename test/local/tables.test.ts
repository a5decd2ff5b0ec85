import { randomUUID } from 'node:crypto';
import { DescribeTableCommand, DynamoDBClient, type TableDescription } from '@aws-sdk/client-dynamodb';
import { afterAll, describe, expect, inject, it } from 'vitest';
import { createTables } from '#local/tables.ts';

const client = new DynamoDBClient({
  endpoint: inject('dynamodb'),
  region: 'local',
  credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
});
afterAll(() => client.destroy());

const key = (AttributeName: string, KeyType = 'HASH') => ({ AttributeName, KeyType });
const index = (IndexName: string, attribute: string) => ({
  IndexName,
  KeySchema: [key(attribute)],
  Projection: { ProjectionType: 'KEYS_ONLY' },
});
/** As a template has them: of the bill, too. */
const PROPERTIES = {
  AttributeDefinitions: ['pk', 'sk', 'queue'].map((AttributeName) => ({ AttributeName, AttributeType: 'S' })),
  KeySchema: [key('pk'), key('sk', 'RANGE')],
  BillingMode: 'PROVISIONED',
  ProvisionedThroughput: { ReadCapacityUnits: 5, WriteCapacityUnits: 5 },
  GlobalSecondaryIndexes: [{ ...index('queue', 'queue'), ProvisionedThroughput: { ReadCapacityUnits: 5, WriteCapacityUnits: 5 } }],
  StreamSpecification: { StreamViewType: 'NEW_IMAGE' },
  TimeToLiveSpecification: { AttributeName: 'ttl', Enabled: true },
};
const describeTable = async (TableName: string): Promise<TableDescription> =>
  (await client.send(new DescribeTableCommand({ TableName }))).Table!;

describe('the tables of a template', () => {
  it('have its keys, indexes and streams, and no throughput', async () => {
    const name = randomUUID();
    const streams = await createTables(client, [{ name, properties: PROPERTIES }]);
    const table = await describeTable(name);
    expect(table.KeySchema).toEqual(PROPERTIES.KeySchema);
    expect(table.GlobalSecondaryIndexes).toMatchObject([index('queue', 'queue')]);
    expect(table.StreamSpecification).toEqual({ StreamEnabled: true, StreamViewType: 'NEW_IMAGE' });
    expect(table.BillingModeSummary?.BillingMode).toBe('PAY_PER_REQUEST');
    expect(streams.get(name)).toBe(table.LatestStreamArn);
  });

  it('are found again by the next process, with the same stream', async () => {
    const spec = { name: randomUUID(), properties: PROPERTIES };
    const first = await createTables(client, [spec]);
    expect(await createTables(client, [spec])).toEqual(first);
  });

  it('have no stream where the template asks for none', async () => {
    const name = randomUUID();
    expect((await createTables(client, [{ name, properties: { ...PROPERTIES, StreamSpecification: undefined } }])).size).toBe(0);
  });

  it.each([
    {
      why: 'other keys',
      change: { KeySchema: [key('pk')], AttributeDefinitions: [PROPERTIES.AttributeDefinitions[0], PROPERTIES.AttributeDefinitions[2]] },
    },
    { why: 'an index more', change: { GlobalSecondaryIndexes: [...PROPERTIES.GlobalSecondaryIndexes, index('more', 'sk')] } },
    {
      why: 'an index fewer',
      change: { GlobalSecondaryIndexes: undefined, AttributeDefinitions: PROPERTIES.AttributeDefinitions.slice(0, 2) },
    },
    { why: 'an index by something else', change: { GlobalSecondaryIndexes: [index('queue', 'sk')] } },
  ])('that an older version kept with $why are refused in one line', async ({ change }) => {
    const name = randomUUID();
    await createTables(client, [{ name, properties: { ...PROPERTIES, ...change } }]);
    await expect(createTables(client, [{ name, properties: PROPERTIES }])).rejects.toThrow(
      /^The data folder holds a table .* start with an empty folder\.$/,
    );
  });
});

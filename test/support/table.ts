import { randomUUID } from 'node:crypto';
import { CreateTableCommand, DynamoDBClient, ScanCommand, type ScanCommandInput } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import { inject } from 'vitest';
import type { Item, Table } from '#store/table.ts';

/** A fresh table of the shape that the stack makes, on DynamoDB Local. */
export const freshTable = async (): Promise<Table> => {
  const client = new DynamoDBClient({
    endpoint: inject('dynamodb'),
    region: 'local',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  const name = `test-${randomUUID()}`;
  await client.send(
    new CreateTableCommand({
      TableName: name,
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: ['pk', 'sk', 'queue', 'queuedAt'].map((AttributeName) => ({ AttributeName, AttributeType: 'S' })),
      KeySchema: [
        { AttributeName: 'pk', KeyType: 'HASH' },
        { AttributeName: 'sk', KeyType: 'RANGE' },
      ],
      GlobalSecondaryIndexes: [
        {
          IndexName: 'queue',
          KeySchema: [
            { AttributeName: 'queue', KeyType: 'HASH' },
            { AttributeName: 'queuedAt', KeyType: 'RANGE' },
          ],
          Projection: { ProjectionType: 'KEYS_ONLY' },
        },
      ],
    }),
  );
  return { name, client };
};

/** All items whose partition key tells of something, as they are now, in order. */
export const itemsOf = async (table: Table, about = ''): Promise<Item[]> => {
  const items: Item[] = [];
  let from: ScanCommandInput['ExclusiveStartKey'];
  do {
    const page = await table.client.send(new ScanCommand({ TableName: table.name, ConsistentRead: true, ExclusiveStartKey: from }));
    items.push(...(page.Items ?? []).map((item) => unmarshall(item) as Item));
    from = page.LastEvaluatedKey;
  } while (from);
  const key = ({ pk, sk }: Item): string => `${pk} ${sk}`;
  return items.filter(({ pk }) => pk.includes(about)).sort((a, b) => (key(a) < key(b) ? -1 : 1));
};

import {
  type AttributeValue,
  BatchGetItemCommand,
  type BatchGetItemCommandInput,
  type BatchGetItemCommandOutput,
  DynamoDBClient,
  GetItemCommand,
  QueryCommand,
  type QueryCommandInput,
} from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import { groupsOf } from '#domain/groups-of.ts';

/**
 * One table. Who reads what, and how:
 *
 * | question                     | access                                         |
 * |------------------------------|------------------------------------------------|
 * | who is this                  | Query `EMAIL#<address>`                        |
 * | which towns are there        | Query `TOWNS`                                  |
 * | organization, plans of a town| Query `TOWN#<town>`                            |
 * | a town's own days off        | Query `TOWN#<town>` begins_with `CALENDAR#`    |
 * | a merger under way           | Get `TOWN#<town>` `MERGING`                    |
 * | what changed in a town       | Query `HISTORY#<town>`, newest first           |
 * | one task                     | Get `PLAN#<plan>` `TASK#<n>`                   |
 * | any list of tasks, summary   | Query `PLAN#<plan>` begins_with `TASK#`        |
 * | history of a task            | Query `HISTORY#<plan>#<n>`                     |
 * | what a town was taught       | Query `TAUGHT#<town>`                          |
 * | work outside the plan        | Query `PLAN#<plan>` begins_with `UNPLANNED#`   |
 * | what was done to one such    | Query `HISTORY#<plan>#U<n>`                    |
 * | how the review is arranged   | Get `PLAN#<plan>` `ARRANGED#LAYOUT`, `…#PROBLEMS` |
 * | what was done to that        | Query `HISTORY#<plan>#LAYOUT`, `…#PROBLEMS`    |
 * | an edited review compared    | Get `PLAN#<plan>` `EDIT#<revision>#<edit>`     |
 * | evidence of a task           | Query `PLAN#<plan>` begins_with `EVIDENCE#<n>#`|
 * | rows of a draft              | Query `PLAN#<plan>` begins_with `DRAFT#`       |
 * | what is not carried over     | Query `PLAN#<plan>` begins_with `CARRYOVER#`   |
 * | what one edit of a draft was | Get `HISTORY#<plan>` `<version>`               |
 * | who has a calendar feed      | Get `FEEDS#<town>` `<person>`                  |
 * | whose a feed's secret is     | Get `FEED#<sha256>`                            |
 * | letters of a month           | Query `LETTERS#<town>#<yyyy-mm>`               |
 * | the runs of a town           | Query `RUNS#<town>`                            |
 * | addresses that refuse letters| Query `BOUNCES#<town>`, Get `<address>`        |
 * | letters not yet sent         | Query index `queue`                            |
 * | what a mail link opens       | Get `LINK#<sha256 of its token>`               |
 * | links of a town that open    | Query `LINKS#<town>` from now on               |
 * | an answer given before       | Get `REQUEST#<person or link>#<key>`           |
 * | a whole year, for its archive| Query every partition of the town and the plan |
 */
export interface Table {
  readonly name: string;
  readonly client: DynamoDBClient;
}

export interface Key {
  readonly pk: string;
  readonly sk: string;
}

/** An item as stored: its key and whatever its noun holds. */
export type Item = Key & Readonly<Record<string, unknown>>;

export const openTable = (name: string, client = new DynamoDBClient({})): Table => ({ name, client });

const MARSHALL = { removeUndefinedValues: true } as const;

export const toItem = (item: object): Record<string, AttributeValue> => marshall(item, MARSHALL);

/** Reads one item, as it is now (strongly consistent). */
export const getItem = async (table: Table, key: Key): Promise<Item | undefined> => {
  const { Item } = await table.client.send(new GetItemCommand({ TableName: table.name, Key: toItem(key), ConsistentRead: true }));
  return Item && (unmarshall(Item) as Item);
};

/** A batch holds so many keys. */
const KEYS_AT_ONCE = 100;

/** Reads the items that are there of these keys, as they are now, in no order. A batch that the table answers in part is asked for the rest. */
export const getItems = async (table: Table, keys: readonly Key[]): Promise<Item[]> => {
  const items: Item[] = [];
  for (const group of groupsOf(keys, KEYS_AT_ONCE)) {
    let left: BatchGetItemCommandInput['RequestItems'] = {
      [table.name]: { Keys: group.map(({ pk, sk }) => toItem({ pk, sk })), ConsistentRead: true },
    };
    while (left && Object.keys(left).length > 0) {
      const page: BatchGetItemCommandOutput = await table.client.send(new BatchGetItemCommand({ RequestItems: left }));
      items.push(...(page.Responses?.[table.name] ?? []).map((item) => unmarshall(item) as Item));
      left = page.UnprocessedKeys;
    }
  }
  return items;
};

/** Reads all items of a partition whose sort key lies in the range, in order, page by page, as they are now. */
export const queryItems = async (table: Table, pk: string, range: { prefix?: string; from?: string; to?: string } = {}): Promise<Item[]> =>
  queryAll(table, {
    TableName: table.name,
    ConsistentRead: true,
    ...condition(pk, range),
  });

/** Reads the newest items of a partition, those before a sort key, the newest first. */
export const queryNewest = async (
  { name, client }: Table,
  pk: string,
  { before, most }: { before: string | undefined; most: number },
): Promise<Item[]> => {
  const page = await client.send(
    new QueryCommand({
      TableName: name,
      ConsistentRead: true,
      ScanIndexForward: false,
      Limit: most,
      KeyConditionExpression: before === undefined ? 'pk = :pk' : 'pk = :pk AND sk < :before',
      ExpressionAttributeValues: toItem({ ':pk': pk, ':before': before }),
    }),
  );
  return (page.Items ?? []).map((item) => unmarshall(item) as Item);
};

/** Reads the keys of one shard of the sparse index `queue`, oldest first. */
export const queryQueue = async (table: Table, shard: string, before: string): Promise<Item[]> =>
  queryAll(table, {
    TableName: table.name,
    IndexName: 'queue',
    KeyConditionExpression: 'queue = :shard AND queuedAt < :before',
    ExpressionAttributeValues: toItem({ ':shard': shard, ':before': before }),
  });

const queryAll = async (table: Table, input: QueryCommandInput): Promise<Item[]> => {
  const items: Item[] = [];
  let from: QueryCommandInput['ExclusiveStartKey'];
  do {
    const page = await table.client.send(new QueryCommand({ ...input, ExclusiveStartKey: from }));
    items.push(...(page.Items ?? []).map((item) => unmarshall(item) as Item));
    from = page.LastEvaluatedKey;
  } while (from);
  return items;
};

const condition = (pk: string, { prefix, from, to }: { prefix?: string; from?: string; to?: string }): Partial<QueryCommandInput> => {
  if (prefix !== undefined)
    return {
      KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
      ExpressionAttributeValues: toItem({ ':pk': pk, ':prefix': prefix }),
    };
  if (from !== undefined && to !== undefined)
    return {
      KeyConditionExpression: 'pk = :pk AND sk BETWEEN :from AND :to',
      ExpressionAttributeValues: toItem({ ':pk': pk, ':from': from, ':to': to }),
    };
  return { KeyConditionExpression: 'pk = :pk', ExpressionAttributeValues: toItem({ ':pk': pk }) };
};

/** The item without its key. */
export const bodyOf = <Body>(item: Item): Body => {
  const { pk: _pk, sk: _sk, ...body } = item;
  return body as Body;
};

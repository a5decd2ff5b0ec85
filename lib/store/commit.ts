import { TransactionCanceledException, type TransactWriteItem, TransactWriteItemsCommand } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import { RuleError } from '#domain/errors.ts';
import { type Item, type Key, type Table, toItem } from './table.ts';

/** One part of a transaction, with what it means when its condition fails. */
export interface Write {
  readonly part: TransactWriteItem;
  /** @param present the item that stood in the way, as it is now */
  readonly refused: (present: Item | undefined) => Error;
}

const TRIES = 4;

/** As many parts as a transaction of DynamoDB holds. */
const MOST_WRITES = 100;

/** @throws RuleError TooLarge for more than one transaction holds: it would be half a change */
export const refuseTooMany = ({ length }: readonly Write[]): void => {
  if (length > MOST_WRITES) throw new RuleError('TooLarge', `这次改动涉及${length}条记录，一次至多${MOST_WRITES}条，请分几次改。`);
};

/**
 * Sends all parts as one transaction: all of them happen, or none.
 *
 * A failed condition becomes the error that its part names; of several the first one's, so put first what should win.
 * A clash with another transaction is tried again with jitter (the SDK does not), then told as `Busy`.
 *
 * @throws what `refused` of the first refused part returns · RuleError TooLarge · Busy
 */
export const commit = async (table: Table, writes: readonly Write[], pause: (ms: number) => Promise<void> = sleep): Promise<void> => {
  refuseTooMany(writes);
  const parts = writes.map(({ part }) => onTable(part, table.name));
  for (let attempt = 1; ; attempt += 1) {
    try {
      await table.client.send(new TransactWriteItemsCommand({ TransactItems: parts }));
      return;
    } catch (error) {
      if (!(error instanceof TransactionCanceledException)) throw error;
      const reasons = error.CancellationReasons ?? [];
      const refused = reasons.findIndex(({ Code }) => Code === 'ConditionalCheckFailed');
      const present = reasons[refused]?.Item;
      if (refused >= 0) throw writes[refused]!.refused(present && (unmarshall(present) as Item));
      if (!reasons.some(({ Code }) => Code === 'TransactionConflict')) throw error;
      if (attempt === TRIES) throw new RuleError('Busy', '同一事项正被多人同时修改，请稍后再试。', [], { cause: error });
      await pause(Math.random() * 50 * 2 ** attempt);
    }
  }
};

const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

const onTable = (part: TransactWriteItem, TableName: string): TransactWriteItem =>
  Object.fromEntries(Object.entries(part).map(([verb, input]) => [verb, { ...input, TableName }])) as TransactWriteItem;

const TableName = '';
const ReturnValuesOnConditionCheckFailure = 'ALL_OLD' as const;

/** The version of an item that stood in the way. */
export const versionIn = (present: Item | undefined): number | undefined => (present === undefined ? undefined : Number(present.version));

/** Writes an item that must not exist yet. */
export const create = (item: Item, refused: Write['refused']): Write => ({
  part: { Put: { TableName, Item: toItem(item), ConditionExpression: 'attribute_not_exists(pk)', ReturnValuesOnConditionCheckFailure } },
  refused,
});

/** Replaces an item whose version must be `version`; `also` adds attributes that must have these values. */
export const replace = (item: Item, version: number, refused: Write['refused'], also: Readonly<Record<string, unknown>> = {}): Write => {
  const { names, values, condition } = equals({ version, ...also });
  return {
    part: {
      Put: {
        TableName,
        Item: toItem(item),
        ConditionExpression: condition,
        ExpressionAttributeNames: names,
        ExpressionAttributeValues: toItem(values),
        ReturnValuesOnConditionCheckFailure,
      },
    },
    refused,
  };
};

/** Writes an item unless one is there that has as much or more of a number. */
export const putNewer = (item: Item, by: string, refused: Write['refused']): Write => ({
  part: {
    Put: {
      TableName,
      Item: toItem(item),
      ConditionExpression: 'attribute_not_exists(pk) OR #by < :by',
      ExpressionAttributeNames: { '#by': by },
      ExpressionAttributeValues: toItem({ ':by': item[by] }),
      ReturnValuesOnConditionCheckFailure,
    },
  },
  refused,
});

/** Sets attributes of an item that has the values expected, and leaves its others as they are. */
export const setWhere = (
  { pk, sk }: Key,
  values: Readonly<Record<string, unknown>>,
  expected: Readonly<Record<string, unknown>>,
  refused: Write['refused'],
): Write => {
  const { names, values: of, condition } = equals(expected);
  const sets = Object.entries(values);
  return {
    part: {
      Update: {
        TableName,
        Key: toItem({ pk, sk }),
        UpdateExpression: `SET ${sets.map((_, i) => `#set${i} = :set${i}`).join(', ')}`,
        ConditionExpression: condition,
        ExpressionAttributeNames: { ...names, ...Object.fromEntries(sets.map(([name], i) => [`#set${i}`, name])) },
        ExpressionAttributeValues: toItem({ ...of, ...Object.fromEntries(sets.map(([, value], i) => [`:set${i}`, value])) }),
        ReturnValuesOnConditionCheckFailure,
      },
    },
    refused,
  };
};

/** Writes an item whatever was there. */
export const put = (item: Item): Write => ({
  part: { Put: { TableName, Item: toItem(item) } },
  refused: () => new Error(`An unconditional put of ${item.pk} ${item.sk} was refused`),
});

/** Removes an item, if it is there. */
export const remove = (key: Key): Write => ({
  part: { Delete: { TableName, Key: toItem(key) } },
  refused: () => new Error(`An unconditional delete of ${key.pk} ${key.sk} was refused`),
});

/** Removes an item that has the values expected. */
export const removeWhere = (key: Key, expected: Readonly<Record<string, unknown>>, refused: Write['refused']): Write => {
  const { names, values, condition } = equals(expected);
  return {
    part: {
      Delete: {
        TableName,
        Key: toItem(key),
        ConditionExpression: condition,
        ExpressionAttributeNames: names,
        ExpressionAttributeValues: toItem(values),
        ReturnValuesOnConditionCheckFailure,
      },
    },
    refused,
  };
};

/** Demands that another item has these values, and leaves it alone. */
export const check = ({ pk, sk }: Key, expected: Readonly<Record<string, unknown>>, refused: Write['refused']): Write => {
  const { names, values, condition } = equals(expected);
  return {
    part: {
      ConditionCheck: {
        TableName,
        Key: toItem({ pk, sk }),
        ConditionExpression: condition,
        ExpressionAttributeNames: names,
        ExpressionAttributeValues: toItem(values),
        ReturnValuesOnConditionCheckFailure,
      },
    },
    refused,
  };
};

/** Demands that an item is not there. */
export const absent = ({ pk, sk }: Key, refused: Write['refused']): Write => ({
  part: { ConditionCheck: { TableName, Key: toItem({ pk, sk }), ConditionExpression: 'attribute_not_exists(pk)' } },
  refused,
});

const equals = (expected: Readonly<Record<string, unknown>>) => {
  const entries = Object.entries(expected);
  return {
    names: Object.fromEntries(entries.map(([name], i) => [`#${i}`, name])),
    values: Object.fromEntries(entries.map(([, value], i) => [`:${i}`, value])),
    condition: entries.map((_, i) => `#${i} = :${i}`).join(' AND '),
  };
};

import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import type { DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import { dayAt } from '#domain/day.ts';
import { groupsOf } from '#domain/groups-of.ts';
import { type DeliveredAt, deliverLetter, SENT_AT_ONCE } from '#runtime/deliver-letter.ts';
import { logger } from '#runtime/logger.ts';
import { services } from '#runtime/services.ts';
import type { Key } from '#store/table.ts';

/**
 * Rung by the stream when a letter is put in the outbox: claims it, sends it, marks it. A mail server's refusal puts the letter back
 * for `redeliver`; only what is unforeseen fails the record, which the stream then tries again.
 */
export const handler = async (event: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> => {
  const batchItemFailures: DynamoDBBatchResponse['batchItemFailures'] = [];
  const deliver = async (record: DynamoDBRecord): Promise<void> => {
    try {
      const { key, now } = letterOf(record);
      await deliverLetter(key, now, services());
    } catch (error) {
      logger.error('letter not delivered', { error: error as Error });
      batchItemFailures.push({ itemIdentifier: record.dynamodb?.SequenceNumber ?? '' });
    }
  };
  for (const group of groupsOf(event.Records, SENT_AT_ONCE)) await Promise.all(group.map(deliver));
  return { batchItemFailures };
};

/** A letter is sent on the day on which it was written, which is not always the one that it bears. */
const letterOf = ({ dynamodb }: DynamoDBRecord): { key: Key; now: DeliveredAt } => {
  const { pk, sk, at } = unmarshall(dynamodb?.NewImage as Record<string, AttributeValue>);
  return { key: { pk, sk }, now: { day: dayAt(Date.parse(at)), at } };
};

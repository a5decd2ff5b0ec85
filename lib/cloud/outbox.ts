import type { ITable } from 'aws-cdk-lib/aws-dynamodb';
import { FilterCriteria, FilterRule, type IFunction, StartingPosition } from 'aws-cdk-lib/aws-lambda';
import { DynamoEventSource, SqsDlq } from 'aws-cdk-lib/aws-lambda-event-sources';
import type { House } from './house-function.ts';

const ATTEMPTS = 3;

/**
 * Wakes a function for records of the table's stream. A record that fails is tried three times, halving its batch to find it, then goes
 * to the queue of failures; the records beside it are not sent again.
 */
export const listen = (house: House, listener: IFunction, filter: Record<string, unknown>): void =>
  listener.addEventSource(
    new DynamoEventSource(house.table as ITable, {
      startingPosition: StartingPosition.TRIM_HORIZON,
      batchSize: 25,
      reportBatchItemFailures: true,
      bisectBatchOnError: true,
      retryAttempts: ATTEMPTS,
      onFailure: new SqsDlq(house.failures),
      filters: [FilterCriteria.filter(filter)],
    }),
  );

/** A new letter that is to be sent; an import writes letters as `sent` and rings nothing. */
export const NEW_LETTERS = {
  eventName: FilterRule.isEqual('INSERT'),
  dynamodb: { NewImage: { pk: { S: FilterRule.beginsWith('LETTERS#') }, status: { S: FilterRule.isEqual('queued') } } },
};

/** A membership that came, changed or went: who may sign in. */
export const CHANGED_PEOPLE = { dynamodb: { Keys: { pk: { S: FilterRule.beginsWith('EMAIL#') } } } };

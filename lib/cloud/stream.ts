import { FilterCriteria, FilterRule, StartingPosition } from 'aws-cdk-lib/aws-lambda';
import { DynamoEventSource, SqsDlq } from 'aws-cdk-lib/aws-lambda-event-sources';
import type { House, HouseFunction } from './house-function.ts';

const AT_ONCE = 25;
const ATTEMPTS = 3;

/**
 * Wakes a function for new items of the table. A record that fails is tried three times, halving its batch to find it, then goes to the
 * queue of failures; the records beside it are not handled again.
 * @param prefix of the items' pk
 * @param status that the item must have, if any
 */
export const listenForNew = (house: House, listener: HouseFunction, prefix: string, status?: string): void => {
  const image = { pk: { S: FilterRule.beginsWith(prefix) }, ...(status && { status: { S: FilterRule.isEqual(status) } }) };
  listener.addEventSource(
    new DynamoEventSource(house.table, {
      startingPosition: StartingPosition.TRIM_HORIZON,
      batchSize: AT_ONCE,
      reportBatchItemFailures: true,
      bisectBatchOnError: true,
      retryAttempts: ATTEMPTS,
      onFailure: new SqsDlq(house.failures),
      filters: [FilterCriteria.filter({ eventName: FilterRule.isEqual('INSERT'), dynamodb: { NewImage: image } })],
    }),
  );
};

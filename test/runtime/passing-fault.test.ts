import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { describe, expect, it } from 'vitest';
import { RuleError } from '#domain/errors.ts';
import { isPassingFault } from '#runtime/passing-fault.ts';

const named = (name: string, more: object = {}) => Object.assign(new Error(name), { name }, more);
const cancelled = (...codes: readonly string[]) =>
  new TransactionCanceledException({
    message: '',
    $metadata: { httpStatusCode: 400 },
    CancellationReasons: codes.map((Code) => ({ Code })),
  });

describe('isPassingFault', () => {
  it.each<{ why: string; error: unknown; passes: boolean }>([
    { why: 'DynamoDB throttles', error: named('ThrottlingException', { $metadata: { httpStatusCode: 400 } }), passes: true },
    { why: 'S3 asks to slow down', error: named('SlowDown'), passes: true },
    { why: 'a clash that commit could not outlast', error: new RuleError('Busy', '…'), passes: true },
    { why: 'a transaction met another', error: cancelled('None', 'TransactionConflict'), passes: true },
    { why: 'a transaction was throttled', error: cancelled('ThrottlingError', 'None'), passes: true },
    { why: 'a condition failed, whatever else happened', error: cancelled('TransactionConflict', 'ConditionalCheckFailed'), passes: false },
    { why: 'an item is malformed', error: cancelled('ValidationError'), passes: false },
    { why: 'a call timed out', error: named('TimeoutError'), passes: true },
    { why: 'a connection broke', error: named('Error', { code: 'ECONNRESET' }), passes: true },
    { why: 'any 5xx of AWS', error: named('SomethingNew', { $metadata: { httpStatusCode: 503 } }), passes: true },
    { why: 'a call that can never go well', error: named('ValidationException', { $metadata: { httpStatusCode: 400 } }), passes: false },
    { why: 'a right that lacks', error: named('AccessDeniedException', { $metadata: { httpStatusCode: 400 } }), passes: false },
    { why: 'a rule refuses', error: new RuleError('VersionIsStale', '…'), passes: false },
    { why: 'a mistake of ours', error: new TypeError('x is undefined'), passes: false },
    { why: 'no error at all', error: undefined, passes: false },
  ])('$why: $passes', ({ error, passes }) => expect(isPassingFault(error)).toBe(passes));
});

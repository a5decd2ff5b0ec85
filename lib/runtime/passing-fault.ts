/** Names under which AWS, Node's sockets and our own `commit` say that the same call may go well in a moment. */
const PASSING: ReadonlySet<string> = new Set([
  'ThrottlingException',
  'ThrottledException',
  'Throttling',
  'TooManyRequestsException',
  'ProvisionedThroughputExceededException',
  'RequestLimitExceeded',
  'SlowDown',
  'TransactionConflictException',
  'TransactionInProgressException',
  'InternalServerError',
  'InternalError',
  'InternalFailure',
  'ServiceUnavailable',
  'ServiceUnavailableException',
  'TimeoutError',
  'RequestTimeout',
  'RequestTimeoutException',
  'ECONNRESET',
  'ECONNREFUSED',
  'ETIMEDOUT',
  'EPIPE',
  'EAI_AGAIN',
  'Busy',
]);

/** Why a transaction was cancelled, when nothing was wrong with what it wanted; `None` stands for the parts that did not matter. */
const PASSING_REASONS: ReadonlySet<string> = new Set(['None', 'TransactionConflict', 'ThrottlingError', 'ProvisionedThroughputExceeded']);

interface Fault {
  readonly name?: string;
  readonly code?: string;
  readonly $metadata?: { readonly httpStatusCode?: number };
  readonly CancellationReasons?: readonly { readonly Code?: string | undefined }[];
}

/** Whether an error is a trouble that passes by itself: throttling, a clash of transactions, a timeout, a broken connection, a 5xx of AWS. */
export const isPassingFault = (error: unknown): boolean => {
  const { name = '', code = '', $metadata, CancellationReasons: reasons } = (error ?? {}) as Fault;
  if (name === 'TransactionCanceledException') return reasons?.every(({ Code }) => PASSING_REASONS.has(Code ?? 'None')) ?? false;
  const status = $metadata?.httpStatusCode ?? 0;
  return PASSING.has(name) || PASSING.has(code) || status === 429 || status >= 500;
};

import middy, { type MiddlewareObj } from '@middy/core';
import type * as z from 'zod/mini';
import { RuleError } from '#domain/errors.ts';
import { logger } from './logger.ts';
import { type Services, services } from './services.ts';

/**
 * A state of a machine as a function: input and output parsed, services handed in, errors named for the machine's Retry and Catch.
 * A RuleError keeps its code as the error's name; a passing fault of AWS is named `Retryable`; all else is a defect and logged.
 */
export const step = <Input extends z.ZodMiniType, Output extends z.ZodMiniType>(
  input: Input,
  output: Output,
  handle: (input: z.infer<Input>, services: Services) => Promise<z.infer<Output>>,
) =>
  middy()
    .use(namedErrors())
    .handler(async (event: unknown): Promise<z.infer<Output>> => output.parse(await handle(input.parse(event), services())));

const PASSING =
  /^(ThrottlingException|ProvisionedThroughputExceededException|InternalServerError|RequestLimitExceeded|ServiceUnavailable|TimeoutError)$/;

/** Names errors as the machines expect them. */
const namedErrors = (): MiddlewareObj => ({
  onError: ({ error, context }) => {
    if (error instanceof RuleError) {
      logger.warn('refused', { state: context.functionName, code: error.code });
      return;
    }
    logger.error('defect', { state: context.functionName, error: error as Error });
    if (error && PASSING.test(error.name)) error.name = 'Retryable';
  },
});

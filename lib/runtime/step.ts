import middy, { type MiddlewareObj } from '@middy/core';
import type * as z from 'zod/mini';
import { RuleError } from '#domain/errors.ts';
import { logger } from './logger.ts';
import { isPassingFault } from './passing-fault.ts';
import { type Services, services } from './services.ts';

/**
 * A state of a machine as a function: input and output parsed, services handed in, errors named for the machine's Retry and Catch.
 * A passing fault is named `Retryable`; a RuleError keeps its code as the error's name; all else is a defect and logged as one.
 */
export const step = <Input extends z.ZodMiniType, Output extends z.ZodMiniType>(
  input: Input,
  output: Output,
  handle: (input: z.infer<Input>, services: Services) => Promise<z.infer<Output>>,
) =>
  middy()
    .use(namedErrors())
    .handler(async (event: unknown): Promise<z.infer<Output>> => output.parse(await handle(input.parse(event), services())));

/** The word that `lib/cloud/workflows/errors.ts` lists in every Retry. */
const RETRYABLE = 'Retryable';

/** Names errors as the machines expect them. Passing faults first: an alarm watches the word `defect`, and must mean one. */
const namedErrors = (): MiddlewareObj => ({
  onError: ({ error, context }) => {
    const state = context.functionName;
    if (error && isPassingFault(error)) {
      logger.warn('passing fault', { state, fault: error.name });
      error.name = RETRYABLE;
      return;
    }
    if (error instanceof RuleError) logger.warn('refused', { state, code: error.code });
    else logger.error('defect', { state, error: error as Error });
  },
});

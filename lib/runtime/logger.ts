import { Logger } from '@aws-lambda-powertools/logger';

/** Structured logs. They carry ids, codes and counts, never a text that a person wrote. */
export const logger = new Logger({ serviceName: 'annual-plan' });

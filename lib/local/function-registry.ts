import type { GiveUp } from './dead-letters.ts';
import { LocalCloudError } from './errors.ts';
import { type FunctionCounts, FunctionPool, type FunctionSpec } from './functions.ts';
import { REGION } from './template.ts';

/** Addresses of the services of this machine, as the SDK's own variables name them. */
export interface Endpoints {
  readonly AWS_ENDPOINT_URL_DYNAMODB: string;
  readonly AWS_ENDPOINT_URL_SFN: string;
  readonly AWS_ENDPOINT_URL_S3: string;
}

export type DeskFunction = FunctionSpec & { readonly deadLetterArn?: string | undefined };

/** DynamoDB Local takes letters and digits only; the object store checks this very pair. */
export const CREDENTIALS = { accessKeyId: 'S3RVER', secretAccessKey: 'S3RVER' };

/** Lambda tries an event that nobody waits for three times in all. */
const ATTEMPTS = 3;
const BETWEEN_ATTEMPTS_MS = 200;

/** What Lambda itself puts into a function's environment, and where the services are. */
const ownVariables = (spec: FunctionSpec, endpoints: Endpoints): Record<string, string> => ({
  AWS_REGION: REGION,
  AWS_DEFAULT_REGION: REGION,
  AWS_ACCESS_KEY_ID: CREDENTIALS.accessKeyId,
  AWS_SECRET_ACCESS_KEY: CREDENTIALS.secretAccessKey,
  AWS_REQUEST_CHECKSUM_CALCULATION: 'when_required',
  AWS_RESPONSE_CHECKSUM_VALIDATION: 'when_required',
  AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x',
  AWS_LAMBDA_FUNCTION_NAME: spec.name,
  AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
  AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(spec.memoryMb),
  AWS_LAMBDA_LOG_GROUP_NAME: `/aws/lambda/${spec.name}`,
  AWS_LAMBDA_LOG_STREAM_NAME: 'local',
  LAMBDA_TASK_ROOT: spec.directory,
  TZ: ':UTC',
  LANG: 'en_US.UTF-8',
  ...endpoints,
});

/** All functions of the template, by ARN. */
export class FunctionRegistry {
  readonly #pools = new Map<string, FunctionPool>();
  readonly #deadLetterArns = new Map<string, string | undefined>();
  readonly #log: (text: string) => void;
  #pending = 0;

  constructor(specs: readonly DeskFunction[], endpoints: Endpoints, log: (text: string) => void) {
    this.#log = log;
    for (const spec of specs) {
      const environment = { ...spec.environment, ...ownVariables(spec, endpoints) };
      this.#pools.set(spec.arn, new FunctionPool({ ...spec, environment }, (chunk) => log(chunk.toString('utf8'))));
      this.#deadLetterArns.set(spec.arn, spec.deadLetterArn);
    }
  }

  /** Events that are being handled or wait for their next attempt. */
  get pending(): number {
    return this.#pending;
  }

  has(arn: string): boolean {
    return this.#pools.has(arn);
  }

  warm(arn: string): void {
    this.#pools.get(arn)?.warm();
  }

  /** Runs a function and waits for its answer. @throws FunctionError */
  readonly invoke = async (arn: string, event: unknown): Promise<unknown> => {
    const pool = this.#pools.get(arn);
    if (!pool) throw new LocalCloudError(`${arn} is not a function of the template`);
    this.#pending += 1;
    try {
      return await pool.invoke(event);
    } catch (error) {
      const { name, message, trace } = error as Error & { trace?: string[] };
      this.#log(
        `${JSON.stringify({ level: 'ERROR', function: pool.spec.name, message: 'Invoke Error', errorType: name, errorMessage: message, trace })}\n`,
      );
      throw error;
    } finally {
      this.#pending -= 1;
    }
  };

  /** Hands a function an event that nobody waits for; one that fails three times is given up. */
  async deliver(arn: string, event: unknown, source: string, giveUp: GiveUp): Promise<void> {
    this.#pending += 1;
    try {
      for (let attempt = 1; ; attempt += 1) {
        const failure = await this.invoke(arn, event).then(
          () => undefined,
          (error: Error) => error,
        );
        if (!failure) return;
        if (attempt === ATTEMPTS) {
          return giveUp({
            queue: this.#deadLetterArns.get(arn),
            source,
            function: arn,
            reason: `${failure.name}: ${failure.message}`,
            event,
          });
        }
        await new Promise((resolve) => setTimeout(resolve, BETWEEN_ATTEMPTS_MS * attempt));
      }
    } finally {
      this.#pending -= 1;
    }
  }

  /** By the function's name. */
  counts(): Record<string, FunctionCounts> {
    return Object.fromEntries([...this.#pools.values()].map(({ spec, counts }) => [spec.name, counts]));
  }

  async stop(): Promise<void> {
    await Promise.all([...this.#pools.values()].map((pool) => pool.stop()));
  }
}

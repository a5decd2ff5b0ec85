import { Duration } from 'aws-cdk-lib';
import { JitterType, JsonPath, TaskInput, Timeout } from 'aws-cdk-lib/aws-stepfunctions';
import { LambdaInvoke } from 'aws-cdk-lib/aws-stepfunctions-tasks';
import type { Construct } from 'constructs';
import type { HouseFunction } from '../house-function.ts';
import { RETRYABLE } from './errors.ts';

export interface StepProps {
  /** What the function is given; without it, the whole state. */
  readonly payload?: Readonly<Record<string, string>>;
  /** The function's answer is thrown away and the state passed on as it came. */
  readonly keepState?: boolean;
  /** Or kept beside the state, e.g. at '$.refused'. */
  readonly resultPath?: string;
}

/** Lambda's own passing troubles, as AWS lists them, and ours. */
const PASSING = [
  'Lambda.ServiceException',
  'Lambda.AWSLambdaException',
  'Lambda.SdkClientException',
  'Lambda.ClientExecutionTimeoutException',
  'Lambda.TooManyRequestsException',
  RETRYABLE,
];

/** Up to four more tries, after at most 2, 4, 8 and 16 seconds, by full jitter so that many towns do not come back together. */
const PATIENCE = {
  errors: PASSING,
  interval: Duration.seconds(2),
  backoffRate: 2,
  maxAttempts: 4,
  jitterStrategy: JitterType.FULL,
};

/** The machine waits this much longer than the function allows itself. */
const GRACE = Duration.seconds(10);

/** A state that calls the function of the same name, and again when the trouble may pass. */
export const step = (
  scope: Construct,
  name: string,
  lambda: HouseFunction,
  { payload, keepState, resultPath }: StepProps = {},
): LambdaInvoke => {
  const state = new LambdaInvoke(scope, name, {
    lambdaFunction: lambda,
    payloadResponseOnly: true,
    taskTimeout: Timeout.duration(lambda.timeout!.plus(GRACE)),
    ...(payload && { payload: TaskInput.fromObject({ ...payload }) }),
    ...(keepState && { resultPath: JsonPath.DISCARD }),
    ...(resultPath && { resultPath }),
    retryOnServiceExceptions: false,
  });
  state.addRetry(PATIENCE);
  return state;
};

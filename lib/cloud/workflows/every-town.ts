import {
  Choice,
  Condition,
  DistributedMap,
  Errors,
  Fail,
  type IChainable,
  Map as InlineMap,
  JsonPath,
  Pass,
  Result,
  StateMachineType,
  Succeed,
} from 'aws-cdk-lib/aws-stepfunctions';
import type { LambdaInvoke } from 'aws-cdk-lib/aws-stepfunctions-tasks';
import type { Construct } from 'constructs';
import type { HouseFunction } from '../house-function.ts';
import { TOWNS_FAILED } from './errors.ts';
import { step } from './step.ts';

/** Ranges of towns at work at the same time. */
const RANGES_AT_ONCE = 10;

export interface EveryTownProps {
  readonly listTowns: HouseFunction;
  /** Done for each range of towns, `{day, at, from, to}` → … → `{towns, queued, failed}`. */
  readonly steps: readonly LambdaInvoke[];
  /** Sums up, `{day, at, results}` → `{towns, queued, failed}`. */
  readonly close: LambdaInvoke;
  readonly manyTowns: boolean;
}

/** What `close` is given. */
export const CLOSING = {
  day: JsonPath.stringAt('$.day'),
  at: JsonPath.stringAt('$.at'),
  results: JsonPath.stringAt('$.results'),
};

/**
 * The frame of a run over all towns: `ListTowns` → for each range the steps → close → fail if a town failed.
 * A range that breaks is counted and holds up no other.
 */
export const everyTown = (scope: Construct, { listTowns, steps, close, manyTowns }: EveryTownProps): IChainable => {
  const countAsFailed = new Pass(scope, 'CountAsFailed', { result: Result.fromObject({ towns: 0, queued: 0, failed: 1 }) });
  for (const one of steps) one.addCatch(countAsFailed, { errors: [Errors.ALL] });
  const props = {
    itemsPath: '$.ranges',
    maxConcurrency: RANGES_AT_ONCE,
    itemSelector: {
      day: JsonPath.stringAt('$.day'),
      at: JsonPath.stringAt('$.at'),
      from: JsonPath.stringAt('$$.Map.Item.Value.from'),
      to: JsonPath.stringAt('$$.Map.Item.Value.to'),
    },
    resultPath: '$.results',
  };
  const eachRange = manyTowns
    ? new DistributedMap(scope, 'EachRange', { ...props, mapExecutionType: StateMachineType.EXPRESS })
    : new InlineMap(scope, 'EachRange', props);
  steps.reduce((before, after) => {
    before.next(after);
    return after;
  });
  eachRange.itemProcessor(steps[0]!);

  const didTownsFail = new Choice(scope, 'DidTownsFail')
    .when(
      Condition.numberGreaterThan('$.failed', 0),
      new Fail(scope, 'SomeTownsFailed', { error: TOWNS_FAILED, cause: 'The log of the step names the towns.' }),
    )
    .otherwise(new Succeed(scope, 'AllTownsDone'));
  return step(scope, 'ListTowns', listTowns).next(eachRange).next(close).next(didTownsFail);
};

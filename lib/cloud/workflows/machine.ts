import type { Duration } from 'aws-cdk-lib';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { DefinitionBody, type IChainable, LogLevel, StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';

/** A Standard state machine with its log. Logs hold the steps but not their data: inputs and outputs stay with the execution. */
export const machineOf = (scope: Construct, definition: IChainable, timeout: Duration): StateMachine =>
  new StateMachine(scope, 'Machine', {
    definitionBody: DefinitionBody.fromChainable(definition),
    timeout,
    tracingEnabled: true,
    logs: {
      destination: new LogGroup(scope, 'Logs', { retention: RetentionDays.SIX_MONTHS }),
      level: LogLevel.ALL,
      includeExecutionData: false,
    },
  });

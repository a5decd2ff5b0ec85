import { Duration, TimeZone } from 'aws-cdk-lib';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { ContextAttribute, Schedule, ScheduleExpression, ScheduleTargetInput } from 'aws-cdk-lib/aws-scheduler';
import { LambdaInvoke } from 'aws-cdk-lib/aws-scheduler-targets';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { type Choices, SCHEDULES, type ScheduleName } from './context.ts';

export interface SchedulesProps {
  readonly choices: Choices;
  readonly failures: IQueue;
  /** Starts a machine under the day's name: a schedule itself cannot give an execution its name. */
  readonly startScheduled: IFunction;
  readonly redeliver: IFunction;
  readonly checkDailyRun: IFunction;
}

/** What happens by the clock, in the town's zone. Each is told its instant, `at`: no function looks at a clock of its own. */
export class Schedules extends Construct {
  constructor(scope: Construct, id: string, { choices, failures, startScheduled, redeliver, checkDailyRun }: SchedulesProps) {
    super(scope, id);
    const at = ContextAttribute.scheduledTime;
    const direct: Partial<Record<ScheduleName, IFunction>> = { redeliver, 'check-daily-run': checkDailyRun };
    for (const name of SCHEDULES) {
      const own = direct[name];
      new Schedule(this, name, {
        description: own ? `Runs ${name}` : `Starts the machine ${name}`,
        schedule: ScheduleExpression.expression(choices.schedules[name], TimeZone.of(choices.timeZone)),
        target: new LambdaInvoke(own ?? startScheduled, {
          input: ScheduleTargetInput.fromObject(own ? { at } : { machine: name, at }),
          deadLetterQueue: failures,
          maxEventAge: Duration.hours(12),
          retryAttempts: 100,
        }),
      });
    }
  }
}

import { Duration, TimeZone } from 'aws-cdk-lib';
import { ContextAttribute, Schedule, ScheduleExpression, ScheduleTargetInput } from 'aws-cdk-lib/aws-scheduler';
import { LambdaInvoke } from 'aws-cdk-lib/aws-scheduler-targets';
import { Construct } from 'constructs';
import { type Choices, SCHEDULES, type ScheduleName } from './context.ts';
import { type House, HouseFunction } from './house-function.ts';
import { count } from './metrics.ts';
import type { Machines } from './workflows/machines.ts';

export interface ClockProps {
  readonly choices: Choices;
  readonly machines: Machines;
  readonly redeliver: HouseFunction;
}

/** What happens by itself, in the town's zone. Each function is told its instant, `at`: none looks at a clock of its own. */
export class Clock extends Construct {
  constructor(house: House, id: string, { choices, machines, redeliver }: ClockProps) {
    super(house.stack, id);
    const startScheduled = startScheduledOf(house, machines);
    const direct: Partial<Record<ScheduleName, HouseFunction>> = { redeliver, 'check-daily-run': checkDailyRunOf(house) };
    const at = ContextAttribute.scheduledTime;
    for (const name of SCHEDULES) {
      const own = direct[name];
      new Schedule(this, name, {
        description: own ? `Runs ${name}` : `Starts the machine ${name}`,
        schedule: ScheduleExpression.expression(choices.schedules[name], TimeZone.of(choices.timeZone)),
        target: new LambdaInvoke(own ?? startScheduled, {
          input: ScheduleTargetInput.fromObject(own ? { at } : { machine: name, at }),
          deadLetterQueue: house.failures,
          maxEventAge: Duration.hours(12),
          retryAttempts: 100,
        }),
      });
    }
  }
}

/** Starts a machine under the day's name: a schedule itself cannot give an execution its name. */
const startScheduledOf = (house: House, { dailyReminders, monthlyBulletin, yearEndReview }: Machines): HouseFunction => {
  const startScheduled = new HouseFunction(house, 'StartScheduled', {
    door: 'start-scheduled',
    table: 'read',
    timeout: Duration.minutes(2),
    asynchronous: true,
  });
  startScheduled.starts({
    dailyRemindersMachine: dailyReminders.machine,
    monthlyBulletinMachine: monthlyBulletin.machine,
    yearEndReviewMachine: yearEndReview.machine,
  });
  return startScheduled;
};

/** Alarms know no workdays: this counts the towns whose day was not gone through, and an alarm watches the count. */
const checkDailyRunOf = (house: House): HouseFunction => {
  const checkDailyRun = new HouseFunction(house, 'CheckDailyRun', {
    door: 'check-daily-run',
    table: 'read',
    timeout: Duration.minutes(2),
    asynchronous: true,
  });
  count(checkDailyRun.logGroup, 'TownsWithoutRun');
  return checkDailyRun;
};

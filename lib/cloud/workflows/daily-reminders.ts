import { Duration } from 'aws-cdk-lib';
import type { StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import { type House, HouseFunction } from '../house-function.ts';
import { CLOSING, type EveryTownProps, everyTown } from './every-town.ts';
import { machineOf } from './machine.ts';
import { step } from './step.ts';

/**
 * Puts a day's reminders of every town in the outbox: `{day, at}`.
 * 1. `ListTowns` → ranges of at most 100 towns.
 * 2. `QueueReminders`, a range: what is due today, and the proof of the day's run.
 * 3. `CloseDay` sums up; a town that failed fails the execution with `TownsFailed`, after all others are done.
 */
export class DailyReminders extends Construct {
  readonly machine: StateMachine;

  constructor(house: House, id: string, { listTowns, manyTowns }: Pick<EveryTownProps, 'listTowns' | 'manyTowns'>) {
    super(house.stack, id);
    const queueReminders = new HouseFunction(house, 'QueueReminders', {
      door: 'daily-reminders/queue-reminders',
      table: 'change',
      timeout: Duration.minutes(4),
    });
    const closeDay = new HouseFunction(house, 'CloseDay', { door: 'daily-reminders/close-day', table: 'read' });

    const run = everyTown(this, {
      listTowns,
      steps: [step(this, 'QueueReminders', queueReminders)],
      close: step(this, 'CloseDay', closeDay, { payload: CLOSING }),
      manyTowns,
    });
    this.machine = machineOf(this, run, Duration.hours(1));
  }
}

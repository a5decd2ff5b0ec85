import { Duration } from 'aws-cdk-lib';
import type { StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import { type House, HouseFunction } from '../house-function.ts';
import { CLOSING, type EveryTownProps, everyTown } from './every-town.ts';
import { machineOf } from './machine.ts';
import { step } from './step.ts';

/**
 * Writes the month's bulletin of every town whose day it is: `{day, at}`.
 * 1. `ListTowns` → ranges of at most 100 towns.
 * 2. A range: `DraftBulletin` notes lights and values, `RenderBulletin` writes the documents, `QueueBulletin` puts the letters in the outbox.
 * 3. `CloseMonth` sums up; a town that failed fails the execution with `TownsFailed`, after all others are done.
 */
export class MonthlyBulletin extends Construct {
  readonly machine: StateMachine;

  constructor(house: House, id: string, { listTowns, manyTowns }: Pick<EveryTownProps, 'listTowns' | 'manyTowns'>) {
    super(house.stack, id);
    const timeout = Duration.minutes(4);
    const draftBulletin = new HouseFunction(house, 'DraftBulletin', {
      door: 'monthly-bulletin/draft-bulletin',
      table: 'change',
      bucket: 'read',
      timeout,
    });
    const renderBulletin = new HouseFunction(house, 'RenderBulletin', {
      door: 'monthly-bulletin/render-bulletin',
      table: 'read',
      bucket: 'write',
      memorySize: 1024,
      timeout,
    });
    const queueBulletin = new HouseFunction(house, 'QueueBulletin', { door: 'monthly-bulletin/queue-bulletin', table: 'change', timeout });
    const closeMonth = new HouseFunction(house, 'CloseMonth', { door: 'monthly-bulletin/close-month', table: 'read' });

    const run = everyTown(this, {
      listTowns,
      steps: [
        step(this, 'DraftBulletin', draftBulletin),
        step(this, 'RenderBulletin', renderBulletin),
        step(this, 'QueueBulletin', queueBulletin),
      ],
      close: step(this, 'CloseMonth', closeMonth, { payload: CLOSING }),
      manyTowns,
    });
    this.machine = machineOf(this, run, Duration.hours(1));
  }
}

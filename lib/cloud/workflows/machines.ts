import { Duration } from 'aws-cdk-lib';
import type { Choices } from '../context.ts';
import { type House, HouseFunction } from '../house-function.ts';
import { DailyReminders } from './daily-reminders.ts';
import { Intake } from './intake.ts';
import { MonthlyBulletin } from './monthly-bulletin.ts';
import { ProduceFiles } from './produce-files.ts';
import { Publish } from './publish.ts';
import { YearEndReview } from './year-end-review.ts';

/** The six state machines. */
export interface Machines {
  readonly intake: Intake;
  readonly publish: Publish;
  readonly dailyReminders: DailyReminders;
  readonly monthlyBulletin: MonthlyBulletin;
  readonly yearEndReview: YearEndReview;
  readonly produceFiles: ProduceFiles;
}

export const machinesOf = (house: House, { manyTowns }: Choices): Machines => {
  const listTowns = new HouseFunction(house, 'ListTowns', {
    door: 'daily-reminders/list-towns',
    table: 'read',
    timeout: Duration.minutes(1),
  });
  return {
    intake: new Intake(house, 'Intake'),
    publish: new Publish(house, 'Publish'),
    dailyReminders: new DailyReminders(house, 'DailyReminders', { listTowns, manyTowns }),
    monthlyBulletin: new MonthlyBulletin(house, 'MonthlyBulletin', { listTowns, manyTowns }),
    yearEndReview: new YearEndReview(house, 'YearEndReview'),
    produceFiles: new ProduceFiles(house, 'ProduceFiles'),
  };
};

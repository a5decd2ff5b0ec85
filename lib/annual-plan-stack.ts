import { CfnOutput, Duration, Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { acknowledge } from '#cloud/acknowledgements.ts';
import { Alarms } from '#cloud/alarms.ts';
import type { Choices } from '#cloud/context.ts';
import { type House, HouseFunction } from '#cloud/house-function.ts';
import { TownApi } from '#cloud/http-api.ts';
import { issuerOf } from '#cloud/identity.ts';
import { mailOf } from '#cloud/mail.ts';
import { countTownsWithoutRun } from '#cloud/metrics.ts';
import { CHANGED_PEOPLE, listen, NEW_LETTERS } from '#cloud/outbox.ts';
import { Schedules } from '#cloud/schedules.ts';
import { Store } from '#cloud/store.ts';
import { DailyReminders } from '#cloud/workflows/daily-reminders.ts';
import { Intake } from '#cloud/workflows/intake.ts';
import { MonthlyBulletin } from '#cloud/workflows/monthly-bulletin.ts';
import { Publish } from '#cloud/workflows/publish.ts';
import { YearEndReview } from '#cloud/workflows/year-end-review.ts';

/** The whole system: read me first. What is stored, the long work, who may come in, the doors, the clock, the post. */
export class AnnualPlanStack extends Stack {
  constructor(scope: Construct, id: string, choices: Choices) {
    super(scope, id, {
      description: 'Annual plan: the promises of a work report, kept and proved',
      terminationProtection: true,
      ...(choices.region && { env: { region: choices.region } }),
    });

    // What is stored
    const { table, bucket, failures } = new Store(this, 'Store');
    const house: House = { stack: this, table, bucket, failures };

    // The long work
    const listTowns = new HouseFunction(house, 'ListTowns', { door: 'daily-reminders/list-towns', table: 'read' });
    const intake = new Intake(house, 'Intake');
    const publish = new Publish(house, 'Publish');
    const dailyReminders = new DailyReminders(house, 'DailyReminders', listTowns, choices.manyTowns);
    const monthlyBulletin = new MonthlyBulletin(house, 'MonthlyBulletin', listTowns, choices.manyTowns);
    const yearEndReview = new YearEndReview(house, 'YearEndReview');
    const machines = {
      intakeMachine: intake.machine.stateMachineArn,
      publishMachine: publish.machine.stateMachineArn,
      yearEndReviewMachine: yearEndReview.machine.stateMachineArn,
    };

    // The doors
    const timeout = Duration.seconds(28);
    const api = new HouseFunction(house, 'Api', {
      door: 'api/index',
      table: 'change',
      timeout,
      environment: { ...machines, operators: choices.operators },
    });
    const files = new HouseFunction(house, 'Files', {
      door: 'files/index',
      table: 'change',
      bucket: 'change',
      memorySize: 1024,
      timeout,
      environment: { intakeMachine: machines.intakeMachine },
    });
    api.start(publish.machine, yearEndReview.machine);
    api.follow(intake.machine, publish.machine, yearEndReview.machine);
    files.start(intake.machine);
    const issuer = issuerOf(this, choices);
    const { http } = new TownApi(this, 'HttpApi', { issuer, api, files });
    const publicUrl = choices.publicUrl || http.apiEndpoint;

    // The post
    const mail = mailOf(this, choices);
    const post = { table: 'change', timeout: Duration.minutes(2), environment: { ...mail.environment, publicUrl } } as const;
    const deliverLetters = new HouseFunction(house, 'DeliverLetters', { door: 'outbox/deliver-letters', ...post });
    const redeliver = new HouseFunction(house, 'Redeliver', { door: 'outbox/redeliver', asynchronous: true, ...post });
    redeliver.readQueueIndex(house);
    for (const postman of [deliverLetters, redeliver]) mail.allow(postman);
    listen(house, deliverLetters, NEW_LETTERS);

    // The clock
    const startScheduled = new HouseFunction(house, 'StartScheduled', {
      door: 'start-scheduled',
      table: 'read',
      asynchronous: true,
      environment: {
        dailyRemindersMachine: dailyReminders.machine.stateMachineArn,
        monthlyBulletinMachine: monthlyBulletin.machine.stateMachineArn,
        yearEndReviewMachine: machines.yearEndReviewMachine,
      },
    });
    startScheduled.start(dailyReminders.machine, monthlyBulletin.machine, yearEndReview.machine);
    const checkDailyRun = new HouseFunction(house, 'CheckDailyRun', { door: 'check-daily-run', table: 'read', asynchronous: true });
    countTownsWithoutRun(checkDailyRun.logGroup);
    new Schedules(this, 'Schedules', { choices, failures, startScheduled, redeliver, checkDailyRun });

    // The people, when the stack keeps their accounts
    if (issuer.pool) {
      const syncPeople = new HouseFunction(house, 'SyncPeople', {
        door: 'sync-people',
        environment: { userPool: issuer.pool.userPoolId },
      });
      syncPeople.allow(['cognito-idp:AdminCreateUser', 'cognito-idp:AdminDeleteUser', 'cognito-idp:AdminGetUser'], issuer.pool.userPoolArn);
      listen(house, syncPeople, CHANGED_PEOPLE);
    }

    // Who is woken, and by what
    const { operators } = choices;
    new Alarms(this, 'Alarms', {
      operators,
      http,
      failures,
      deliverLetters,
      intake,
      publish,
      dailyReminders,
      monthlyBulletin,
      yearEndReview,
    });

    acknowledge(this);
    new CfnOutput(this, 'ApiUrl', { value: http.apiEndpoint });
  }
}

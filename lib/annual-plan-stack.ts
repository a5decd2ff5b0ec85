import { CfnOutput, Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { acknowledge } from '#cloud/acknowledgements.ts';
import { Alarms } from '#cloud/alarms.ts';
import { Clock } from '#cloud/clock.ts';
import type { Choices } from '#cloud/context.ts';
import type { House } from '#cloud/house-function.ts';
import { HttpDoors } from '#cloud/http-doors.ts';
import { issuerOf } from '#cloud/identity.ts';
import { Outbox } from '#cloud/outbox.ts';
import { Store } from '#cloud/store.ts';
import { machinesOf } from '#cloud/workflows/machines.ts';

/** The whole system: read me first. */
export class AnnualPlanStack extends Stack {
  constructor(scope: Construct, id: string, choices: Choices) {
    super(scope, id, {
      description: 'Annual plan: the promises of a work report, kept and proved',
      terminationProtection: true,
      ...(choices.region && { env: { region: choices.region } }),
    });

    // What is stored: one table, one bucket; and where an event ends that nobody could handle.
    const { table, bucket, failures } = new Store(this, 'Store', choices.publicUrl);
    const house: House = { stack: this, table, bucket, failures };

    // Long work: Intake, Publish, DailyReminders, MonthlyBulletin, YearEndReview, ProduceFiles.
    const machines = machinesOf(house, choices);

    // Who may come in, and the three functions that answer: Api, Files, Links.
    const issuer = issuerOf(house, choices);
    const { http } = new HttpDoors(house, 'HttpDoors', { issuer, machines, choices });

    // Letters: the table's stream wakes DeliverLetters; Redeliver takes up what was left.
    const { redeliver } = new Outbox(house, 'Outbox', { ...choices, publicUrl: choices.publicUrl || http.apiEndpoint });

    // What happens by itself: StartScheduled, Redeliver, CheckDailyRun.
    new Clock(house, 'Clock', { choices, machines, redeliver });

    // Who is woken, and by what.
    new Alarms(this, 'Alarms', { ...machines, operators: choices.operators, http, failures });

    acknowledge(this);
    new CfnOutput(this, 'ApiUrl', { value: http.apiEndpoint });
  }
}

import { Duration } from 'aws-cdk-lib';
import type { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { Alarm, ComparisonOperator, type IMetric, MathExpression, Metric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import type { StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import { DEFECTS, METRICS, TOWNS_WITHOUT_RUN } from './metrics.ts';
import type { DailyReminders } from './workflows/daily-reminders.ts';
import type { Intake } from './workflows/intake.ts';
import type { MonthlyBulletin } from './workflows/monthly-bulletin.ts';
import type { Publish } from './workflows/publish.ts';
import type { YearEndReview } from './workflows/year-end-review.ts';

export interface AlarmsProps {
  /** E-mail addresses, divided by commas. */
  readonly operators: string;
  readonly http: HttpApi;
  readonly failures: Queue;
  readonly deliverLetters: IFunction;
  readonly intake: Intake;
  readonly publish: Publish;
  readonly dailyReminders: DailyReminders;
  readonly monthlyBulletin: MonthlyBulletin;
  readonly yearEndReview: YearEndReview;
}

const QUARTER = Duration.minutes(15);

/** @example headingOf('ApiServerErrors') //=> 'api-server-errors' */
const headingOf = (id: string): string => id.replaceAll(/(?<=[a-z])[A-Z]/g, '-$&').toLowerCase();

/** Executions that ended badly: every one is a defect, since a town that fails fails the run. */
const endedBadly = ({ machine }: { machine: StateMachine }): IMetric =>
  sum({ failed: machine.metricFailed(), late: machine.metricTimedOut() });

const sum = (usingMetrics: Record<string, IMetric>, minus?: Record<string, IMetric>): IMetric => {
  const filled = (metrics: Record<string, IMetric>): string[] => Object.keys(metrics).map((name) => `FILL(${name}, 0)`);
  return new MathExpression({
    expression: [filled(usingMetrics).join(' + '), ...(minus ? filled(minus) : [])].join(' - '),
    usingMetrics: { ...usingMetrics, ...minus },
    period: QUARTER,
  });
};

/** Ten alarms, each for one thing that a person must look at; its text names the heading of the runbook that says how. */
export class Alarms extends Construct {
  private readonly operators: Topic;

  constructor(scope: Construct, id: string, props: AlarmsProps) {
    super(scope, id);
    this.operators = new Topic(this, 'Operators', { displayName: 'Annual plan: alarms', enforceSSL: true });
    for (const address of props.operators.split(',').filter(Boolean)) {
      this.operators.addSubscription(new EmailSubscription(address, { deadLetterQueue: props.failures }));
    }
    const { intake, publish } = props;

    this.tell('ApiServerErrors', 'The API answered with 5xx', props.http.metricServerError({ period: QUARTER, statistic: 'Sum' }));
    this.tell('Defects', 'A function met an error that no rule foresees', own(DEFECTS, QUARTER));
    this.tell('EventsFailed', 'An event could not be handled after all retries', props.failures.metricApproximateNumberOfMessagesVisible());
    this.tell(
      'LettersLate',
      'Letters wait more than 15 minutes for delivery',
      props.deliverLetters.metric('IteratorAge', { period: QUARTER, statistic: 'Maximum' }),
      QUARTER.toMilliseconds(),
    );
    this.tell(
      'DailyRunMissing',
      'A town has no record of its daily run',
      own(TOWNS_WITHOUT_RUN, Duration.days(1)),
      1,
      TreatMissingData.BREACHING,
    );
    const refused = { refused: intake.refuseReport.metricInvocations() };
    const unread = { failed: intake.machine.metricFailed(), late: intake.machine.metricTimedOut() };
    this.tell('IntakeFailed', 'A report was neither taken in nor refused', sum(unread, refused));
    const undone = { thawed: publish.thawDraft.metricInvocations(), late: publish.machine.metricTimedOut() };
    this.tell('PublishFailed', 'A plan could not be published', sum(undone));
    this.tell('DailyRemindersFailed', 'Reminders of at least one town were not queued', endedBadly(props.dailyReminders));
    this.tell('MonthlyBulletinFailed', 'The bulletin of at least one town was not written', endedBadly(props.monthlyBulletin));
    this.tell('YearEndReviewFailed', 'A review was not drafted', endedBadly(props.yearEndReview));
  }

  private tell(id: string, what: string, metric: IMetric, threshold = 1, treatMissingData = TreatMissingData.NOT_BREACHING): void {
    const alarm = new Alarm(this, id, {
      metric,
      threshold,
      evaluationPeriods: 1,
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData,
      alarmDescription: `${what}. What to do: docs/runbook.md#${headingOf(id)}`,
    });
    alarm.addAlarmAction(new SnsAction(this.operators));
  }
}

const own = (metricName: string, period: Duration): Metric => new Metric({ namespace: METRICS, metricName, period, statistic: 'Sum' });

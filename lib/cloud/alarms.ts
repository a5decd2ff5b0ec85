import { Duration } from 'aws-cdk-lib';
import type { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { Alarm, ComparisonOperator, type IMetric, MathExpression, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import type { StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import { counted } from './metrics.ts';
import type { DailyReminders } from './workflows/daily-reminders.ts';
import type { Intake } from './workflows/intake.ts';
import type { MonthlyBulletin } from './workflows/monthly-bulletin.ts';
import type { ProduceFiles } from './workflows/produce-files.ts';
import type { Publish } from './workflows/publish.ts';
import type { YearEndReview } from './workflows/year-end-review.ts';

export interface AlarmsProps {
  /** E-mail addresses, divided by commas. */
  readonly operators: string;
  readonly http: HttpApi;
  readonly failures: Queue;
  readonly intake: Intake;
  readonly publish: Publish;
  readonly dailyReminders: DailyReminders;
  readonly monthlyBulletin: MonthlyBulletin;
  readonly yearEndReview: YearEndReview;
  readonly produceFiles: ProduceFiles;
}

interface Watch {
  readonly what: string;
  readonly metric: IMetric;
  /** Periods in a row that must be bad. */
  readonly periods?: number;
  /** No figure at all is bad, too. */
  readonly expected?: boolean;
}

const QUARTER = Duration.minutes(15);

/** @example headingOf('ApiServerErrors') //=> 'api-server-errors' */
const headingOf = (id: string): string => id.replaceAll(/(?<=[a-z])[A-Z]/g, '-$&').toLowerCase();

const sumOf = (metrics: Readonly<Record<string, IMetric>>, minus: Readonly<Record<string, IMetric>> = {}): IMetric => {
  const plus = Object.keys(metrics).map((name) => `FILL(${name}, 0)`);
  const less = Object.keys(minus).map((name) => ` - FILL(${name}, 0)`);
  return new MathExpression({
    expression: plus.join(' + ') + less.join(''),
    usingMetrics: { ...metrics, ...minus },
    period: QUARTER,
  });
};

/** Executions that ended badly. */
const badEndsOf = (machine: StateMachine): Record<string, IMetric> => ({ failed: machine.metricFailed(), late: machine.metricTimedOut() });

/** What a person must look at, and what tells. A report that is refused and a draft that cannot be published are nobody's fault. */
const watchesOf = ({ http, failures, intake, publish, ...runs }: AlarmsProps): Record<string, Watch> => ({
  ApiServerErrors: { what: 'The API answered with 5xx', metric: http.metricServerError({ period: QUARTER, statistic: 'Sum' }) },
  Defects: { what: 'A function met an error that no rule foresees', metric: counted('Defects', QUARTER) },
  EventsFailed: {
    what: 'An event could not be handled after all retries',
    metric: failures.metricApproximateNumberOfMessagesVisible({ period: QUARTER, statistic: 'Maximum' }),
  },
  MailRefused: { what: 'The mail server has refused letters for an hour', metric: counted('MailRefused', QUARTER), periods: 4 },
  DailyRunMissing: {
    what: 'A town has no record of its daily run, or nobody looked',
    metric: counted('TownsWithoutRun', Duration.days(1)),
    expected: true,
  },
  IntakeFailed: {
    what: 'A report was neither taken in nor refused',
    metric: sumOf(badEndsOf(intake.machine), { refused: counted('ReportsRefused', QUARTER) }),
  },
  PublishFailed: {
    what: 'A plan could not be published',
    metric: sumOf({ thawed: publish.thawDraft.metricInvocations(), late: publish.machine.metricTimedOut() }),
  },
  DailyRemindersFailed: { what: 'Reminders of a town were not queued', metric: sumOf(badEndsOf(runs.dailyReminders.machine)) },
  MonthlyBulletinFailed: { what: 'The bulletin of a town was not written', metric: sumOf(badEndsOf(runs.monthlyBulletin.machine)) },
  ProduceFilesFailed: {
    what: 'A year was neither exported nor imported, and not refused',
    metric: sumOf(badEndsOf(runs.produceFiles.machine), { refused: counted('FilesRefused', QUARTER) }),
  },
  YearEndReviewFailed: { what: 'A review was not drafted', metric: sumOf(badEndsOf(runs.yearEndReview.machine)) },
});

/** Eleven alarms, mailed to the operators; the text of each names the heading of the runbook that says what to do. */
export class Alarms extends Construct {
  constructor(scope: Construct, id: string, props: AlarmsProps) {
    super(scope, id);
    const operators = new Topic(this, 'Operators', { displayName: 'Annual plan: alarms', enforceSSL: true });
    for (const address of props.operators.split(',').filter(Boolean)) {
      operators.addSubscription(new EmailSubscription(address, { deadLetterQueue: props.failures }));
    }
    for (const [name, { what, metric, periods = 1, expected = false }] of Object.entries(watchesOf(props))) {
      const alarm = new Alarm(this, name, {
        metric,
        threshold: 1,
        comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
        evaluationPeriods: periods,
        treatMissingData: expected ? TreatMissingData.BREACHING : TreatMissingData.NOT_BREACHING,
        alarmDescription: `${what}. What to do: docs/runbook.md#${headingOf(name)}`,
      });
      alarm.addAlarmAction(new SnsAction(operators));
    }
  }
}

import type { Duration } from 'aws-cdk-lib';
import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { FilterPattern, type ILogGroup, MetricFilter } from 'aws-cdk-lib/aws-logs';

/** Our own figures, counted from log lines: the message that is looked for, and what it adds. A function need not know how figures are kept. */
export const COUNTS = {
  /** Written by the frame round every handler for an error that is no rule's. */
  Defects: { message: 'defect', value: '1' },
  /** A file that is no report: nobody's fault, and no alarm's. */
  ReportsRefused: { message: 'report refused', value: '1' },
  /** Likewise an archive that was refused; the frame round every step writes it for the errors of rules. */
  FilesRefused: { message: 'refused', value: '1' },
  MailRefused: { message: 'mail refused', value: '1' },
  TownsWithoutRun: { message: 'daily run checked', value: '$.missing' },
} as const;
export type Count = keyof typeof COUNTS;

const METRICS = 'AnnualPlan';

/** Counts the lines of a function's log. */
export const count = (logGroup: ILogGroup, metricName: Count): void => {
  const { message, value } = COUNTS[metricName];
  new MetricFilter(logGroup, metricName, {
    logGroup,
    filterPattern: FilterPattern.stringValue('$.message', '=', message),
    metricNamespace: METRICS,
    metricName,
    metricValue: value,
  });
};

/** Sum of a figure over all functions that count it. */
export const counted = (metricName: Count, period: Duration): Metric =>
  new Metric({ namespace: METRICS, metricName, period, statistic: 'Sum' });

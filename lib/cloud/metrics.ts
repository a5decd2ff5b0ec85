import { FilterPattern, type ILogGroup, MetricFilter } from 'aws-cdk-lib/aws-logs';

/** Our own two figures, counted from log lines: a function need not know how figures are kept. */
export const METRICS = 'AnnualPlan';
export const DEFECTS = 'Defects';
export const TOWNS_WITHOUT_RUN = 'TownsWithoutRun';

/** Counts lines whose message is `defect`: what the frame round every handler writes for an error that is no rule's. */
export const countDefects = (logGroup: ILogGroup): void => {
  new MetricFilter(logGroup, 'Defects', {
    logGroup,
    filterPattern: FilterPattern.stringValue('$.message', '=', 'defect'),
    metricNamespace: METRICS,
    metricName: DEFECTS,
    metricValue: '1',
  });
};

/** Takes the figure from the line in which `check-daily-run` writes `townsWithoutRun`, also when it is 0. */
export const countTownsWithoutRun = (logGroup: ILogGroup): void => {
  new MetricFilter(logGroup, 'TownsWithoutRun', {
    logGroup,
    filterPattern: FilterPattern.exists('$.townsWithoutRun'),
    metricNamespace: METRICS,
    metricName: TOWNS_WITHOUT_RUN,
    metricValue: '$.townsWithoutRun',
  });
};

import { basename, dirname } from 'node:path';
import { describe, expect, it } from 'vitest';
import { DOORS } from '#cloud/bundles.ts';
import { SETTINGS } from '#runtime/settings.ts';
import { nameOf, synthesized } from '../support/synthesized.ts';

const template = synthesized({ operators: 'a@example.org' });
const functions = template.ofType('AWS::Lambda::Function');

/** @example pascalOf('intake/split-report') //=> 'SplitReport' */
const pascalOf = (door: string): string =>
  (basename(door) === 'index' ? dirname(door) : basename(door)).replaceAll(/(?:^|-)([a-z])/g, (_, letter: string) => letter.toUpperCase());

interface Statement {
  readonly Action: string | string[];
  readonly Resource: unknown;
}

const statements = template
  .ofType('AWS::IAM::Policy')
  .flatMap(([id, { Properties }]) => (Properties.PolicyDocument.Statement as Statement[]).map((statement) => ({ id, ...statement })));

describe('every function', () => {
  it('has the name of its file, and every file is a function', () => {
    expect(functions.map(([id]) => nameOf(id)).sort()).toEqual(DOORS.map(pascalOf).sort());
  });

  it.each(functions.map(([id, { Properties }]) => ({ name: nameOf(id), Properties })))(
    '$name keeps the rules of the house',
    ({ Properties }) => {
      expect(Properties).toMatchObject({
        Runtime: 'nodejs24.x',
        Architectures: ['arm64'],
        Handler: 'index.handler',
        MemorySize: expect.any(Number),
        Timeout: expect.any(Number),
        TracingConfig: { Mode: 'Active' },
        LoggingConfig: { LogFormat: 'JSON', LogGroup: { Ref: expect.any(String) } },
      });
      const known = new Set<string>([...Object.values(SETTINGS), 'NODE_OPTIONS']);
      expect(Object.keys(Properties.Environment.Variables).filter((name) => !known.has(name))).toEqual([]);
    },
  );

  it('has a role of its own', () => {
    expect(new Set(functions.map(([, { Properties }]) => Properties.Role['Fn::GetAtt'][0])).size).toBe(functions.length);
    expect(JSON.stringify(template.ofType('AWS::IAM::Role'))).not.toContain('ManagedPolicyArns');
  });
});

describe('rights', () => {
  it('never hold a wildcard as action, and "*" as resource only where AWS knows no other', () => {
    const actions = statements.flatMap(({ Action }) => Action);
    expect(actions.filter((action) => action.includes('*'))).toEqual([]);
    const anywhere = statements.filter(({ Resource }) => Resource === '*').flatMap(({ Action }) => Action);
    expect([...new Set(anywhere)].sort()).toEqual([
      'dynamodb:ListStreams',
      'logs:CreateLogDelivery',
      'logs:DeleteLogDelivery',
      'logs:DescribeLogGroups',
      'logs:DescribeResourcePolicies',
      'logs:GetLogDelivery',
      'logs:ListLogDeliveries',
      'logs:PutResourcePolicy',
      'logs:UpdateLogDelivery',
      'xray:GetSamplingRules',
      'xray:GetSamplingTargets',
      'xray:PutTelemetryRecords',
      'xray:PutTraceSegments',
    ]);
  });

  it('allow no scan of the table', () => {
    expect(JSON.stringify(statements)).not.toContain('dynamodb:Scan');
  });

  it('let nobody but these change the table', () => {
    const changers = statements
      .filter(({ Action }) => Action.includes('dynamodb:PutItem'))
      .map(({ id }) => id.slice(0, id.indexOf('Role')));
    const readers = [
      'ListTowns',
      'SplitReport',
      'CloseDay',
      'RenderBulletin',
      'CloseMonth',
      'RenderReview',
      'StartScheduled',
      'CheckDailyRun',
    ];
    expect(changers.sort()).toEqual(
      functions
        .map(([id]) => nameOf(id))
        .filter((name) => !readers.includes(name) && name !== 'SyncPeople')
        .sort(),
    );
  });
});

describe('what fails', () => {
  it('ends in the queue of failures when nobody waits for the answer', () => {
    const asynchronous = template.ofType('AWS::Scheduler::Schedule').map(([, { Properties }]) => Properties.Target.Arn['Fn::GetAtt'][0]);
    for (const id of asynchronous) expect(template.resources[id]?.Properties.DeadLetterConfig).toBeDefined();
    for (const [, { Properties }] of template.ofType('AWS::Lambda::EventSourceMapping')) {
      expect(Properties).toMatchObject({
        FunctionResponseTypes: ['ReportBatchItemFailures'],
        BisectBatchOnFunctionError: true,
        MaximumRetryAttempts: 3,
      });
      expect(Properties.DestinationConfig.OnFailure.Destination).toBeDefined();
    }
  });

  it('rings for new letters that are to be sent, and for new people', () => {
    const patterns = template
      .ofType('AWS::Lambda::EventSourceMapping')
      .map(([, { Properties }]) => JSON.parse(Properties.FilterCriteria.Filters[0].Pattern));
    expect(patterns).toEqual([
      { eventName: ['INSERT'], dynamodb: { NewImage: { pk: { S: [{ prefix: 'EMAIL#' }] } } } },
      { eventName: ['INSERT'], dynamodb: { NewImage: { pk: { S: [{ prefix: 'LETTERS#' }] }, status: { S: ['queued'] } } } },
    ]);
  });
});

describe('what is kept', () => {
  it('logs: half a year at least', () => {
    const groups = template.ofType('AWS::Logs::LogGroup');
    expect(groups.length).toBeGreaterThan(functions.length);
    for (const [, { Properties }] of groups) expect(Properties.RetentionInDays).toBeGreaterThanOrEqual(180);
  });

  it('table and bucket: also when the stack is deleted', () => {
    for (const type of ['AWS::DynamoDB::Table', 'AWS::S3::Bucket'])
      for (const [, { DeletionPolicy }] of template.ofType(type)) expect(DeletionPolicy).toBe('Retain');
    expect(template.ofType('AWS::DynamoDB::Table')[0]?.[1].Properties).toMatchObject({
      BillingMode: 'PAY_PER_REQUEST',
      DeletionProtectionEnabled: true,
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
      StreamSpecification: { StreamViewType: 'NEW_IMAGE' },
      TimeToLiveSpecification: { AttributeName: 'ttl', Enabled: true },
    });
  });
});

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Stack } from 'aws-cdk-lib';
import { CfnUserPool } from 'aws-cdk-lib/aws-cognito';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { buildApp, STACK_NAME } from '#cloud/app.ts';
import { CHINA, synthesized, WITHOUT_BUNDLES } from '../support/synthesized.ts';

/** The local cloud must run or set aside each of these: the list grows on purpose only. */
const ALLOWED = [
  'AWS::ApiGatewayV2::Api',
  'AWS::ApiGatewayV2::Authorizer',
  'AWS::ApiGatewayV2::Integration',
  'AWS::ApiGatewayV2::Route',
  'AWS::ApiGatewayV2::Stage',
  'AWS::CloudWatch::Alarm',
  'AWS::DynamoDB::Table',
  'AWS::IAM::Policy',
  'AWS::IAM::Role',
  'AWS::Lambda::EventSourceMapping',
  'AWS::Lambda::Function',
  'AWS::Lambda::Permission',
  'AWS::Logs::LogGroup',
  'AWS::Logs::MetricFilter',
  'AWS::S3::Bucket',
  'AWS::S3::BucketPolicy',
  'AWS::SNS::Subscription',
  'AWS::SNS::Topic',
  'AWS::SNS::TopicPolicy',
  'AWS::SQS::Queue',
  'AWS::SQS::QueuePolicy',
  'AWS::Scheduler::Schedule',
  'AWS::StepFunctions::StateMachine',
];
const OF_THE_POOL = [
  'AWS::Cognito::ManagedLoginBranding',
  'AWS::Cognito::UserPool',
  'AWS::Cognito::UserPoolClient',
  'AWS::Cognito::UserPoolDomain',
];

const OF_SES = ['AWS::Events::Rule', 'AWS::SES::ConfigurationSet', 'AWS::SES::ConfigurationSetEventDestination'];

const OPERATORS = { operators: 'a@example.org,b@example.org' };

/** Synth itself fails on any finding of cdk-nag, and on any resource that the region lacks: each shape below was checked by it. */
describe('the app', () => {
  it.each([
    { why: 'no issuer given: the stack makes a pool', context: OPERATORS, pool: true, ses: true },
    { why: 'an issuer is given', context: { ...OPERATORS, issuer: 'https://id.example.org', audience: 'page' }, pool: false, ses: true },
    { why: 'China', context: { ...OPERATORS, ...CHINA }, pool: false, ses: false },
    { why: 'more than 1,000 towns', context: { ...OPERATORS, manyTowns: true }, pool: true, ses: true },
  ])('synthesizes without finding: $why', ({ context, pool, ses }) => {
    const types = new Set(Object.values(synthesized(context).resources).map(({ Type }) => Type));
    expect([...types].sort()).toEqual([...ALLOWED, ...(pool ? OF_THE_POOL : []), ...(ses ? OF_SES : [])].sort());
  });

  it('is the same when made twice', () => {
    expect(synthesized().resources).toEqual(synthesized().resources);
  });
});

/** A check must be seen to fail once. */
describe('the checks of synth', () => {
  const outdir = mkdtempSync(join(tmpdir(), 'annual-plan-red-'));
  afterEach(() => {
    vi.restoreAllMocks();
    process.exitCode = undefined;
    rmSync(outdir, { recursive: true, force: true });
  });

  const synthWith = (context: Record<string, unknown>, add: (stack: Stack) => void): void => {
    vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    const app = buildApp({ ...WITHOUT_BUNDLES, ...context }, outdir);
    add(app.node.findChild(STACK_NAME) as Stack);
    app.synth();
  };

  it('refuse what cdk-nag finds', () => {
    expect(() => synthWith({}, (stack) => new Bucket(stack, 'Careless'))).toThrow('AwsSolutions-S1');
  });

  it('refuse what the region lacks', () => {
    expect(() => synthWith(CHINA, (stack) => new CfnUserPool(stack, 'NotInChina'))).toThrow("does not exist in 'cn-north-1'");
  });
});

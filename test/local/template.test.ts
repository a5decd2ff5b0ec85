import { describe, expect, it } from 'vitest';
import { scopeOf } from '#local/identities.ts';
import { resolve } from '#local/intrinsics.ts';
import { templateOf, type Written } from '../support/cdk-out.ts';

const bucket = { Type: 'AWS::S3::Bucket' };
const meaningOf = (value: unknown, template: Partial<Written> = {}): unknown => {
  const read = templateOf({
    Resources: {
      Store4FBDE984: bucket,
      TaskTable0CCFA19B: { Type: 'AWS::DynamoDB::Table', Properties: {} },
      Twice11111111: bucket,
      Twice22222222: bucket,
      Named: { Type: 'AWS::S3::Bucket', Properties: { BucketName: { 'Fn::Join': ['-', ['reports', { Ref: 'AWS::AccountId' }]] } } },
      Walk459CACFE: { Type: 'AWS::StepFunctions::StateMachine' },
      Step84361D4E: { Type: 'AWS::Lambda::Function' },
      Failures88669BAD: { Type: 'AWS::SQS::Queue' },
      Alarm: { Type: 'AWS::CloudWatch::Alarm' },
      ...template.Resources,
    },
    Parameters: {
      Town: { Type: 'String', Default: 'wangjing' },
      Asked: { Type: 'String' },
      Version: { Type: 'AWS::SSM::Parameter::Value<String>', Default: '/cdk-bootstrap/version' },
    },
    Conditions: { InChina: { 'Fn::Equals': [{ Ref: 'AWS::Partition' }, 'aws-cn'] } },
  });
  return resolve(value, scopeOf(read));
};
const att = (id: string, name: string): object => ({ 'Fn::GetAtt': [id, name] });

describe('what a template says of its resources', () => {
  it.each([
    { why: 'a name is the id without the hash', value: { Ref: 'TaskTable0CCFA19B' }, is: 'TaskTable' },
    { why: 'a bucket is lower case', value: { Ref: 'Store4FBDE984' }, is: 'store' },
    {
      why: 'two of one name keep their hashes',
      value: [{ Ref: 'Twice11111111' }, { Ref: 'Twice22222222' }],
      is: ['twice11111111', 'twice22222222'],
    },
    { why: 'a given name is kept, intrinsics resolved', value: { Ref: 'Named' }, is: 'reports-000000000000' },
    { why: 'a machine is its ARN', value: { Ref: 'Walk459CACFE' }, is: 'arn:aws:states:us-east-1:000000000000:stateMachine:Walk' },
    { why: 'the ARN of a function', value: att('Step84361D4E', 'Arn'), is: 'arn:aws:lambda:us-east-1:000000000000:function:Step' },
    {
      why: 'the stream of a table',
      value: att('TaskTable0CCFA19B', 'StreamArn'),
      is: 'arn:aws:dynamodb:us-east-1:000000000000:table/TaskTable/stream/local',
    },
    { why: 'a queue is its address', value: { Ref: 'Failures88669BAD' }, is: 'https://sqs.us-east-1.amazonaws.com/000000000000/Failures' },
    { why: 'a parameter with a default', value: { Ref: 'Town' }, is: 'wangjing' },
    { why: 'the name of the stack', value: { 'Fn::Sub': '${AWS::StackName}.${AWS::URLSuffix}' }, is: 'Desk.amazonaws.com' },
    { why: 'a condition', value: { 'Fn::If': ['InChina', 'CN', 'elsewhere'] }, is: 'elsewhere' },
  ])('$why', ({ value, is }) => expect(meaningOf(value)).toEqual(is));

  it.each([
    { why: 'a resource that is not there', value: { Ref: 'Nowhere' }, says: 'refers to Nowhere' },
    { why: 'a resource that is idle here', value: { Ref: 'Alarm' }, says: 'Alarm (AWS::CloudWatch::Alarm)' },
    {
      why: 'an attribute that has no value here',
      value: att('Walk459CACFE', 'StateMachineRevisionId'),
      says: 'Walk459CACFE.StateMachineRevisionId',
    },
    { why: 'a condition that is not there', value: { 'Fn::If': ['OnMars', 1, 2] }, says: 'no condition OnMars' },
    { why: 'a parameter that somebody would have to give', value: { Ref: 'Asked' }, says: 'parameter Asked' },
    { why: 'a parameter that AWS would look up', value: { Ref: 'Version' }, says: 'parameter Version' },
  ])('is an error: $why', ({ value, says }) => expect(() => meaningOf(value)).toThrow(says));

  it('leaves out a resource whose condition is false, and what refers to it is an error', () => {
    const Resources = { OnlyInChina: { ...bucket, Condition: 'InChina' } };
    expect(() => meaningOf({ Ref: 'OnlyInChina' }, { Resources })).toThrow('refers to OnlyInChina');
  });
});

describe('the folder that the CDK wrote', () => {
  const Resources = { Step: { Type: 'AWS::Lambda::Function', Properties: { Code: { S3Key: 'abc.zip' } } } };

  it('tells where a function lies, by the key of its asset', () => {
    expect(templateOf({ Resources }).assetDirectory('abc.zip')).toMatch(/\/asset\.abc$/);
    expect(() => templateOf({ Resources }).assetDirectory('other.zip')).toThrow('asset other.zip');
  });

  it.each([
    { why: 'no stack', stacks: [] },
    { why: 'two stacks', stacks: ['Desk', 'Another'] },
  ])('is refused with $why', ({ stacks }) => expect(() => templateOf({ Resources }, stacks)).toThrow(`holds ${stacks.length} stacks`));
});

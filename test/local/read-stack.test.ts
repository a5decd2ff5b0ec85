import { describe, expect, it } from 'vitest';
import { simulatedClock } from '#local/clock.ts';
import { noJournal } from '#local/journal.ts';
import { readStack, type StackSpec } from '#local/read-stack.ts';
import { runStack } from '#local/run-stack.ts';
import { templateOf, type WrittenResource } from '../support/cdk-out.ts';
import { synthesized } from '../support/synthesized.ts';

/** The context that the desk gives the app. */
const { resources: present, ofType } = synthesized({
  publicUrl: 'http://127.0.0.1:8080',
  smtpUrl: 'smtp://127.0.0.1:2525',
  issuer: 'http://127.0.0.1:8080/oidc',
  audience: 'annual-plan-local',
});

const read = (resources: Readonly<Record<string, WrittenResource>>): StackSpec => readStack(templateOf({ Resources: resources }));

type Properties = Record<string, unknown>;
type Change = (properties: Properties) => Properties;

/** The present template with one property of the first resource of a type changed; and that resource's logical id. */
const changed = (type: string, change: Change): { id: string; resources: Readonly<Record<string, WrittenResource>> } => {
  const [id, { Properties }] = ofType(type)[0]!;
  return { id, resources: { ...present, [id]: { Type: type, Properties: change(Properties) } } };
};
const refusalOf = (act: () => unknown): string => {
  try {
    act();
  } catch (error) {
    return (error as Error).message;
  }
  return 'nothing was refused';
};

describe('the present template', () => {
  const stack = read(present);

  it.each([
    { what: 'tables', type: 'AWS::DynamoDB::Table', found: () => stack.tables },
    { what: 'functions', type: 'AWS::Lambda::Function', found: () => stack.functions },
    { what: 'machines', type: 'AWS::StepFunctions::StateMachine', found: () => stack.machines },
    { what: 'mappings', type: 'AWS::Lambda::EventSourceMapping', found: () => stack.mappings },
    { what: 'schedules', type: 'AWS::Scheduler::Schedule', found: () => stack.schedules },
    { what: 'buckets', type: 'AWS::S3::Bucket', found: () => stack.buckets },
    { what: 'routes', type: 'AWS::ApiGatewayV2::Route', found: () => stack.http?.routes ?? [] },
  ])('is run whole: $what', ({ type, found }) => {
    expect(ofType(type).length).toBeGreaterThan(0);
    expect(found()).toHaveLength(ofType(type).length);
  });

  it('has every value that runs as plain text', () => {
    for (const { environment, name } of stack.functions)
      expect(
        Object.entries(environment).filter(([, value]) => typeof value !== 'string'),
        name,
      ).toEqual([]);
    expect(JSON.stringify(stack)).not.toMatch(/Fn::|"Ref"|undefined|\[object/);
  });

  it('names only functions of its own', () => {
    const arns = stack.functions.map(({ arn }) => arn);
    const called = [...stack.mappings, ...stack.schedules, ...(stack.http?.routes ?? [])].map(({ functionArn }) => functionArn);
    expect(called.filter((arn) => !arns.includes(arn))).toEqual([]);
  });

  it('lets nobody in without a token but by the routes named open', () => {
    expect(stack.http?.authorizer).toEqual({ issuer: 'http://127.0.0.1:8080/oidc', audience: ['annual-plan-local'] });
    expect(stack.http?.routes.find(({ key }) => key === '$default')).toMatchObject({ authorized: true, patienceMs: 29_000 });
  });
});

describe('a route that is read', () => {
  const routes = read(present).http?.routes ?? [];

  it.each(routes.filter(({ key }) => key.startsWith('GET ')))('is asked about by HEAD, as it is read: $key', ({ key, ...route }) =>
    expect(routes.find((other) => other.key === key.replace('GET', 'HEAD'))).toMatchObject(route),
  );
});

describe('what this machine cannot do is said before anything starts', () => {
  it('a type of resource, by its id; all of them at once', () => {
    const message = refusalOf(() =>
      read({ ...present, Cache: { Type: 'AWS::ElastiCache::CacheCluster' }, Custom: { Type: 'Custom::S3AutoDeleteObjects' } }),
    );
    expect(message).toContain('Cache: the resource type AWS::ElastiCache::CacheCluster');
    expect(message).toContain('Custom: the resource type Custom::S3AutoDeleteObjects');
  });

  it.each([
    { type: 'AWS::DynamoDB::Table', property: 'KinesisStreamSpecification' },
    { type: 'AWS::Lambda::Function', property: 'Layers' },
    { type: 'AWS::Lambda::Function', property: 'VpcConfig' },
    { type: 'AWS::StepFunctions::StateMachine', property: 'DefinitionS3Location' },
    { type: 'AWS::ApiGatewayV2::Api', property: 'CorsConfiguration' },
    { type: 'AWS::ApiGatewayV2::Integration', property: 'RequestParameters' },
    { type: 'AWS::ApiGatewayV2::Route', property: 'AuthorizationScopes' },
    { type: 'AWS::ApiGatewayV2::Authorizer', property: 'AuthorizerUri' },
    { type: 'AWS::ApiGatewayV2::Stage', property: 'StageVariables' },
    { type: 'AWS::Lambda::EventSourceMapping', property: 'MaximumRecordAgeInSeconds' },
    { type: 'AWS::Lambda::EventSourceMapping', property: 'TumblingWindowInSeconds' },
    { type: 'AWS::Scheduler::Schedule', property: 'EndDate' },
    { type: 'AWS::S3::Bucket', property: 'NotificationConfiguration' },
    { type: 'AWS::SQS::Queue', property: 'RedrivePolicy' },
  ])('a property that would have an effect: $property of $type', ({ type, property }) => {
    const { id, resources } = changed(type, (properties) => ({ ...properties, [property]: {} }));
    expect(refusalOf(() => read(resources))).toContain(`${id}: the property ${property} of ${type}`);
  });

  const target =
    (more: object): Change =>
    (properties) => ({ ...properties, Target: { ...(properties.Target as object), ...more } });
  const put =
    (more: Properties): Change =>
    (properties) => ({ ...properties, ...more });

  it.each([
    {
      why: 'code that is no asset',
      type: 'AWS::Lambda::Function',
      change: put({ Code: { ZipFile: 'exports.handler = 1' } }),
      says: 'asset',
    },
    {
      why: 'an express machine',
      type: 'AWS::StepFunctions::StateMachine',
      change: put({ StateMachineType: 'EXPRESS' }),
      says: '"EXPRESS"',
    },
    { why: 'a WebSocket API', type: 'AWS::ApiGatewayV2::Api', change: put({ ProtocolType: 'WEBSOCKET' }), says: '"WEBSOCKET"' },
    { why: 'a named stage', type: 'AWS::ApiGatewayV2::Stage', change: put({ StageName: 'prod' }), says: '"prod"' },
    { why: 'payload 1.0', type: 'AWS::ApiGatewayV2::Integration', change: put({ PayloadFormatVersion: '1.0' }), says: 'AWS_PROXY 1.0' },
    {
      why: 'a plain HTTP integration',
      type: 'AWS::ApiGatewayV2::Integration',
      change: put({ IntegrationType: 'HTTP_PROXY' }),
      says: 'HTTP_PROXY 2.0',
    },
    {
      why: 'a route to a function of another stack',
      type: 'AWS::ApiGatewayV2::Integration',
      change: put({ IntegrationUri: 'arn:other' }),
      says: 'arn:other',
    },
    { why: 'a route by IAM', type: 'AWS::ApiGatewayV2::Route', change: put({ AuthorizationType: 'AWS_IAM' }), says: '"AWS_IAM"' },
    {
      why: 'a route to nowhere',
      type: 'AWS::ApiGatewayV2::Route',
      change: put({ Target: 'integrations/none' }),
      says: 'integrations/none',
    },
    {
      why: 'an authorizer of one’s own',
      type: 'AWS::ApiGatewayV2::Authorizer',
      change: put({ AuthorizerType: 'REQUEST' }),
      says: '"REQUEST"',
    },
    {
      why: 'a token in a cookie',
      type: 'AWS::ApiGatewayV2::Authorizer',
      change: put({ IdentitySource: ['$request.header.Cookie'] }),
      says: 'Cookie',
    },
    {
      why: 'a source that is no stream',
      type: 'AWS::Lambda::EventSourceMapping',
      change: put({ EventSourceArn: 'arn:aws:sqs:q' }),
      says: 'stream',
    },
    {
      why: 'a stream from its tip',
      type: 'AWS::Lambda::EventSourceMapping',
      change: put({ StartingPosition: 'LATEST' }),
      says: '"LATEST"',
    },
    { why: 'a mapping that is switched off', type: 'AWS::Lambda::EventSourceMapping', change: put({ Enabled: false }), says: 'false' },
    {
      why: 'a table of another stack',
      type: 'AWS::Lambda::EventSourceMapping',
      change: put({ EventSourceArn: 'arn:x:table/other/stream/1' }),
      says: 'other',
    },
    {
      why: 'a mapping to a function of another stack',
      type: 'AWS::Lambda::EventSourceMapping',
      change: put({ FunctionName: 'other' }),
      says: 'other',
    },
    {
      why: 'a bad record tried for ever',
      type: 'AWS::Lambda::EventSourceMapping',
      change: put({ MaximumRetryAttempts: undefined }),
      says: 'MaximumRetryAttempts',
    },
    {
      why: 'a filter that is not understood',
      type: 'AWS::Lambda::EventSourceMapping',
      change: put({ FilterCriteria: { Filters: [{ Pattern: '{"a":[{"numeric":["=",1]}]}' }] } }),
      says: 'numeric',
    },
    {
      why: 'a window of time',
      type: 'AWS::Scheduler::Schedule',
      change: put({ FlexibleTimeWindow: { Mode: 'FLEXIBLE' } }),
      says: '"FLEXIBLE"',
    },
    {
      why: 'a target that is a queue of another kind',
      type: 'AWS::Scheduler::Schedule',
      change: target({ SqsParameters: {} }),
      says: 'SqsParameters',
    },
    {
      why: 'a target that is no function',
      type: 'AWS::Scheduler::Schedule',
      change: target({ Arn: 'arn:aws:scheduler:::aws-sdk:sfn' }),
      says: 'aws-sdk',
    },
  ])('$why, by the resource that asks it', ({ type, change, says }) => {
    const { id, resources } = changed(type, change);
    const message = refusalOf(() => read(resources));
    expect(message).toContain(id);
    expect(message).toContain(says);
  });

  it.each(['AWS::ApiGatewayV2::Api', 'AWS::ApiGatewayV2::Authorizer'])('a second %s', (type) => {
    const [, resource] = ofType(type)[0]!;
    expect(refusalOf(() => read({ ...present, Another: resource }))).toMatch(/More than one/);
  });
});

describe('what its interpreters cannot do is said before anything starts', () => {
  /** Nothing listens there: a start that came so far would fail with another error. */
  const nowhere = {
    database: { endpoint: 'http://127.0.0.1:1', stop: async () => {} },
    journal: noJournal,
    clock: simulatedClock(0, noJournal),
    directory: '/nonexistent/annual-plan',
    seed: 1,
    functionLog: () => {},
  };
  const definition =
    (states: string): Change =>
    (properties) => ({ ...properties, DefinitionString: `{"StartAt":"One","States":{"One":${states}}}` });
  const machine = 'AWS::StepFunctions::StateMachine';
  const schedule =
    (expression: string, timeZone = 'Asia/Shanghai'): Change =>
    (properties) => ({
      ...properties,
      ScheduleExpression: expression,
      ScheduleExpressionTimezone: timeZone,
    });

  it.each([
    { why: 'a type of state', type: machine, change: definition('{"Type":"Dream","End":true}'), says: /state One: the state type Dream/ },
    { why: 'a language', type: machine, change: definition('{"Type":"Pass","QueryLanguage":"JSONata","End":true}'), says: /only JSONPath/ },
    { why: 'a state that leads nowhere', type: machine, change: definition('{"Type":"Pass","Next":"Two"}'), says: /^State machine / },
    {
      why: 'a service called without a function',
      type: machine,
      change: definition('{"Type":"Task","Resource":"arn:aws:states:::sns:publish","End":true}'),
      says: /sns:publish is not a function/,
    },
    { why: 'a moment', type: 'AWS::Scheduler::Schedule', change: schedule('at(2022-03-01T00:00:00)'), says: /at\(2022-03-01T00:00:00\)/ },
    { why: 'five fields', type: 'AWS::Scheduler::Schedule', change: schedule('cron(30 8 * * *)'), says: /cron\(30 8 \* \* \*\)/ },
    { why: 'an hour that there is not', type: 'AWS::Scheduler::Schedule', change: schedule('cron(0 25 * * ? *)'), says: /cron\(0 25/ },
    {
      why: 'a place that there is not',
      type: 'AWS::Scheduler::Schedule',
      change: schedule('cron(0 8 * * ? *)', 'Asia/Wangjing'),
      says: /Asia\/Wangjing/,
    },
    {
      why: 'a schedule that is switched off, too',
      type: 'AWS::Scheduler::Schedule',
      change: (is: Properties) => ({ ...schedule('daily')(is), State: 'DISABLED' }),
      says: /daily/,
    },
  ])('$why', async ({ type, change, says }) => {
    const { id, resources } = changed(type, change);
    const message = await runStack(read(resources), nowhere).then(
      () => 'it started',
      (error: Error) => `${error.name} ${error.message}`,
    );
    expect(message.replace(/^LocalCloudError /, '')).toMatch(says);
    expect(message).toContain(id.replace(/(Machine)?[0-9A-F]{8}$/, ''));
  });
});

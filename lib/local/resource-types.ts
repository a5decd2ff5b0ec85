import { LocalCloudError } from './errors.ts';
import type { Template } from './template.ts';

interface RunType {
  /** Properties that are done as the template says. */
  readonly done: readonly string[];
  /** Properties that mean nothing on a desk, each with its reason. */
  readonly idle: Readonly<Record<string, string>>;
}

const NAMED_IN_CONSOLE = 'shown in the console only';
const ROLE = 'everything here runs as the same person';
const ENCRYPTION = 'the disk of this machine is its own affair';
const TRACING = 'there is no tracing service';

/** What runs here. */
const RUN: Readonly<Record<string, RunType>> = {
  'AWS::DynamoDB::Table': {
    done: ['TableName', 'AttributeDefinitions', 'KeySchema', 'GlobalSecondaryIndexes', 'LocalSecondaryIndexes', 'StreamSpecification'],
    idle: {
      BillingMode: 'nobody is billed',
      DeletionProtectionEnabled: 'nobody deletes the table but by deleting the data folder',
      PointInTimeRecoverySpecification: 'a copy of the data folder is the backup',
      TimeToLiveSpecification: 'removal of expired items is rubbish collection; every read compares expiresAt with the time of the event',
      SSESpecification: ENCRYPTION,
      Tags: NAMED_IN_CONSOLE,
    },
  },
  'AWS::Lambda::Function': {
    done: ['FunctionName', 'Code', 'Environment', 'Handler', 'Timeout', 'MemorySize', 'DeadLetterConfig'],
    idle: {
      Architectures: 'the processor of this machine is used',
      Runtime: 'the Node of this project is used',
      Role: ROLE,
      LoggingConfig: 'logs go to one file',
      TracingConfig: TRACING,
      Description: NAMED_IN_CONSOLE,
      ReservedConcurrentExecutions: 'a desk has fewer workers than any reservation',
      Tags: NAMED_IN_CONSOLE,
    },
  },
  'AWS::StepFunctions::StateMachine': {
    done: ['StateMachineName', 'DefinitionString', 'StateMachineType'],
    idle: {
      RoleArn: ROLE,
      LoggingConfiguration: 'executions are listed by the endpoint',
      TracingConfiguration: TRACING,
      Tags: NAMED_IN_CONSOLE,
    },
  },
  'AWS::ApiGatewayV2::Api': {
    done: ['ProtocolType'],
    idle: { Name: NAMED_IN_CONSOLE, Description: NAMED_IN_CONSOLE, Tags: NAMED_IN_CONSOLE },
  },
  'AWS::ApiGatewayV2::Integration': {
    done: ['ApiId', 'IntegrationType', 'IntegrationUri', 'PayloadFormatVersion', 'TimeoutInMillis'],
    idle: { Description: NAMED_IN_CONSOLE },
  },
  'AWS::ApiGatewayV2::Route': { done: ['ApiId', 'AuthorizationType', 'AuthorizerId', 'RouteKey', 'Target'], idle: {} },
  'AWS::ApiGatewayV2::Authorizer': {
    done: ['ApiId', 'AuthorizerType', 'IdentitySource', 'JwtConfiguration'],
    idle: { Name: NAMED_IN_CONSOLE },
  },
  'AWS::ApiGatewayV2::Stage': {
    done: ['ApiId', 'StageName', 'AutoDeploy'],
    idle: {
      AccessLogSettings: 'there is no log service',
      DefaultRouteSettings: 'one desk cannot flood itself',
      RouteSettings: 'as DefaultRouteSettings',
    },
  },
  'AWS::Lambda::EventSourceMapping': {
    done: [
      'BatchSize',
      'BisectBatchOnFunctionError',
      'DestinationConfig',
      'Enabled',
      'EventSourceArn',
      'FilterCriteria',
      'FunctionName',
      'FunctionResponseTypes',
      'MaximumRetryAttempts',
      'StartingPosition',
    ],
    idle: {
      MaximumBatchingWindowInSeconds: 'waiting longer changes no result',
      ParallelizationFactor: 'order by key is kept, one batch at a time',
      Tags: NAMED_IN_CONSOLE,
    },
  },
  'AWS::Scheduler::Schedule': {
    done: ['ScheduleExpression', 'ScheduleExpressionTimezone', 'State', 'FlexibleTimeWindow', 'Target'],
    idle: { Description: NAMED_IN_CONSOLE, Name: NAMED_IN_CONSOLE, GroupName: NAMED_IN_CONSOLE },
  },
  'AWS::S3::Bucket': {
    done: ['BucketName'],
    idle: {
      BucketEncryption: ENCRYPTION,
      OwnershipControls: 'there is one owner',
      PublicAccessBlockConfiguration: 'the store listens on this machine only',
      VersioningConfiguration: 'old versions are for recovery; a copy of the data folder is the backup',
      LifecycleConfiguration: 'nothing is kept long enough to be tidied away',
      CorsConfiguration: 'the store lets every page of this machine in',
      Tags: NAMED_IN_CONSOLE,
    },
  },
  'AWS::SQS::Queue': {
    done: ['QueueName'],
    idle: {
      MessageRetentionPeriod: 'kept until the end of the run',
      SqsManagedSseEnabled: ENCRYPTION,
      KmsMasterKeyId: ENCRYPTION,
      Tags: NAMED_IN_CONSOLE,
    },
  },
};

/** What has no meaning on a desk as a whole, each with its reason. */
const IDLE: Readonly<Record<string, string>> = {
  'AWS::IAM::Role': ROLE,
  'AWS::IAM::Policy': ROLE,
  'AWS::IAM::ManagedPolicy': ROLE,
  'AWS::Lambda::Permission': ROLE,
  'AWS::S3::BucketPolicy': ROLE,
  'AWS::SQS::QueuePolicy': ROLE,
  'AWS::SNS::TopicPolicy': ROLE,
  'AWS::Logs::LogGroup': 'logs go to one file',
  'AWS::Logs::MetricFilter': 'there are no metrics',
  'AWS::CloudWatch::Alarm': 'the person at the desk sees what fails',
  'AWS::CloudWatch::CompositeAlarm': 'the person at the desk sees what fails',
  'AWS::CloudWatch::Dashboard': 'there are no metrics',
  'AWS::SNS::Topic': 'alarms go nowhere from here',
  'AWS::SNS::Subscription': 'alarms go nowhere from here',
  'AWS::Scheduler::ScheduleGroup': NAMED_IN_CONSOLE,
  'AWS::CDK::Metadata': 'a note of the CDK to itself',
  'AWS::Budgets::Budget': 'nobody is billed',
};

const refusalsOf = (template: Template): string[] =>
  template.resources.flatMap(({ id, type, properties }) => {
    if (type in IDLE) return [];
    const known = RUN[type];
    if (!known) return [`${id}: the resource type ${type}`];
    const unknown = Object.keys(properties).filter((name) => !known.done.includes(name) && !(name in known.idle));
    return unknown.map((name) => `${id}: the property ${name} of ${type}`);
  });

/** Everything in the template is either run or known to mean nothing here. @throws LocalCloudError naming all that is neither */
export const refuseUnknown = (template: Template): void => {
  const refusals = refusalsOf(template);
  if (refusals.length > 0) throw new LocalCloudError(`The template asks what this machine cannot do:\n  ${refusals.join('\n  ')}`);
};

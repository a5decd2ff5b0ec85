import { ArnFormat, Duration, type Stack } from 'aws-cdk-lib';
import type { ITable } from 'aws-cdk-lib/aws-dynamodb';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import {
  ApplicationLogLevel,
  Architecture,
  Code,
  Function as LambdaFunction,
  LoggingFormat,
  Runtime,
  Tracing,
} from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import type { StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import { SETTINGS, type Setting } from '#runtime/settings.ts';
import { bundleOf } from './bundles.ts';
import { count } from './metrics.ts';
import { QUEUE_INDEX } from './store.ts';

/** What every function may need of the stack. */
export interface House {
  readonly stack: Stack;
  readonly table: ITable;
  readonly bucket: IBucket;
  /** Where an event ends that no retry could handle. */
  readonly failures: IQueue;
}

export interface HouseFunctionProps {
  /** File below `functions/`, without its ending. */
  readonly door: string;
  readonly table?: keyof typeof TABLE_ACTIONS;
  /** Partitions that it may read and change, when not all of the table: how their keys begin. */
  readonly within?: Readonly<Record<keyof typeof TABLE_ACTIONS, readonly string[]>>;
  readonly bucket?: keyof typeof BUCKET_ACTIONS;
  readonly environment?: Readonly<Partial<Record<Setting, string>>>;
  /** MB; also the share of a processor: 1,769 MB are one. */
  readonly memorySize?: number;
  readonly timeout?: Duration;
  /** A person waits for the answer: no source maps at run time, they take a third more of a cold start. */
  readonly hasReader?: boolean;
  /** Invoked without anybody who waits for the answer: what fails goes to `failures`. */
  readonly asynchronous?: boolean;
}

type MachinesBySetting = Readonly<Partial<Record<Setting, StateMachine>>>;

/** No Scan anywhere: every access is by key. A transaction is allowed by the actions of its parts. */
const READ_ITEMS = ['dynamodb:GetItem', 'dynamodb:BatchGetItem', 'dynamodb:Query', 'dynamodb:ConditionCheckItem'];
const CHANGE_ITEMS = ['dynamodb:PutItem', 'dynamodb:UpdateItem', 'dynamodb:DeleteItem'];
const TABLE_ACTIONS = { read: READ_ITEMS, change: [...READ_ITEMS, ...CHANGE_ITEMS] };

const BUCKET_ACTIONS = {
  read: ['s3:GetObject'],
  write: ['s3:PutObject'],
  change: ['s3:GetObject', 's3:PutObject'],
};

const executionsOf = (stack: Stack, { stateMachineName }: StateMachine): string =>
  stack.formatArn({
    service: 'states',
    resource: 'execution',
    resourceName: `${stateMachineName}:*`,
    arnFormat: ArnFormat.COLON_RESOURCE_NAME,
  });

/** A Lambda by the rules of the house: Node 24 on arm64, JSON logs kept half a year, an own role that may do what is said here and no more. */
export class HouseFunction extends LambdaFunction {
  constructor(house: House, id: string, props: HouseFunctionProps) {
    const role = new Role(house.stack, `${id}Role`, { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
    const logGroup = new LogGroup(house.stack, `${id}Logs`, { retention: RetentionDays.SIX_MONTHS });
    super(house.stack, id, {
      code: Code.fromAsset(bundleOf(house.stack, props.door)),
      handler: 'index.handler',
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      memorySize: props.memorySize ?? 512,
      timeout: props.timeout ?? Duration.seconds(30),
      environment: HouseFunction.environmentOf(house, props),
      role,
      logGroup,
      loggingFormat: LoggingFormat.JSON,
      applicationLogLevelV2: ApplicationLogLevel.INFO,
      tracing: Tracing.ACTIVE,
      ...(props.asynchronous && { deadLetterQueue: house.failures }),
    });
    logGroup.grantWrite(role);
    count(logGroup, 'Defects');
    if (props.within) this.allowWithin(house.table, props.within);
    else if (props.table) this.allow(TABLE_ACTIONS[props.table], house.table.tableArn);
    if (props.bucket) this.allow(BUCKET_ACTIONS[props.bucket], house.bucket.arnForObjects('*'));
    // Without it S3 answers 403, not 404, for a key that is not there.
    if (props.bucket && props.bucket !== 'write') this.allow(['s3:ListBucket'], house.bucket.bucketArn);
  }

  allow(actions: readonly string[], ...resources: readonly string[]): void {
    this.addToRolePolicy(new PolicyStatement({ actions: [...actions], resources: [...resources] }));
  }

  private allowWithin({ tableArn }: ITable, { read, change }: NonNullable<HouseFunctionProps['within']>): void {
    const statement = (actions: readonly string[], partitions: readonly string[]): PolicyStatement =>
      new PolicyStatement({
        actions: [...actions],
        resources: [tableArn],
        conditions: { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': partitions.map((start) => `${start}*`) } },
      });
    if (read.length > 0) this.addToRolePolicy(statement(READ_ITEMS, read));
    this.addToRolePolicy(statement(CHANGE_ITEMS, change));
  }

  /** May start these machines, and knows where they are. */
  starts(machines: MachinesBySetting): void {
    this.know(machines);
    this.allow(['states:StartExecution'], ...Object.values(machines).map((machine) => machine.stateMachineArn));
  }

  /** May ask how executions of these machines go. */
  follows(machines: MachinesBySetting): void {
    this.know(machines);
    this.allow(
      ['states:DescribeExecution', 'states:GetExecutionHistory'],
      ...Object.values(machines).map((machine) => executionsOf(this.stack, machine)),
    );
  }

  /** May ask which letters are not final. */
  readsQueue({ table }: House): void {
    this.allow(['dynamodb:Query'], `${table.tableArn}/index/${QUEUE_INDEX}`);
  }

  private know(machines: MachinesBySetting): void {
    for (const [setting, machine] of Object.entries(machines)) this.addEnvironment(SETTINGS[setting as Setting], machine.stateMachineArn);
  }

  private static environmentOf(house: House, props: HouseFunctionProps): Record<string, string> {
    const values: Partial<Record<Setting, string>> = {
      ...(props.table && { table: house.table.tableName }),
      ...(props.bucket && { bucket: house.bucket.bucketName }),
      ...props.environment,
    };
    return {
      ...(!props.hasReader && { NODE_OPTIONS: '--enable-source-maps' }),
      ...Object.fromEntries(Object.entries(values).map(([name, value]) => [SETTINGS[name as Setting], value])),
    };
  }
}

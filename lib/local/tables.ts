import {
  CreateTableCommand,
  type CreateTableCommandInput,
  DescribeTableCommand,
  type DynamoDBClient,
  type GlobalSecondaryIndex,
  ResourceNotFoundException,
} from '@aws-sdk/client-dynamodb';
import { LocalCloudError } from './errors.ts';

/** The resource's properties, intrinsic functions resolved. */
export interface TableSpec {
  readonly name: string;
  readonly properties: Readonly<Record<string, unknown>>;
}

type Index = GlobalSecondaryIndex & Record<string, unknown>;

/** Throughput belongs to the bill, not to the desk: all is on demand here. */
const withoutThroughput = ({ IndexName, KeySchema, Projection }: Index): GlobalSecondaryIndex => ({ IndexName, KeySchema, Projection });

const creationOf = ({ name, properties }: TableSpec): CreateTableCommandInput => {
  const stream = properties.StreamSpecification as { StreamViewType?: 'NEW_IMAGE' } | undefined;
  const indexes = properties.GlobalSecondaryIndexes as Index[] | undefined;
  return {
    TableName: name,
    AttributeDefinitions: properties.AttributeDefinitions as CreateTableCommandInput['AttributeDefinitions'],
    KeySchema: properties.KeySchema as CreateTableCommandInput['KeySchema'],
    BillingMode: 'PAY_PER_REQUEST',
    GlobalSecondaryIndexes: indexes?.map(withoutThroughput),
    LocalSecondaryIndexes: properties.LocalSecondaryIndexes as CreateTableCommandInput['LocalSecondaryIndexes'],
    StreamSpecification: stream && { StreamEnabled: true, StreamViewType: stream.StreamViewType },
  };
};

const describe = async (client: DynamoDBClient, name: string) => {
  try {
    return (await client.send(new DescribeTableCommand({ TableName: name }))).Table;
  } catch (error) {
    if (error instanceof ResourceNotFoundException) return undefined;
    throw error;
  }
};

const keysOf = (schema: { KeySchema?: unknown; GlobalSecondaryIndexes?: { IndexName?: string; KeySchema?: unknown }[] }): string =>
  JSON.stringify([schema.KeySchema, schema.GlobalSecondaryIndexes?.map(({ IndexName, KeySchema }) => [IndexName, KeySchema]).sort()]);

/** Creates the table if the data folder does not hold it yet, and tells the ARN of its stream. */
const ensureTable = async (client: DynamoDBClient, spec: TableSpec): Promise<string | undefined> => {
  const wanted = creationOf(spec);
  const existing = await describe(client, spec.name);
  if (existing && keysOf(existing) !== keysOf(wanted)) {
    throw new LocalCloudError(`The data folder holds a table ${spec.name} with other keys or indexes; start with an empty folder.`);
  }
  return (existing ?? (await client.send(new CreateTableCommand(wanted))).TableDescription)?.LatestStreamArn;
};

/** Makes the template's tables; gives each one's stream ARN by the table's name. */
export const createTables = async (client: DynamoDBClient, specs: readonly TableSpec[]): Promise<ReadonlyMap<string, string>> => {
  const streams = new Map<string, string>();
  for (const spec of specs) {
    const arn = await ensureTable(client, spec);
    if (arn) streams.set(spec.name, arn);
  }
  return streams;
};

import { LocalCloudError } from './errors.ts';
import { filterOf } from './filter-pattern.ts';
import type { FunctionSpec } from './functions.ts';
import type { HttpApiSpec } from './http-api.ts';
import { scopeOf } from './identities.ts';
import { resolve, type Scope } from './intrinsics.ts';
import { refuseUnknown } from './resource-types.ts';
import type { ScheduleSpec } from './schedules.ts';
import type { MachineSpec } from './state-machines.ts';
import type { MappingSpec } from './streams.ts';
import type { TableSpec } from './tables.ts';
import type { Resource, Template } from './template.ts';

/** What the template says, in the terms of the parts that do it. */
export interface StackSpec {
  readonly tables: readonly TableSpec[];
  readonly functions: readonly (FunctionSpec & { readonly deadLetterArn?: string | undefined })[];
  readonly machines: readonly MachineSpec[];
  readonly http: HttpApiSpec | undefined;
  readonly mappings: readonly MappingSpec[];
  readonly schedules: readonly ScheduleSpec[];
  readonly buckets: readonly string[];
}

interface Resolved {
  readonly id: string;
  readonly ref: string;
  readonly arn: string;
  readonly is: Readonly<Record<string, unknown>>;
}

/** Only these values are done; another one is refused as loudly as an unknown property. */
const need = (where: string, what: string, value: unknown, allowed: readonly unknown[]): void => {
  if (!allowed.includes(value)) throw new LocalCloudError(`${where}: ${what} ${JSON.stringify(value)} is not done on this machine`);
};

/** An event that goes to another stack's function would be lost here. */
const ownFunction = (where: string, nameOrArn: string, functions: StackSpec['functions']): string => {
  const found = functions.find(({ name, arn }) => [name, arn].includes(nameOrArn));
  if (!found) throw new LocalCloudError(`${where}: ${nameOrArn} is not a function of the template`);
  return found.arn;
};

const tableOf = ({ ref, is }: Resolved): TableSpec => ({ name: ref, properties: is });

const functionOf =
  (template: Template) =>
  ({ id, ref, arn, is }: Resolved): StackSpec['functions'][number] => {
    const { S3Key } = is.Code as { S3Key?: string };
    if (!S3Key) throw new LocalCloudError(`${id}: only code from an asset is run on this machine`);
    const { Variables = {} } = (is.Environment ?? {}) as { Variables?: Record<string, string> };
    return {
      name: ref,
      arn,
      directory: template.assetDirectory(S3Key),
      handler: String(is.Handler),
      timeoutMs: Number(is.Timeout ?? 3) * 1000,
      memoryMb: Number(is.MemorySize ?? 128),
      environment: Variables,
      deadLetterArn: (is.DeadLetterConfig as { TargetArn?: string } | undefined)?.TargetArn,
    };
  };

const machineOf = ({ id, ref, is }: Resolved): MachineSpec => {
  need(id, 'the type', is.StateMachineType ?? 'STANDARD', ['STANDARD']);
  return { name: ref.split(':').at(-1) ?? ref, arn: ref, definition: String(is.DefinitionString) };
};

const streamOf = ({ id, is }: Resolved, tables: readonly TableSpec[]): string => {
  const source = /:table\/([^/]+)\/stream\//.exec(String(is.EventSourceArn))?.[1];
  if (!source) throw new LocalCloudError(`${id}: only the stream of a table is read on this machine`);
  if (!tables.some(({ name }) => name === source)) throw new LocalCloudError(`${id}: ${source} is not a table of the template`);
  return source;
};

const filtersOf = ({ id, is }: Resolved): string[] => {
  const { Filters = [] } = (is.FilterCriteria ?? {}) as { Filters?: { Pattern: string }[] };
  const patterns = Filters.map(({ Pattern }) => Pattern);
  filterOf(id, patterns);
  return patterns;
};

const retriesOf = ({ id, is }: Resolved): number => {
  const retries = Number(is.MaximumRetryAttempts ?? -1);
  if (retries < 0) throw new LocalCloudError(`${id}: without MaximumRetryAttempts a bad record would be tried for ever`);
  return retries;
};

const mappingOf = (mapping: Resolved, tables: readonly TableSpec[], functions: StackSpec['functions']): MappingSpec => {
  const { id, is } = mapping;
  const table = streamOf(mapping, tables);
  need(id, 'Enabled', is.Enabled ?? true, [true]);
  need(id, 'the starting position', is.StartingPosition, ['TRIM_HORIZON']);
  const types = (is.FunctionResponseTypes ?? []) as string[];
  for (const type of types) need(id, 'the response type', type, ['ReportBatchItemFailures']);
  return {
    id,
    table,
    functionArn: ownFunction(id, String(is.FunctionName), functions),
    batchSize: Number(is.BatchSize ?? 100),
    filters: filtersOf(mapping),
    partial: types.length > 0,
    bisect: is.BisectBatchOnFunctionError === true,
    retries: retriesOf(mapping),
    deadLetterArn: (is.DestinationConfig as { OnFailure?: { Destination?: string } } | undefined)?.OnFailure?.Destination,
  };
};

/** The role and the retries are about handing the event to Lambda, which cannot fail on one machine. */
const TARGET_FIELDS = ['Arn', 'Input', 'RoleArn', 'RetryPolicy', 'DeadLetterConfig'];

const scheduleOf = ({ id, is }: Resolved, functions: StackSpec['functions']): ScheduleSpec => {
  need(id, 'the time window', (is.FlexibleTimeWindow as { Mode?: string }).Mode, ['OFF']);
  const target = is.Target as { Arn: string; Input?: string };
  for (const field of Object.keys(target)) need(id, 'the target field', field, TARGET_FIELDS);
  return {
    id,
    expression: String(is.ScheduleExpression),
    timeZone: String(is.ScheduleExpressionTimezone ?? 'UTC'),
    enabled: is.State !== 'DISABLED',
    functionArn: ownFunction(id, target.Arn, functions),
    input: target.Input ?? '{}',
  };
};

const httpOf = (all: (type: string) => Resolved[], functions: StackSpec['functions']): HttpApiSpec | undefined => {
  const [api, ...others] = all('AWS::ApiGatewayV2::Api');
  if (!api) return undefined;
  if (others.length > 0) throw new LocalCloudError('More than one HTTP API is not done on this machine');
  need(api.id, 'the protocol', api.is.ProtocolType, ['HTTP']);
  for (const stage of all('AWS::ApiGatewayV2::Stage')) need(stage.id, 'the stage', stage.is.StageName, ['$default']);
  const targets = new Map<string, { arn: string; patienceMs: number }>();
  for (const { id, ref, is } of all('AWS::ApiGatewayV2::Integration')) {
    need(id, 'the integration', `${is.IntegrationType} ${is.PayloadFormatVersion}`, ['AWS_PROXY 2.0']);
    targets.set(`integrations/${ref}`, {
      arn: ownFunction(id, String(is.IntegrationUri), functions),
      patienceMs: Number(is.TimeoutInMillis ?? 30_000),
    });
  }
  const routes = all('AWS::ApiGatewayV2::Route').map(({ id, is }) => {
    need(id, 'the authorization', is.AuthorizationType ?? 'NONE', ['NONE', 'JWT']);
    const target = targets.get(String(is.Target));
    if (!target) throw new LocalCloudError(`${id}: the target ${String(is.Target)} is not in the template`);
    return { key: String(is.RouteKey), functionArn: target.arn, patienceMs: target.patienceMs, authorized: is.AuthorizationType === 'JWT' };
  });
  const [authorizer, another] = all('AWS::ApiGatewayV2::Authorizer');
  if (another) throw new LocalCloudError('More than one authorizer is not done on this machine');
  if (!authorizer) return { routes, authorizer: undefined };
  need(authorizer.id, 'the authorizer', authorizer.is.AuthorizerType, ['JWT']);
  need(authorizer.id, 'the identity source', JSON.stringify(authorizer.is.IdentitySource), ['["$request.header.Authorization"]']);
  const { Issuer, Audience } = authorizer.is.JwtConfiguration as { Issuer: string; Audience: string[] };
  return { routes, authorizer: { issuer: Issuer, audience: Audience } };
};

const resolver = (template: Template, scope: Scope) => {
  const one = ({ id, properties }: Resource): Resolved => ({
    id,
    get ref() {
      return String(scope.ref(id));
    },
    get arn() {
      return String(scope.attribute(id, 'Arn'));
    },
    // Only what is run is resolved: roles and log groups have no value here.
    is: lazily(properties, scope),
  });
  return (...types: string[]): Resolved[] => template.ofType(...types).map(one);
};

/** Resolves each property when it is asked for. */
const lazily = (properties: Readonly<Record<string, unknown>>, scope: Scope): Readonly<Record<string, unknown>> => {
  const result: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(properties))
    Object.defineProperty(result, name, { enumerable: true, get: () => resolve(value, scope) });
  return result;
};

/** Reads the whole template before anything starts, so that what cannot be done here is said at once. @throws LocalCloudError */
export const readStack = (template: Template): StackSpec => {
  refuseUnknown(template);
  const all = resolver(template, scopeOf(template));
  const functions = all('AWS::Lambda::Function').map(functionOf(template));
  const tables = all('AWS::DynamoDB::Table').map(tableOf);
  return {
    tables,
    functions,
    machines: all('AWS::StepFunctions::StateMachine').map(machineOf),
    http: httpOf(all, functions),
    mappings: all('AWS::Lambda::EventSourceMapping').map((mapping) => mappingOf(mapping, tables, functions)),
    schedules: all('AWS::Scheduler::Schedule').map((schedule) => scheduleOf(schedule, functions)),
    buckets: all('AWS::S3::Bucket').map(({ ref }) => ref),
  };
};

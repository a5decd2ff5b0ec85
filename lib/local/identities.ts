import { LocalCloudError } from './errors.ts';
import { resolve, type Scope } from './intrinsics.ts';
import { ACCOUNT, pseudoParameter, REGION, type Resource, type Template } from './template.ts';

/** What `Ref` and `Fn::GetAtt` give for a resource. */
interface Identity {
  readonly ref: string;
  readonly attributes: Readonly<Record<string, string>>;
}

type Identify = (name: string, id: string) => Identity;

const arn = (service: string, rest: string): string => `arn:aws:${service}:${REGION}:${ACCOUNT}:${rest}`;

/** The stream's ARN is ours; the engine makes another one, which nobody in the template can know. */
const table: Identify = (name) => ({
  ref: name,
  attributes: { Arn: arn('dynamodb', `table/${name}`), StreamArn: arn('dynamodb', `table/${name}/stream/local`) },
});

const ownName: Identify = (name, id) => ({ ref: id, attributes: { Id: id, Arn: arn('local', name) } });

const IDENTITIES: Readonly<Record<string, { nameProperty?: string; identify: Identify }>> = {
  'AWS::DynamoDB::Table': { nameProperty: 'TableName', identify: table },
  'AWS::DynamoDB::GlobalTable': { nameProperty: 'TableName', identify: table },
  'AWS::Lambda::Function': {
    nameProperty: 'FunctionName',
    identify: (name) => ({ ref: name, attributes: { Arn: arn('lambda', `function:${name}`) } }),
  },
  'AWS::StepFunctions::StateMachine': {
    nameProperty: 'StateMachineName',
    identify: (name) => {
      const machine = arn('states', `stateMachine:${name}`);
      return { ref: machine, attributes: { Arn: machine, Name: name } };
    },
  },
  'AWS::S3::Bucket': {
    nameProperty: 'BucketName',
    identify: (name) => ({
      ref: name,
      attributes: {
        Arn: `arn:aws:s3:::${name}`,
        DomainName: `${name}.s3.amazonaws.com`,
        RegionalDomainName: `${name}.s3.${REGION}.amazonaws.com`,
      },
    }),
  },
  'AWS::SQS::Queue': {
    nameProperty: 'QueueName',
    identify: (name) => ({
      ref: `https://sqs.${REGION}.amazonaws.com/${ACCOUNT}/${name}`,
      attributes: { Arn: arn('sqs', name), QueueName: name },
    }),
  },
  'AWS::ApiGatewayV2::Api': { identify: (_, id) => ({ ref: id, attributes: { ApiId: id, ApiEndpoint: `https://${id}.local` } }) },
  // Named inside what runs (a schedule's target), though nobody needs a role here.
  'AWS::IAM::Role': { identify: (name) => ({ ref: name, attributes: { Arn: `arn:aws:iam::${ACCOUNT}:role/${name}` } }) },
  'AWS::ApiGatewayV2::Integration': { identify: ownName },
  'AWS::ApiGatewayV2::Authorizer': { identify: ownName },
};

/** The logical id without the eight hexadecimal digits that the CDK appends; buckets must be lower case. */
const shortNames = (template: Template): Map<string, string> => {
  const short = (id: string): string => id.replace(/[0-9A-F]{8}$/, '') || id;
  const uses = new Map<string, number>();
  for (const { id } of template.resources) uses.set(short(id), (uses.get(short(id)) ?? 0) + 1);
  return new Map(template.resources.map(({ id }) => [id, uses.get(short(id)) === 1 ? short(id) : id]));
};

const nameOf = (resource: Resource, short: string, scope: Scope): string => {
  const property = IDENTITIES[resource.type]?.nameProperty;
  const given = property === undefined ? undefined : resolve(resource.properties[property], scope);
  if (typeof given === 'string') return given;
  return resource.type === 'AWS::S3::Bucket' ? short.toLowerCase() : short;
};

/** Everything that a template may ask by `Ref`, `Fn::GetAtt` and conditions, for a stack that runs here. */
export const scopeOf = (template: Template): Scope => {
  const names = shortNames(template);
  const byId = new Map(template.resources.map((resource) => [resource.id, resource]));
  const identity = (id: string): Identity => {
    const resource = byId.get(id);
    const known = resource && IDENTITIES[resource.type];
    if (!resource) throw new LocalCloudError(`The template refers to ${id}, which it does not define`);
    if (!known)
      throw new LocalCloudError(`${id} (${resource.type}) is asked for by something that runs here, but has no value on this machine`);
    return known.identify(nameOf(resource, names.get(id) ?? id, scope), id);
  };
  const scope: Scope = {
    ref: (name) => pseudoParameter(name, template.stack) ?? template.parameter(name)?.value ?? identity(name).ref,
    attribute: (id, attribute) => {
      const value = identity(id).attributes[attribute];
      if (value === undefined) throw new LocalCloudError(`${id}.${attribute} has no value on this machine`);
      return value;
    },
    condition: (name) => template.condition(name, scope),
  };
  return scope;
};

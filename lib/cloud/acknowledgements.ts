import { CfnResource, type Stack, Token, Validations } from 'aws-cdk-lib';

/** A finding of cdk-nag that we accept: where, why, and what it costs us or would cost to mend. */
export interface Acknowledgement {
  /** As cdk-nag names it; the type of a resource stands for each resource of that type. */
  readonly rule: string;
  /** Paths of the constructs, below the stack. */
  readonly at: RegExp;
  readonly reason: string;
  readonly price: string;
}

const EXECUTIONS = 'arn:<AWS::Partition>:states:<AWS::Region>:<AWS::AccountId>:execution:';

/** Every accepted finding. What is not here fails synth. */
export const ACKNOWLEDGEMENTS: readonly Acknowledgement[] = [
  {
    rule: 'AwsSolutions-APIG4',
    at: /^HttpDoors\/Http\/(GET|HEAD)--healthz$/,
    reason: 'A monitor that has no account asks whether the API answers; the answer holds no data.',
    price: 'Strangers can make us pay for a Lambda call, within the throttle of the stage.',
  },
  {
    rule: 'AwsSolutions-APIG4',
    at: /^HttpDoors\/Http\/(GET|HEAD)--(openapi\.json|docs)$/,
    reason:
      "Who writes a program against the API reads its description before there is an account; it names nobody and holds no town's data.",
    price: 'Strangers learn what the API offers, and can make us pay for a Lambda call, within the throttle of the stage.',
  },
  {
    rule: 'AwsSolutions-APIG4',
    at: /^HttpDoors\/Http\/(GET|HEAD)--v1--calendar--\{feed\}$/,
    reason:
      'Programs that subscribe to a calendar have no account; the address itself is a secret of 32 random bytes that its owner can end.',
    price: 'Who is given the address reads the titles and dates behind it until it is ended.',
  },
  {
    rule: 'AwsSolutions-APIG4',
    at: /^HttpDoors\/Http\/(GET|HEAD|POST)--l--\{token\}$/,
    reason:
      'Who holds the link of a letter fills in its form without signing in: the token is the right, for one person, one letter, 17 days.',
    price: 'A letter that is passed on passes the right on; the form asks who fills it in, and the office sees and revokes links.',
  },
  {
    rule: 'AwsSolutions-S1',
    at: /^Store\/Bucket$/,
    reason: 'Only our functions reach the bucket, each read and write is in their own logs, and its versions keep what was overwritten.',
    price: 'Reads by an administrator of the account are not seen; a second bucket for access logs would show them.',
  },
  {
    rule: 'AwsSolutions-COG2',
    at: /^People\/Pool$/,
    reason: 'The one factor is a code sent to the mailbox in which the letters with the tasks lie anyway.',
    price: 'Who holds a mailbox holds the account; a second factor would need a telephone number or an authenticator of each person.',
  },
  {
    rule: 'AwsSolutions-COG8',
    at: /^People\/Pool$/,
    reason: 'Threat protection watches passwords that leak; nobody has one.',
    price: 'The Plus plan would cost about five dollars a month for a town of sixty people.',
  },
  {
    rule: 'AwsSolutions-IAM5[Resource::*]',
    at: /Role\/DefaultPolicy$/,
    reason:
      'X-Ray, the delivery of a machine\'s log and the list of streams know no resource to name; a test names the only actions with "*".',
    price: 'A function could write false traces.',
  },
  {
    rule: 'AwsSolutions-IAM5[Resource::<AWS::Lambda::Function.Arn>:*]',
    at: /^$/,
    reason: 'Machines and schedules may call their functions in any version.',
    price: 'None: no function has published versions.',
  },
  {
    rule: 'AwsSolutions-IAM5[Resource::<AWS::S3::Bucket.Arn>/*]',
    at: /Role\/DefaultPolicy$/,
    reason: 'Keys of documents are made while it runs: "*" stands for them within the one bucket.',
    price: 'A fault in a function that reads or writes documents could reach those of every town.',
  },
  {
    rule: `AwsSolutions-IAM5[Resource::${EXECUTIONS}<AWS::StepFunctions::StateMachine.Name>:*]`,
    at: /^(Api|Files)Role\/DefaultPolicy$/,
    reason: 'Names of executions are made while it runs: "*" stands for them within one machine.',
    price: 'A fault in the API could tell one town how an execution of another went, by its name.',
  },
  ...[':*', '/*:*'].map((children) => ({
    rule: `AwsSolutions-IAM5[Resource::${EXECUTIONS}{"Fn::Select":[6,{"Fn::Split":[":",{"Ref":"AWS::StepFunctions::StateMachine"}]}]}${children}]`,
    at: /^(DailyReminders|MonthlyBulletin)\/Machine\/DistributedMapPolicy$/,
    reason: 'Above 1,000 towns a machine starts and stops children of itself; their names are made while it runs.',
    price: 'None: the children are its own.',
  })),
  {
    rule: 'Serverless-LambdaDLQ',
    at: /^(?!StartScheduled|Redeliver|CheckDailyRun|RecordBounce)\w+$/,
    reason: 'Somebody waits for the answer: the API, a state machine, or the stream, which has its own queue of failures.',
    price: 'None.',
  },
  {
    rule: 'Serverless-SQSRedrivePolicy',
    at: /^Store\/Failures$/,
    reason: 'It is itself the queue of what failed; an alarm watches it.',
    price: 'None.',
  },
];

const TYPE = /AWS::\w+::\w+/;

/** The names by which cdk-nag calls one of our rules in this stack. */
const namesOf = (rule: string, stack: Stack): readonly string[] => {
  const placed = Token.isUnresolved(stack.region)
    ? rule
    : rule.replace('<AWS::Partition>', stack.partition).replace('<AWS::Region>', stack.region);
  const type = TYPE.exec(placed)?.[0];
  if (!type) return [placed];
  const resources = stack.node.findAll().filter((one) => CfnResource.isCfnResource(one) && one.cfnResourceType === type);
  return resources.map((one) => placed.replace(type, stack.resolve((one as CfnResource).logicalId)));
};

/** Tells cdk-nag what we accept. */
export const acknowledge = (stack: Stack): void => {
  const constructs = stack.node.findAll();
  for (const { rule, at, reason, price } of ACKNOWLEDGEMENTS) {
    const findings = namesOf(rule, stack).map((id) => ({ id, reason: `${reason} Price: ${price}` }));
    for (const construct of constructs) {
      if (at.test(construct.node.path.slice(stack.node.path.length + 1))) Validations.of(construct).acknowledge(...findings);
    }
  }
};

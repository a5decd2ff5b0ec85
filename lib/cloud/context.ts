import type { Node } from 'constructs';

/** The five things that happen by the clock. */
export const SCHEDULES = ['daily-reminders', 'monthly-bulletin', 'year-end-review', 'redeliver', 'check-daily-run'] as const;
export type ScheduleName = (typeof SCHEDULES)[number];

/** What a deployment may choose: the context keys of `cdk.json`, told one by one in `docs/deploy.md`. An empty text means "not given". */
export interface Choices {
  /** China's regions lack Cognito user pools and SES: there the issuer, the mail server and the address are somebody else's. */
  readonly partition: 'aws' | 'aws-cn';
  /** Region named in the template; empty means the one of whoever deploys. */
  readonly region: string;
  readonly timeZone: string;
  readonly publicUrl: string;
  readonly sender: string;
  /** E-mail addresses, divided by commas: they set up towns and are told of alarms. */
  readonly operators: string;
  readonly issuer: string;
  readonly audience: string;
  readonly smtpUrl: string;
  readonly smtpPasswordParameter: string;
  /** More than 1,000 towns: the daily run is spread over child executions. */
  readonly manyTowns: boolean;
  readonly schedules: Readonly<Record<ScheduleName, string>>;
}

/** Stops synth with one sentence that names the context key. */
export class ContextIsMissing extends Error {
  override readonly name = 'ContextIsMissing';
}

const NEEDED_IN_CHINA = {
  issuer: 'there is no Cognito user pool to sign people in',
  audience: 'it is the client that the issuer names in its tokens',
  smtpUrl: 'there is no SES to send letters',
  publicUrl: 'letters must link to an address with an ICP filing',
} as const;

const partitionOf = (value: string): Choices['partition'] => {
  if (value === 'aws' || value === 'aws-cn') return value;
  throw new ContextIsMissing(`The context key "partition" must be "aws" or "aws-cn", not "${value}".`);
};

const listOf = (value: unknown): string => (Array.isArray(value) ? value.join(',') : String(value ?? ''));

const schedulesOf = (given: Partial<Record<ScheduleName, string>> = {}): Choices['schedules'] => {
  for (const name of SCHEDULES) {
    if (!given[name]) throw new ContextIsMissing(`The context key "schedules" lacks an expression for "${name}".`);
  }
  return given as Choices['schedules'];
};

const refuseGaps = (choices: Choices): Choices => {
  if (choices.partition === 'aws-cn') {
    for (const [key, why] of Object.entries(NEEDED_IN_CHINA)) {
      if (!choices[key as keyof typeof NEEDED_IN_CHINA]) {
        throw new ContextIsMissing(`The partition aws-cn needs the context key "${key}": ${why}.`);
      }
    }
  }
  if (choices.issuer && !choices.audience) {
    throw new ContextIsMissing('The context key "audience" is needed with "issuer": it is the client that the issuer names in its tokens.');
  }
  return choices;
};

/** Reads the context of the app. @throws ContextIsMissing naming the key */
export const readChoices = (node: Node): Choices => {
  const text = (key: string): string => String(node.tryGetContext(key) ?? '');
  const partition = partitionOf(text('partition') || 'aws');
  return refuseGaps({
    partition,
    region: text('region') || (partition === 'aws-cn' ? 'cn-north-1' : ''),
    timeZone: text('timeZone') || 'Asia/Shanghai',
    publicUrl: text('publicUrl').replace(/\/$/, ''),
    sender: text('sender'),
    operators: listOf(node.tryGetContext('operators')),
    issuer: text('issuer'),
    audience: text('audience'),
    smtpUrl: text('smtpUrl'),
    smtpPasswordParameter: text('smtpPasswordParameter'),
    manyTowns: text('manyTowns') === 'true',
    schedules: schedulesOf(node.tryGetContext('schedules')),
  });
};

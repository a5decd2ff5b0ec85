import type { Stack } from 'aws-cdk-lib';
import type { Setting } from '#runtime/settings.ts';
import type { Choices } from './context.ts';
import type { HouseFunction } from './house-function.ts';

/** How letters leave: what a function that sends them must know and may do. */
export interface Mail {
  readonly environment: Readonly<Partial<Record<Setting, string>>>;
  allow(postman: HouseFunction): void;
}

/** @example addressOf('督查办 <plan@town.gov.cn>') //=> 'plan@town.gov.cn' */
const addressOf = (sender: string): string => /<([^<>]+)>/.exec(sender)?.[1] ?? sender;

const domainOf = (address: string): string => address.slice(address.indexOf('@') + 1);

/** By the SMTP server of the context, else by SES with the sender's verified address or domain. */
export const mailOf = (stack: Stack, { sender, smtpUrl, smtpPasswordParameter, publicUrl }: Choices): Mail => {
  const address = addressOf(sender);
  const identity = (resourceName: string): string => stack.formatArn({ service: 'ses', resource: 'identity', resourceName });
  return {
    // The name before the address is the town's, which each letter brings.
    environment: { sender: address, smtpUrl, smtpPasswordParameter, publicUrl, configurationSet: '' },
    allow: (postman) => {
      if (!smtpUrl) postman.allow(['ses:SendEmail', 'ses:SendRawEmail'], identity(address), identity(domainOf(address)));
      if (!smtpPasswordParameter) return;
      const resourceName = smtpPasswordParameter.replace(/^\//, '');
      postman.allow(['ssm:GetParameter'], stack.formatArn({ service: 'ssm', resource: 'parameter', resourceName }));
    },
  };
};

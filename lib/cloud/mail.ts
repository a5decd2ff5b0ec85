import type { Setting } from '#runtime/settings.ts';
import { Bounces } from './bounces.ts';
import type { Choices } from './context.ts';
import type { House, HouseFunction } from './house-function.ts';

/** How letters leave: what a function that sends them must know and may do. */
export interface Mail {
  readonly environment: Readonly<Partial<Record<Setting, string>>>;
  allow(postman: HouseFunction): void;
}

/** @example addressOf('督查办 <plan@town.gov.cn>') //=> 'plan@town.gov.cn' */
const addressOf = (sender: string): string => /<([^<>]+)>/.exec(sender)?.[1] ?? sender;

const domainOf = (address: string): string => address.slice(address.indexOf('@') + 1);

/** By the SMTP server of the context, else by SES with the sender's verified address or domain. */
export const mailOf = (house: House, { sender, smtpUrl, smtpPasswordParameter, publicUrl }: Choices): Mail => {
  const { stack } = house;
  const bounces = smtpUrl ? null : new Bounces(house, 'Bounces');
  const address = addressOf(sender);
  const identity = (resourceName: string): string => stack.formatArn({ service: 'ses', resource: 'identity', resourceName });
  return {
    // The name before the address is the town's, which each letter brings.
    environment: {
      sender: address,
      smtpUrl,
      smtpPasswordParameter,
      publicUrl,
      configurationSet: bounces?.configurationSet.configurationSetName ?? '',
    },
    allow: (postman) => {
      if (bounces) {
        const set = stack.formatArn({
          service: 'ses',
          resource: 'configuration-set',
          resourceName: bounces.configurationSet.configurationSetName,
        });
        postman.allow(['ses:SendEmail', 'ses:SendRawEmail'], identity(address), identity(domainOf(address)), set);
      }
      if (!smtpPasswordParameter) return;
      const resourceName = smtpPasswordParameter.replace(/^\//, '');
      postman.allow(['ssm:GetParameter'], stack.formatArn({ service: 'ssm', resource: 'parameter', resourceName }));
    },
  };
};

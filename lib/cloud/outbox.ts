import { Duration } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { Choices } from './context.ts';
import { type House, HouseFunction, type HouseFunctionProps } from './house-function.ts';
import { mailOf } from './mail.ts';
import { count } from './metrics.ts';
import { listenForNew } from './stream.ts';

/** What a postman touches: letters, the links that are made for them, and the addresses that refuse them. Who sends mail reads no task and no town: an update of a letter gives it back. */
const BEHIND_A_LETTER = { read: ['BOUNCES#'], change: ['LETTERS#', 'LINK#', 'LINKS#', 'BOUNCES#'] };

/** The letter item is the truth, the stream only the bell: what the bell did not bring about, `Redeliver` takes up every 15 minutes. */
export class Outbox extends Construct {
  readonly redeliver: HouseFunction;

  constructor(house: House, id: string, choices: Choices) {
    super(house.stack, id);
    const mail = mailOf(house, choices);
    const postman = (name: string, props: Pick<HouseFunctionProps, 'door' | 'asynchronous'>): HouseFunction => {
      const made = new HouseFunction(house, name, {
        ...props,
        table: 'change',
        within: BEHIND_A_LETTER,
        timeout: Duration.minutes(5),
        environment: mail.environment,
      });
      mail.allow(made);
      count(made.logGroup, 'MailRefused');
      return made;
    };
    const deliverLetters = postman('DeliverLetters', { door: 'outbox/deliver-letters' });
    // An import writes its letters as `sent`: they ring nothing.
    listenForNew(house, deliverLetters, 'LETTERS#', 'queued');
    this.redeliver = postman('Redeliver', { door: 'outbox/redeliver', asynchronous: true });
    this.redeliver.readsQueue(house);
  }
}

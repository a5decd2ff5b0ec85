import { EventBus, Rule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import { ConfigurationSet, ConfigurationSetTlsPolicy, EmailSendingEvent, EventDestination } from 'aws-cdk-lib/aws-ses';
import { Construct } from 'constructs';
import { type House, HouseFunction } from './house-function.ts';

/** What SES tells of letters that come back; a mail server that is not SES tells nothing afterwards. */
export class Bounces extends Construct {
  readonly configurationSet: ConfigurationSet;

  constructor(house: House, id: string) {
    super(house.stack, id);
    this.configurationSet = new ConfigurationSet(this, 'Set', { tlsPolicy: ConfigurationSetTlsPolicy.REQUIRE });
    this.configurationSet.addEventDestination('Events', {
      destination: EventDestination.eventBus(EventBus.fromEventBusName(this, 'Bus', 'default')),
      events: [EmailSendingEvent.BOUNCE, EmailSendingEvent.COMPLAINT],
    });
    const recordBounce = new HouseFunction(house, 'RecordBounce', {
      door: 'outbox/record-bounce',
      table: 'change',
      within: { read: ['EMAIL#'], change: ['BOUNCES#'] },
      asynchronous: true,
    });
    new Rule(this, 'Told', {
      description: 'A letter came back, or its reader complained',
      eventPattern: {
        source: ['aws.ses'],
        detailType: ['Email Bounced', 'Email Complaint Received'],
        detail: { mail: { tags: { 'ses:configuration-set': [this.configurationSet.configurationSetName] } } },
      },
      targets: [new LambdaFunction(recordBounce, { deadLetterQueue: house.failures })],
    });
  }
}

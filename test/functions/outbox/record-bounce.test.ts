import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Services, servicesOver } from '#runtime/services.ts';
import { townOfMachine } from '#store/town.ts';
import { functionsOnFreshTable } from '../../support/api.ts';
import { anOrganization, aPerson } from '../../support/builders.ts';
import { synthesized } from '../../support/synthesized.ts';

const TOWNS = ['wangjing', 'bailin'] as const;
const READER = 'wang@town.example';
let services: Services;
let tell: (detail: object) => Promise<void>;

beforeAll(async () => {
  services = servicesOver(await functionsOnFreshTable());
  for (const town of TOWNS) {
    const organization = anOrganization(['农服中心']);
    const people = [...organization.people, aPerson(READER, 'head', ['农服中心'], { email: READER })];
    await services.organizations.save({ ...organization, town, people }, null, []);
  }
  const { handler } = await import('../../../functions/outbox/record-bounce.ts');
  tell = (detail) => handler({ time: '2022-06-21T01:00:00Z', detail } as never);
});

beforeEach(async () => {
  for (const town of TOWNS)
    for (const bounce of await services.bounces.ofTown(townOfMachine(town))) await services.commit([services.bounces.forget(bounce)]);
});

const noted = async () => (await Promise.all(TOWNS.map((town) => services.bounces.ofTown(townOfMachine(town))))).flat();

/** As SES writes it. */
const bounced = (bounceType: string, ...addresses: readonly string[]) => ({
  eventType: 'Bounce',
  bounce: {
    bounceType,
    bounceSubType: 'General',
    bouncedRecipients: addresses.map((emailAddress) => ({ emailAddress, action: 'failed', status: '5.1.1' })),
    timestamp: '2022-06-21T00:59:59.000Z',
  },
  mail: { messageId: 'x', destination: addresses, tags: { 'ses:configuration-set': ['set'] } },
});

describe('what SES tells of a letter', () => {
  it('that the address is none: noted in each town that has it, once', async () => {
    await tell(bounced('Permanent', `主任王某 <${READER.toUpperCase()}>`));
    await tell(bounced('Permanent', READER));
    expect(await noted()).toEqual(TOWNS.map((town) => ({ town, address: READER, why: 'bounced', day: '2022-06-21' })));
  });

  it('that its reader complained', async () => {
    await tell({ eventType: 'Complaint', complaint: { complainedRecipients: [{ emailAddress: READER }], complaintFeedbackType: 'abuse' } });
    expect((await noted()).map(({ why }) => why)).toEqual(['complained', 'complained']);
  });

  it.each([
    { why: 'a full mailbox', detail: bounced('Transient', READER) },
    { why: 'an address that nobody has', detail: bounced('Permanent', 'nobody@town.example') },
    { why: 'another event', detail: { eventType: 'Delivery', delivery: {} } },
  ])('nothing to note: $why', async ({ detail }) => {
    await tell(detail);
    expect(await noted()).toEqual([]);
  });
});

describe('the stack', () => {
  it('hears of letters that come back when SES sends them, and only then', () => {
    const ses = synthesized({ operators: 'a@example.org' });
    const [, rule] = ses.ofType('AWS::Events::Rule')[0]!;
    expect(rule.Properties.EventPattern).toMatchObject({
      source: ['aws.ses'],
      'detail-type': ['Email Bounced', 'Email Complaint Received'],
    });
    expect(ses.ofType('AWS::SES::ConfigurationSet')).toHaveLength(1);
    const smtp = synthesized({ smtpUrl: 'smtps://plan@smtp.example.cn:465' });
    expect([...smtp.ofType('AWS::Events::Rule'), ...smtp.ofType('AWS::SES::ConfigurationSet')]).toEqual([]);
  });
});

import { SSMClient } from '@aws-sdk/client-ssm';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Letter, LetterContent } from '#domain/letter.ts';
import { type MailServer, startMail } from '#local/mail.ts';
import { deliverLetter } from '#runtime/deliver-letter.ts';
import { logger } from '#runtime/logger.ts';
import { type Services, servicesOver } from '#runtime/services.ts';
import { letterKey } from '#store/letters.ts';
import { townOfMachine } from '#store/town.ts';
import { functionsOnFreshTable } from '../support/api.ts';
import { allowedPartitions, touchedBy } from '../support/partitions.ts';
import { itemsOf } from '../support/table.ts';

const DAY = '2022-06-21';
const READER = 'wangjianguo@town.example';
const LIST = {
  kind: 'published-list',
  plan: 'wangjing-2022',
  year: 2022,
  department: '农服中心',
  supports: [],
  objectionWithin: 5,
} as const;
const WITH_FORM: LetterContent = { ...LIST, leads: [{ n: '001', id: '1.1', title: '玉米', due: null }] };

let services: Services;
let table: Awaited<ReturnType<typeof functionsOnFreshTable>>;
let server: MailServer;
let says: string | null = null;
let letters = 0;

beforeAll(async () => {
  table = await functionsOnFreshTable();
  services = servicesOver(table);
  server = await startMail(async () => {
    if (says !== null) throw Object.assign(new Error(says), { responseCode: 550 });
  });
  Object.assign(process.env, { SMTP_URL: server.url, SENDER: 'plan@town.example', SMTP_PASSWORD_PARAMETER: '/mail/password' });
});

afterAll(() => server.stop());

beforeEach(() => {
  says = null;
});

afterEach(() => vi.restoreAllMocks());

const queued = async (content: LetterContent = WITH_FORM): Promise<Letter> => {
  letters += 1;
  const at = `${DAY}T08:30:${String(letters).padStart(2, '0')}+08:00`;
  const to = { name: '主任王建国', email: READER };
  const letter = { town: 'wangjing', townName: '望京镇', day: DAY, subject: `s${letters}`, person: READER, to, replyTo: '', at, content };
  await services.letters.queueAll([letter]);
  return letter;
};

const statusOf = async ({ subject }: Letter): Promise<string | undefined> =>
  (await services.letters.between(townOfMachine('wangjing'), DAY, DAY)).find((one) => one.subject === subject)?.status;

/** SSM that answers, or does not. */
const passwordIs = (answer: () => Promise<object>) => vi.spyOn(SSMClient.prototype, 'send').mockImplementation(answer as never);
const readable = async () => ({ Parameter: { Value: 'secret' } });

describe('a letter', () => {
  it('waits when the password of the mail server cannot be read, and goes when it can', async () => {
    vi.spyOn(logger, 'warn').mockImplementation(() => {});
    passwordIs(async () => Promise.reject(new Error('SSM is away')));
    const letter = await queued();
    expect(await deliverLetter(letterKey(letter), DAY, services)).toBe(false);
    expect(await statusOf(letter)).toBe('queued');
    expect(await itemsOf(table, 'LINK')).toEqual([]);
    passwordIs(readable);
    expect(await deliverLetter(letterKey(letter), DAY, services)).toBe(true);
    expect(await statusOf(letter)).toBe('sent');
  });

  it('that is refused leaves codes in the log, and nobody’s address', async () => {
    passwordIs(readable);
    const warn = vi.spyOn(logger, 'warn').mockImplementation(() => {});
    says = `5.1.1 <${READER}> unknown`;
    expect(await deliverLetter(letterKey(await queued()), DAY, services)).toBe(false);
    expect(warn.mock.calls).toMatchObject([['mail refused', { kind: 'published-list', error: { name: 'Error', responseCode: 550 } }]]);
    const [, logged] = warn.mock.calls[0] as unknown as [string, { error: object }];
    expect(JSON.stringify(Object.values(logged.error))).not.toContain('town.example');
  });
});

describe('a run of redeliver', () => {
  it('sends the letters behind one that it cannot read, and fails', async () => {
    passwordIs(readable);
    const error = vi.spyOn(logger, 'error').mockImplementation(() => {});
    const broken = await queued({ ...LIST, leads: null } as unknown as LetterContent);
    const others: Letter[] = [];
    for (let i = 0; i < 7; i += 1) others.push(await queued());
    const { handler } = await import('../../functions/outbox/redeliver.ts');
    await expect(handler({ at: `${DAY}T09:00:00+08:00` }, {} as never)).rejects.toThrow();
    expect(error).toHaveBeenCalled();
    expect(await Promise.all(others.map(statusOf))).toEqual(others.map(() => 'sent'));
    expect(await statusOf(broken)).toBe('queued');
  });
});

describe('the role of who sends letters', () => {
  it.each(['DeliverLetters', 'Redeliver'])('allows each partition that a letter touches, and no other: %s', async (postman) => {
    passwordIs(readable);
    vi.spyOn(logger, 'warn').mockImplementation(() => {});
    const sent = await queued();
    const refused = await queued();
    const { read, changed } = await touchedBy(async () => {
      await deliverLetter(letterKey(sent), DAY, services);
      says = 'no';
      await deliverLetter(letterKey(refused), DAY, services);
    });
    expect(read).toEqual(allowedPartitions(postman, 'dynamodb:GetItem'));
    expect(changed).toEqual(allowedPartitions(postman, 'dynamodb:PutItem'));
  });
});

import { SSMClient } from '@aws-sdk/client-ssm';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Letter, LetterContent } from '#domain/letter.ts';
import { deliverLetter } from '#runtime/deliver-letter.ts';
import { logger } from '#runtime/logger.ts';
import { type Services, servicesOver } from '#runtime/services.ts';
import { letterKey } from '#store/letters.ts';
import { townOfMachine } from '#store/town.ts';
import { functionsOnFreshTable } from '../support/api.ts';
import { allowedPartitions, touchedBy } from '../support/partitions.ts';
import { type ScriptedMail, scriptedMail } from '../support/smtp.ts';
import { itemsOf } from '../support/table.ts';

const DAY = '2022-06-21';
const NOW = { day: DAY, at: `${DAY}T09:00:00+08:00` };
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
let server: ScriptedMail;
let [isUnknown, isBusy, drops] = [false, false, false];
let says: string | null = null;
let letters = 0;

beforeAll(async () => {
  table = await functionsOnFreshTable();
  services = servicesOver(table);
  server = await scriptedMail((stage) => {
    if (stage === 'RCPT' && isUnknown) return '550 5.1.1 no such user';
    if (stage === 'MAIL' && isBusy) return '421 busy';
    if (stage === 'content' && drops) return 'drop';
    return stage === 'content' && says !== null ? `554 ${says}` : null;
  });
  Object.assign(process.env, {
    SMTP_URL: server.url,
    SENDER: 'plan@town.example',
    SMTP_PASSWORD_PARAMETER: '/mail/password',
    CONFIGURATION_SET: '',
  });
});

afterAll(() => server.stop());

beforeEach(() => {
  says = null;
  [isUnknown, isBusy, drops] = [false, false, false];
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
    expect(await deliverLetter(letterKey(letter), NOW, services)).toBe('later');
    expect(await statusOf(letter)).toBe('queued');
    expect(await itemsOf(table, 'LINK')).toEqual([]);
    passwordIs(readable);
    expect(await deliverLetter(letterKey(letter), NOW, services)).toBe('sent');
    expect(await statusOf(letter)).toBe('sent');
  });

  it('that is refused leaves codes in the log, and nobody’s address', async () => {
    passwordIs(readable);
    const warn = vi.spyOn(logger, 'warn').mockImplementation(() => {});
    says = `5.1.1 <${READER}> unknown`;
    expect(await deliverLetter(letterKey(await queued()), NOW, services)).toBe('letter');
    expect(warn.mock.calls).toMatchObject([['mail refused', { kind: 'published-list', error: { name: 'Error', responseCode: 554 } }]]);
    const [, logged] = warn.mock.calls[0] as unknown as [string, { error: object }];
    expect(JSON.stringify(Object.values(logged.error))).not.toContain('town.example');
  });
});

describe('an address that refuses letters for good', () => {
  const town = townOfMachine('wangjing');
  const forget = async () => services.commit([services.bounces.forget((await services.bounces.find(town, READER))!)]);

  it('is noted, and gets nothing more until the office says that it works again', async () => {
    passwordIs(readable);
    vi.spyOn(logger, 'warn').mockImplementation(() => {});
    isUnknown = true;
    const first = await queued();
    expect(await deliverLetter(letterKey(first), NOW, services)).toBe('address');
    expect(await services.bounces.ofTown(town)).toEqual([{ town, address: READER, why: 'bounced', day: DAY }]);
    isUnknown = false;
    const before = server.taken.length;
    const second = await queued();
    expect(await deliverLetter(letterKey(second), NOW, services)).toBe('bounced');
    expect(server.taken).toHaveLength(before);
    expect([await statusOf(first), await statusOf(second)]).toEqual(['failed', 'failed']);
    await forget();
    const third = await queued();
    expect(await deliverLetter(letterKey(third), NOW, services)).toBe('sent');
    expect(await deliverLetter(letterKey(first), NOW, services)).toBe('taken');
  });
});

describe('a letter that the server may have taken', () => {
  it('rests until a later day, and then goes again under the same id', async () => {
    passwordIs(readable);
    vi.spyOn(logger, 'warn').mockImplementation(() => {});
    drops = true;
    const letter = await queued();
    const before = server.taken.length;
    expect(await deliverLetter(letterKey(letter), NOW, services)).toBe('unknown');
    drops = false;
    expect(await deliverLetter(letterKey(letter), { ...NOW, at: `${DAY}T18:00:00+08:00` }, services)).toBe('taken');
    expect(await deliverLetter(letterKey(letter), { day: '2022-06-22', at: '2022-06-22T08:45:00+08:00' }, services)).toBe('sent');
    const [one, two] = server.taken.slice(before);
    expect(two).toEqual(one);
    expect(await statusOf(letter)).toBe('sent');
  });
});

describe('a run of redeliver', () => {
  it('stops at a server that takes nothing, and begins the next one with those that were not tried', async () => {
    passwordIs(readable);
    vi.spyOn(logger, 'warn').mockImplementation(() => {});
    isBusy = true;
    const { handler } = await import('../../functions/outbox/redeliver.ts');
    const all: Letter[] = [];
    for (let i = 0; i < 8; i += 1) all.push(await queued());
    const tries = async () =>
      (await services.letters.between(townOfMachine('wangjing'), DAY, DAY))
        .filter((one) => all.some(({ subject }) => subject === one.subject))
        .map(({ attempts }) => attempts);
    await handler({ at: `${DAY}T09:00:00+08:00` }, {} as never);
    expect((await tries()).toSorted()).toEqual([0, 0, 0, 1, 1, 1, 1, 1]);
    await handler({ at: `${DAY}T09:15:00+08:00` }, {} as never);
    expect(Math.min(...(await tries()))).toBe(1);
    isBusy = false;
    await handler({ at: `${DAY}T09:30:00+08:00` }, {} as never);
    expect(await Promise.all(all.map(statusOf))).toEqual(all.map(() => 'sent'));
  });

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
      await deliverLetter(letterKey(sent), NOW, services);
      isUnknown = true;
      await deliverLetter(letterKey(refused), NOW, services);
    });
    await services.commit([services.bounces.forget((await services.bounces.find('wangjing', READER))!)]);
    expect(read).toEqual(allowedPartitions(postman, 'dynamodb:GetItem'));
    expect(changed).toEqual(allowedPartitions(postman, 'dynamodb:PutItem'));
  });
});

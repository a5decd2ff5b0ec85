import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { instantAt } from '#domain/day.ts';
import type { Letter } from '#domain/letter.ts';
import { logger } from '#runtime/logger.ts';
import { type Services, servicesOver } from '#runtime/services.ts';
import { townOfMachine } from '#store/town.ts';
import { functionsOnFreshTable } from '../support/api.ts';
import { type Reply, type ScriptedMail, type Stage, scriptedMail } from '../support/smtp.ts';

const FRIDAY = '2022-06-24';
const EVENING = Date.parse(`${FRIDAY}T17:00:00+08:00`);
const QUARTER = 900_000;
const WEEKEND = 48 * 4;
const LETTERS = 60;

let services: Services;
let mail: ScriptedMail;
let says: (stage: Stage, to: string) => Reply | null = () => null;
let redeliver: (input: { at: string }) => Promise<{ waiting: number; sent: number }>;
let made = 0;

beforeAll(async () => {
  services = servicesOver(await functionsOnFreshTable());
  mail = await scriptedMail((stage, to) => says(stage, to));
  Object.assign(process.env, { SENDER: 'plan@town.example', SMTP_PASSWORD_PARAMETER: '', CONFIGURATION_SET: '' });
  vi.spyOn(logger, 'warn').mockImplementation(() => {});
});
afterAll(() => mail.stop());

/** The postman keeps the address of its server for life: a new one for each. */
const postmanTo = async (smtpUrl: string): Promise<void> => {
  vi.resetModules();
  process.env.SMTP_URL = smtpUrl;
  const { handler } = await import('../../functions/outbox/redeliver.ts');
  redeliver = (input) => (handler as unknown as (input: object, context: object) => Promise<{ waiting: number; sent: number }>)(input, {});
};

const someLetters = async (): Promise<readonly Letter[]> => {
  const list = {
    kind: 'published-list',
    plan: 'wangjing-2022',
    year: 2022,
    department: '农服中心',
    supports: [],
    objectionWithin: 5,
  } as const;
  const at = `${FRIDAY}T16:00:00+08:00`;
  const letters = Array.from({ length: LETTERS }, (): Letter => {
    made += 1;
    const person = `head${made}@town.example`;
    const content = { ...list, leads: [{ n: '001', id: '1.1', title: '玉米', due: null }] };
    return {
      town: 'wangjing',
      townName: '望京镇',
      day: FRIDAY,
      subject: 's',
      person,
      to: { name: '主任', email: person },
      replyTo: '',
      at,
      content,
    };
  });
  await services.letters.queueAll(letters);
  return letters;
};

const statesOf = async (letters: readonly Letter[]): Promise<Record<string, number>> => {
  const people = new Set(letters.map(({ person }) => person));
  const stored = (await services.letters.between(townOfMachine('wangjing'), FRIDAY, FRIDAY)).filter(({ person }) => people.has(person));
  return Object.fromEntries([...Map.groupBy(stored, ({ status }) => status)].map(([status, of]) => [status, of.length]));
};

const takenOf = (letters: readonly Letter[]): number[] => letters.map(({ person }) => mail.taken.filter(({ to }) => to === person).length);

/** Runs of redeliver each quarter of an hour. @returns the runs it took until nothing waited any more */
const quarters = async (from: number, runs: number): Promise<number> => {
  for (let run = 0; run < runs; run += 1) {
    const { waiting } = await redeliver({ at: instantAt(from + run * QUARTER) });
    if (waiting === 0) return run;
  }
  return runs;
};

describe('a mail server that is down from Friday evening to Sunday evening', () => {
  it.each<{ how: string; up: boolean; says: (stage: Stage) => Reply | null }>([
    { how: 'nobody listens', up: false, says: () => null },
    { how: 'it cuts every line', up: true, says: (stage) => (stage === 'connect' ? 'drop' : null) },
    { how: '421 to everybody', up: true, says: (stage) => (stage === 'greeting' ? '421 down' : null) },
    { how: '550 to our sender', up: true, says: (stage) => (stage === 'MAIL' ? '550 who are you' : null) },
    { how: '451 to each letter', up: true, says: (stage) => (stage === 'content' ? '451 disk full' : null) },
    { how: '552 for each reader', up: true, says: (stage) => (stage === 'RCPT' ? '552 mailbox full' : null) },
  ])('loses nothing and brings nothing twice: $how', async ({ how, up, says: down }) => {
    const letters = await someLetters();
    await postmanTo(up ? mail.url : 'smtp://127.0.0.1:1');
    says = down;
    expect(await quarters(EVENING, WEEKEND)).toBe(WEEKEND);
    expect(await statesOf(letters)).toEqual({ queued: LETTERS });
    says = () => null;
    await postmanTo(mail.url);
    const runs = await quarters(EVENING + WEEKEND * QUARTER, 12);
    expect(await statesOf(letters)).toEqual({ sent: LETTERS });
    expect(new Set(takenOf(letters))).toEqual(new Set([1]));
    console.log(`${how}: ${WEEKEND} runs in vain, ${LETTERS} letters sent within ${runs} run(s) of its coming back`);
  });
});

describe('a mail server that falls silent', () => {
  it.each<Stage>(['greeting', 'RCPT'])('at %s holds up a run for less than its function has, and nothing is lost', async (stage) => {
    const letters = await someLetters();
    await postmanTo(mail.url);
    says = (at) => (at === stage ? 'hang' : null);
    const begun = Date.now();
    await redeliver({ at: instantAt(EVENING) });
    const took = Date.now() - begun;
    console.log(`silent at ${stage}: a run of ${LETTERS} letters ended after ${took} ms`);
    expect(took).toBeLessThan(240_000);
    says = () => null;
    await quarters(EVENING + QUARTER, 12);
    expect(await statesOf(letters)).toEqual({ sent: LETTERS });
    expect(new Set(takenOf(letters))).toEqual(new Set([1]));
  });

  it('after the content was sent costs a second letter on the next day, never on this one', async () => {
    const letters = (await someLetters()).slice(0, LETTERS);
    await postmanTo(mail.url);
    says = (at) => (at === 'content' ? 'drop' : null);
    await quarters(EVENING, 4);
    expect(new Set(takenOf(letters))).toEqual(new Set([1]));
    expect(await statesOf(letters)).toEqual({ sending: LETTERS });
    says = () => null;
    await quarters(EVENING + 16 * 3_600_000, 4);
    expect(new Set(takenOf(letters))).toEqual(new Set([2]));
    expect(await statesOf(letters)).toEqual({ sent: LETTERS });
  });
});

describe('one reader whom the server refuses', () => {
  it('stops nobody else', async () => {
    const letters = await someLetters();
    const bad = new Set(letters.filter((_, i) => i % 6 === 0).map(({ person }) => person));
    await postmanTo(mail.url);
    says = (stage, to) => (stage === 'RCPT' && bad.has(to) ? '550 5.1.1 no such user' : null);
    await quarters(EVENING, 4);
    expect(await statesOf(letters)).toEqual({ sent: LETTERS - bad.size, failed: bad.size });
    expect((await services.bounces.ofTown(townOfMachine('wangjing'))).map(({ address }) => address).toSorted()).toEqual(
      [...bad].toSorted(),
    );
    says = () => null;
  });
});

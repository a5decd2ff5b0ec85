import { createHash } from 'node:crypto';
import { GetParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import { type LetterLinks, renderLetter } from '#documents/letter-text.ts';
import { type Day, type Instant, instantAt } from '#domain/day.ts';
import type { Refusal } from '#mail/outcome.ts';
import { type Mail, MailRefused, postOffice } from '#mail/post-office.ts';
import type { StoredLetter } from '#store/letters.ts';
import type { Key } from '#store/table.ts';
import { logger } from './logger.ts';
import { linkFor } from './make-link.ts';
import type { Services } from './services.ts';
import { setting } from './settings.ts';

/** Connections that a town's mail server is asked for at a time: most of a letter's time is waiting for it. */
export const SENT_AT_ONCE = 5;

/** The day and the instant of whoever delivers: the letter's own, or the schedule's. */
export interface DeliveredAt {
  readonly day: Day;
  readonly at: Instant;
}

/** What became of a letter: taken · not ours to send now · refused, see `Refusal` · its address bounced before. */
export type Delivery = 'sent' | 'taken' | 'bounced' | Refusal;

/**
 * Sends one letter of the outbox: claim, send, mark.
 *
 * - taken: marked as sent; refused for now: back at the end of the queue; refused for good: given up, and the address is noted
 * - an address that is noted gets nothing more until the office says that it works again
 * - a server that may have taken it and did not say so is like a crash between sending and marking: the letter stays claimed, and is sent
 *   again on a later day than the attempt's at the earliest, under the same Message-ID. So it costs at most one letter twice, never one
 *   lost, and never two on a day.
 */
export const deliverLetter = async (key: Key, now: DeliveredAt, services: Services): Promise<Delivery> => {
  const { letters, links, commit, bounces } = services;
  const letter = await letters.claim(key, { at: instantAt(Date.now()), day: now.day });
  if (!letter) return 'taken';
  const back = async (error: unknown): Promise<never> => {
    await letters.refused(key, letter.attempts, now.at);
    throw error;
  };
  if (await bounces.find(letter.town, letter.to.email).catch(back)) {
    await letters.failed(key, 'bounced');
    return 'bounced';
  }
  const made = await linkFor(letter, services).catch(back);
  const outcome = await handOver(letter, key, made?.form ?? null).catch(back);
  if (outcome.refusal === null) {
    await letters.sent(key, outcome.messageId);
    return 'sent';
  }
  if (outcome.refusal === 'unknown') return 'unknown';
  // Nobody has the link; the next attempt makes its own.
  if (made) await commit(links.forget(made.link));
  if (outcome.refusal === 'later') await letters.refused(key, letter.attempts, now.at);
  else await giveUp(letter, key, outcome.refusal, now.day, services);
  return outcome.refusal;
};

const giveUp = async (
  { town, to }: StoredLetter,
  key: Key,
  refusal: 'address' | 'letter',
  day: Day,
  { letters, bounces, commit }: Services,
): Promise<void> => {
  if (refusal === 'address') await commit([bounces.record({ town, address: to.email, why: 'bounced', day })]);
  await letters.failed(key, refusal);
};

type HandedOver = { readonly refusal: null; readonly messageId: string } | { readonly refusal: Refusal };

const handOver = async (letter: StoredLetter, key: Key, form: LetterLinks['form']): Promise<HandedOver> => {
  const mail = mailOf(letter, key, form);
  try {
    const opened = await openOffice();
    return { refusal: null, messageId: await opened.send(mail) };
  } catch (error) {
    const refusal = error instanceof MailRefused ? error.refusal : 'later';
    const cause = error instanceof MailRefused ? error.cause : error;
    logger.warn('mail refused', { kind: letter.content.kind, attempts: letter.attempts, refusal, error: codesOf(cause) });
    return { refusal };
  }
};

/** What a log may keep of a refusal: a mail server's own words name the reader. */
const codesOf = (error: unknown): Readonly<Record<string, unknown>> => {
  const { name, code, responseCode, command, $metadata } = error as Record<string, unknown> & { $metadata?: { httpStatusCode?: number } };
  return { name, code, responseCode: responseCode ?? $metadata?.httpStatusCode, command };
};

const mailOf = (letter: StoredLetter, key: Key, form: LetterLinks['form']): Mail => {
  const { subject, text, html } = renderLetter(letter, { page: setting('publicUrl'), form });
  const id = createHash('sha256').update(`${key.pk} ${key.sk}`).digest('hex').slice(0, 32);
  return {
    id,
    kind: letter.content.kind,
    to: letter.to,
    replyTo: letter.replyTo,
    fromName: `${letter.townName}任务台账`,
    at: letter.at,
    subject,
    text,
    html,
  };
};

let office: Promise<ReturnType<typeof postOffice>> | undefined;

/** Opened once a cold start: the SMTP password lies in SSM, if there is one. What could not be opened is opened anew for the next letter. */
const openOffice = async (): Promise<ReturnType<typeof postOffice>> => {
  office ??= smtpPassword().then((password) =>
    postOffice({
      sender: setting('sender'),
      smtpUrl: setting('smtpUrl'),
      smtpPassword: password,
      configurationSet: setting('configurationSet'),
    }),
  );
  try {
    return await office;
  } catch (error) {
    office = undefined;
    throw error;
  }
};

const smtpPassword = async (): Promise<string> => {
  const parameter = setting('smtpPasswordParameter');
  if (parameter === '') return '';
  const { Parameter } = await new SSMClient({}).send(new GetParameterCommand({ Name: parameter, WithDecryption: true }));
  return Parameter?.Value ?? '';
};

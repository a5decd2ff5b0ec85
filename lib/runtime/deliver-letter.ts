import { createHash } from 'node:crypto';
import { GetParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import { type LetterLinks, renderLetter } from '#documents/letter-text.ts';
import { type Day, instantAt } from '#domain/day.ts';
import { type Mail, postOffice } from '#mail/post-office.ts';
import type { StoredLetter } from '#store/letters.ts';
import type { Key } from '#store/table.ts';
import { logger } from './logger.ts';
import { linkFor } from './make-link.ts';
import type { Services } from './services.ts';
import { setting } from './settings.ts';

/** Connections that a town's mail server is asked for at a time: most of a letter's time is waiting for it. */
export const SENT_AT_ONCE = 5;

/**
 * Sends one letter of the outbox: claim, send, mark. True when it was sent now.
 *
 * A crash between sending and marking leaves the letter claimed; it is sent again on a later day than the attempt's at the earliest,
 * under the same Message-ID. So a crash costs at most one letter twice, never one lost, and never two on a day.
 */
export const deliverLetter = async (key: Key, day: Day, services: Services): Promise<boolean> => {
  const { letters } = services;
  const letter = await letters.claim(key, { at: instantAt(Date.now()), day });
  if (!letter) return false;
  const made = await linkFor(letter, services).catch(async (error: unknown) => {
    await letters.refused(key, letter.attempts);
    throw error;
  });
  const messageId = await handOver(letter, key, made?.form ?? null);
  if (messageId === null) {
    await letters.refused(key, letter.attempts);
    // Nobody has the link; the next attempt makes its own.
    if (made) await services.commit(services.links.forget(made.link));
  } else await letters.sent(key, messageId);
  return messageId !== null;
};

/** Null when the mail server refused it, or could not be asked. */
const handOver = async (letter: StoredLetter, key: Key, form: LetterLinks['form']): Promise<string | null> => {
  const mail = mailOf(letter, key, form);
  try {
    const opened = await openOffice();
    return await opened.send(mail);
  } catch (error) {
    logger.warn('mail refused', { kind: letter.content.kind, attempts: letter.attempts, error: codesOf(error) });
    return null;
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
    postOffice({ sender: setting('sender'), smtpUrl: setting('smtpUrl'), smtpPassword: password }),
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

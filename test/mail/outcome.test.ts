import { describe, expect, it } from 'vitest';
import { type MailFailure, refusalOf } from '#mail/outcome.ts';
import { MailRefused, postOffice } from '#mail/post-office.ts';
import { type Reply, type Stage, scriptedMail } from '../support/smtp.ts';

const MAIL = {
  id: 'a1',
  kind: 'digest',
  to: { name: '主任', email: 'head@town.example' },
  replyTo: '',
  fromName: '望京镇任务台账',
  at: '2022-06-21T08:30:00+08:00',
  subject: '【望京镇】请填二季度',
  text: '请填二季度。',
  html: '<p>请填二季度。</p>',
};

describe('what a mail server’s answer means, asked over the wire', () => {
  it.each<{ at: Stage; says: Reply; is: string }>([
    { at: 'connect', says: 'drop', is: 'later' },
    { at: 'greeting', says: '421 busy', is: 'later' },
    { at: 'greeting', says: '554 no service', is: 'later' },
    { at: 'EHLO', says: 'drop', is: 'later' },
    { at: 'MAIL', says: '421 busy', is: 'later' },
    { at: 'MAIL', says: '550 sender refused', is: 'later' },
    { at: 'RCPT', says: '450 greylisted', is: 'later' },
    { at: 'RCPT', says: '552 mailbox full', is: 'later' },
    { at: 'RCPT', says: '550 5.1.1 no such user', is: 'address' },
    { at: 'RCPT', says: '550 5.2.1 mailbox disabled', is: 'address' },
    { at: 'RCPT', says: '554 5.7.1 relay access denied', is: 'later' },
    { at: 'RCPT', says: '550 5.7.26 sender not authenticated', is: 'later' },
    { at: 'RCPT', says: '552 5.2.2 mailbox full', is: 'later' },
    { at: 'RCPT', says: '550 no', is: 'letter' },
    { at: 'RCPT', says: '553 not allowed', is: 'letter' },
    { at: 'RCPT', says: 'drop', is: 'later' },
    { at: 'DATA', says: '451 later', is: 'later' },
    { at: 'DATA', says: '554 no', is: 'later' },
    { at: 'content', says: '451 later', is: 'later' },
    { at: 'content', says: '554 looks like spam', is: 'letter' },
    { at: 'content', says: 'drop', is: 'unknown' },
  ])('$says at $at: $is', async ({ at, says, is }) => {
    const server = await scriptedMail((stage) => (stage === at ? says : null));
    try {
      const office = postOffice({ sender: 'plan@town.example', smtpUrl: server.url, smtpPassword: '' });
      const error = await office.send(MAIL).catch((refused: unknown) => refused);
      expect(error).toBeInstanceOf(MailRefused);
      expect((error as MailRefused).refusal).toBe(is);
    } finally {
      await server.stop();
    }
  });

  it('what is taken has the letter’s own id', async () => {
    const server = await scriptedMail(() => null);
    const office = postOffice({ sender: 'plan@town.example', smtpUrl: server.url, smtpPassword: '' });
    expect(await office.send(MAIL)).toBe('<a1@town.example>');
    expect(server.taken).toEqual([{ to: 'head@town.example', messageId: '<a1@town.example>' }]);
    await server.stop();
  });
});

describe('what an answer of SES means', () => {
  it.each<{ why: string; failure: MailFailure; is: string }>([
    { why: 'asked too often', failure: { name: 'TooManyRequestsException', $metadata: { httpStatusCode: 429 } }, is: 'later' },
    { why: 'the account is paused', failure: { name: 'SendingPausedException', $metadata: { httpStatusCode: 400 } }, is: 'later' },
    { why: 'the sender is not verified', failure: { name: 'MessageRejected', $metadata: { httpStatusCode: 400 } }, is: 'later' },
    { why: 'the address is none', failure: { name: 'BadRequestException', $metadata: { httpStatusCode: 400 } }, is: 'letter' },
    { why: 'no answer', failure: { name: 'TimeoutError' }, is: 'unknown' },
  ])('$why: $is', ({ failure, is }) => expect(refusalOf(failure, true)).toBe(is));
});

/**
 * What became of a letter that a mail server did not plainly take.
 *
 * - later: nothing was taken; it is tried again
 * - address: the server will never take a letter for this address
 * - letter: the server will never take this letter, whatever is wrong with it
 * - unknown: the server may have taken it, and may not: the one window that no mailer can close
 */
export type Refusal = 'later' | 'address' | 'letter' | 'unknown';

/** What nodemailer or the SDK throws, as far as it tells what happened. */
export interface MailFailure {
  readonly code?: string;
  /** Reply of the SMTP server to `command`; absent when it gave none. */
  readonly responseCode?: number;
  readonly command?: string;
  /** The reply as it came, '550 5.1.1 no such user'. */
  readonly response?: string;
  readonly name?: string;
  readonly $metadata?: { readonly httpStatusCode?: number };
}

/** The enhanced status of a reply (RFC 3463): what it speaks of, where a bare 550 may also mean that we are not wanted. */
const STATUS = /^5\d\d[ -](5\.\d{1,3}\.\d{1,3})/;

/** 5.1.x: there is no such address; 5.2.1: its mailbox is closed. */
const NO_SUCH_ADDRESS = /^5\.1\.\d{1,3}$|^5\.2\.1$/;

/** Replies that without more may speak of the address, or of this letter; others, such as 552 for a full mailbox, may change. */
const REFUSED: readonly number[] = [550, 551, 553, 554];

/** What SES never takes: an address that is none. All else that it refuses is about the account, or about how much it is asked. */
const SES_REFUSES: readonly string[] = ['BadRequestException'];

/**
 * What a failure means for the letter.
 *
 * - a reply of 4xx, to whatever: later
 * - a 5xx to RCPT TO: the address, when the reply says so by its enhanced status; a server that does not want us (5.7.x) is none of its
 *   readers' fault: later; one that says no more than 550: this letter, and nobody's address is given up for it
 * - a 5xx to the content: the letter; to anything before: our own account, later
 * - no reply once the server had said that the content may come: unknown; before: later
 * - SES: an answer is a refusal; no answer to a request that was sent is unknown
 *
 * @param mayHaveArrived the content was on its way
 */
export const refusalOf = (failure: MailFailure, mayHaveArrived: boolean): Refusal => {
  const { responseCode = 0, command, response = '' } = failure;
  if (failure.$metadata?.httpStatusCode !== undefined) return SES_REFUSES.includes(failure.name ?? '') ? 'letter' : 'later';
  if (responseCode === 0) return mayHaveArrived ? 'unknown' : 'later';
  if (command === 'RCPT TO') return toAddress(responseCode, STATUS.exec(response)?.[1]);
  return command === 'DATA' && mayHaveArrived && responseCode >= 500 ? 'letter' : 'later';
};

const toAddress = (code: number, status: string | undefined): Refusal => {
  if (status !== undefined) return NO_SUCH_ADDRESS.test(status) ? 'address' : 'later';
  return REFUSED.includes(code) ? 'letter' : 'later';
};

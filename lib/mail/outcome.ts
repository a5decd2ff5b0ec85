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
  readonly name?: string;
  readonly $metadata?: { readonly httpStatusCode?: number };
}

/** Replies to RCPT TO that speak of the address for good (RFC 5321, 4.2.3); 552 is a full mailbox, which may be emptied. */
const NO_SUCH_ADDRESS: readonly number[] = [521, 525, 550, 551, 553, 554, 556];

/** What SES never takes: an address that is none. All else that it refuses is about the account, or about how much it is asked. */
const SES_REFUSES: readonly string[] = ['BadRequestException'];

/**
 * What a failure means for the letter.
 *
 * - a reply of 4xx, to whatever: later; a 5xx to RCPT TO: the address; a 5xx to the content: the letter; to anything before: our own account, later
 * - no reply once the server had said that the content may come: unknown; before: later
 * - SES: an answer is a refusal; no answer to a request that was sent is unknown
 *
 * @param mayHaveArrived the content was on its way
 */
export const refusalOf = (failure: MailFailure, mayHaveArrived: boolean): Refusal => {
  const { responseCode = 0, command } = failure;
  if (failure.$metadata?.httpStatusCode !== undefined) return SES_REFUSES.includes(failure.name ?? '') ? 'letter' : 'later';
  if (responseCode === 0) return mayHaveArrived ? 'unknown' : 'later';
  if (command === 'RCPT TO') return NO_SUCH_ADDRESS.includes(responseCode) ? 'address' : 'later';
  return command === 'DATA' && mayHaveArrived && responseCode >= 500 ? 'letter' : 'later';
};

import { SESv2Client, SendEmailCommand } from '@aws-sdk/client-sesv2';
import { createTransport, type Transporter } from 'nodemailer';
import { type MailFailure, type Refusal, refusalOf } from './outcome.ts';

export interface Mail {
  /** Made from the letter's key: the same letter always has the same Message-ID. */
  readonly id: string;
  /** Kind of the letter, for the reader's filters: the header X-Letter-Kind. */
  readonly kind: string;
  readonly to: { readonly name: string; readonly email: string };
  readonly replyTo: string;
  readonly fromName: string;
  /** RFC 3339; becomes the Date header. */
  readonly at: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

export interface PostOfficeSettings {
  /** Address of From: on every letter. */
  readonly sender: string;
  /** smtp:// or smtps:// address; empty sends through SES. */
  readonly smtpUrl: string;
  readonly smtpPassword: string;
  /** SES configuration set whose events tell of bounces; empty for none. */
  readonly configurationSet?: string;
}

/**
 * A server that cannot be reached, does not greet or falls silent is given up after so long. A batch of the stream is five times so many
 * letters at once: all of them are put back for the next try before their function ends, which would hold them until the next day.
 */
export const REACHED_WITHIN_MS = 15_000;

/** The letter was not plainly taken; `refusal` says what that means. */
export class MailRefused extends Error {
  override readonly name = 'MailRefused';
  readonly refusal: Refusal;

  constructor(refusal: Refusal, cause: unknown) {
    super(`The mail server did not take a letter: ${refusal}`, { cause });
    this.refusal = refusal;
  }
}

/** Hands letters to a mail server: SES, or any that speaks SMTP. */
export const postOffice = (settings: PostOfficeSettings) => {
  const domain = settings.sender.slice(settings.sender.lastIndexOf('@') + 1);
  return {
    /** @returns the id under which the server took it @throws MailRefused */
    send: async (mail: Mail): Promise<string> => {
      const { transport, mayHaveArrived } = transportOf(settings);
      try {
        const { messageId } = await transport.sendMail({
          messageId: `<${mail.id}@${domain}>`,
          date: new Date(mail.at),
          from: { name: mail.fromName, address: settings.sender },
          to: { name: mail.to.name, address: mail.to.email },
          ...(mail.replyTo && { replyTo: mail.replyTo }),
          subject: mail.subject,
          text: mail.text,
          html: mail.html,
          headers: { 'Auto-Submitted': 'auto-generated', 'X-Letter-Kind': mail.kind },
          baseBoundary: mail.id,
          ...(settings.configurationSet && { ses: { ConfigurationSetName: settings.configurationSet } }),
          // The content is ours alone: no file and no address in it may be fetched.
          disableFileAccess: true,
          disableUrlAccess: true,
        } as Parameters<Transporter['sendMail']>[0]);
        return messageId;
      } catch (error) {
        throw new MailRefused(refusalOf(error as MailFailure, mayHaveArrived()), error);
      }
    },
  };
};

/** A way out for one letter, and whether its content may have arrived at the other end. */
interface WayOut {
  readonly transport: Transporter;
  readonly mayHaveArrived: () => boolean;
}

const transportOf = (settings: PostOfficeSettings): WayOut => (settings.smtpUrl === '' ? throughSes() : throughSmtp(settings));

/** The SDK tells no answer from no request: what it got no answer to may have arrived. */
const throughSes = (): WayOut => ({
  transport: createTransport({ SES: { sesClient: ses, SendEmailCommand } } as Parameters<typeof createTransport>[0]),
  mayHaveArrived: () => true,
});

const ses = new SESv2Client({});

/** The content is sent once the server has answered DATA with 354: the transaction's log is where nodemailer tells of it. */
const throughSmtp = ({ smtpUrl, smtpPassword }: PostOfficeSettings): WayOut => {
  const url = new URL(smtpUrl);
  const user = decodeURIComponent(url.username);
  let isGoAhead = false;
  const debug = ({ tnx }: { tnx?: string }, line: unknown): void => {
    if (tnx === 'server' && /^354/.test(String(line).trim())) isGoAhead = true;
  };
  const quiet = (): void => {};
  const transport = createTransport({
    host: url.hostname,
    port: Number(url.port || (url.protocol === 'smtps:' ? 465 : 587)),
    secure: url.protocol === 'smtps:',
    connectionTimeout: REACHED_WITHIN_MS,
    greetingTimeout: REACHED_WITHIN_MS,
    socketTimeout: REACHED_WITHIN_MS,
    dnsTimeout: REACHED_WITHIN_MS,
    transactionLog: true,
    logger: { level: quiet, trace: quiet, debug, info: quiet, warn: quiet, error: quiet, fatal: quiet },
    // A password goes over no wire that others may read, also when somebody strikes STARTTLS out of what the server offers.
    ...(user && { auth: { user, pass: smtpPassword }, requireTLS: url.protocol !== 'smtps:' }),
  } as Parameters<typeof createTransport>[0]);
  return { transport, mayHaveArrived: () => isGoAhead };
};

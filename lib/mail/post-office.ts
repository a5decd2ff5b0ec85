import { SESv2Client, SendEmailCommand } from '@aws-sdk/client-sesv2';
import { createTransport, type Transporter } from 'nodemailer';

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
}

/**
 * A server that cannot be reached, or does not greet, is given up after so long. A batch of the stream is five times so many letters at
 * once: all of them are put back for the next try before their function ends, which would hold them until the next day.
 */
export const REACHED_WITHIN_MS = 15_000;

/** Hands letters to a mail server: SES, or any that speaks SMTP. */
export const postOffice = (settings: PostOfficeSettings) => {
  const transport = transportOf(settings);
  const domain = settings.sender.slice(settings.sender.lastIndexOf('@') + 1);
  return {
    /** @returns the id under which the server took it @throws what the server refused */
    send: async (mail: Mail): Promise<string> => {
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
        // The content is ours alone: no file and no address in it may be fetched.
        disableFileAccess: true,
        disableUrlAccess: true,
      } as Parameters<Transporter['sendMail']>[0]);
      return messageId;
    },
  };
};

const transportOf = ({ smtpUrl, smtpPassword }: PostOfficeSettings): Transporter => {
  if (smtpUrl === '')
    return createTransport({ SES: { sesClient: new SESv2Client({}), SendEmailCommand } } as Parameters<typeof createTransport>[0]);
  const url = new URL(smtpUrl);
  const user = decodeURIComponent(url.username);
  return createTransport({
    host: url.hostname,
    port: Number(url.port || (url.protocol === 'smtps:' ? 465 : 587)),
    secure: url.protocol === 'smtps:',
    connectionTimeout: REACHED_WITHIN_MS,
    // A password goes over no wire that others may read, also when somebody strikes STARTTLS out of what the server offers.
    ...(user && { auth: { user, pass: smtpPassword }, requireTLS: url.protocol !== 'smtps:' }),
  });
};

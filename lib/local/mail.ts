import { SMTPServer } from 'smtp-server';

export interface MailServer {
  readonly url: string;
  stop(): Promise<void>;
}

/** A letter as it came over the wire. */
export interface ReceivedMail {
  readonly from: string;
  readonly to: readonly string[];
  readonly raw: Buffer;
}

const MOST_BYTES = 40 * 1024 * 1024;

/** Takes letters by SMTP and hands each to `onMail`; the sender hears "accepted" only after that has succeeded. */
export const startMail = (onMail: (mail: ReceivedMail) => void | Promise<void>): Promise<MailServer> =>
  new Promise((resolve, reject) => {
    const server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      size: MOST_BYTES,
      logger: false,
      onData: (stream, session, done) => {
        const chunks: Buffer[] = [];
        stream.on('data', (chunk: Buffer) => chunks.push(chunk));
        stream.on('error', done);
        stream.on('end', () => {
          if (stream.sizeExceeded)
            return done(Object.assign(new Error('Message exceeds fixed maximum message size'), { responseCode: 552 }));
          const { mailFrom, rcptTo } = session.envelope;
          const mail = { from: mailFrom ? mailFrom.address : '', to: rcptTo.map(({ address }) => address), raw: Buffer.concat(chunks) };
          Promise.resolve(mail)
            .then(onMail)
            .then(() => done(), done);
        });
      },
    });
    server.on('error', () => {});
    const listener = server.listen(0, '127.0.0.1', () => {
      const { port } = listener.address() as { port: number };
      resolve({ url: `smtp://127.0.0.1:${port}`, stop: () => new Promise((stopped) => server.close(() => stopped())) });
    });
    listener.once('error', reject);
  });

import { createConnection } from 'node:net';
import { createTransport } from 'nodemailer';
import { afterEach, describe, expect, it } from 'vitest';
import { type MailServer, type ReceivedMail, startMail } from '#local/mail.ts';

let server: MailServer;
let received: ReceivedMail[] = [];
const start = async (onMail: (mail: ReceivedMail) => void | Promise<void> = (mail) => void received.push(mail)): Promise<void> => {
  received = [];
  server = await startMail(onMail);
};
afterEach(() => server.stop());

const send = (raw: string | Buffer, envelope = { from: 'plan@a.example', to: ['zhang@a.example'] }) =>
  createTransport(server.url).sendMail({ envelope, raw });

/** Speaks SMTP itself, to send what no well-behaved client would. @returns the last answer */
const converse = (lines: readonly string[]): Promise<string> =>
  new Promise((resolve, reject) => {
    const socket = createConnection(Number(new URL(server.url).port), '127.0.0.1');
    const left = [...lines];
    socket.on('error', reject);
    socket.on('data', (chunk) => {
      if (/^\d{3}-/.test(chunk.toString().trim().split('\r\n').at(-1)!)) return;
      const next = left.shift();
      if (next === undefined) resolve(socket.end() && chunk.toString().trim());
      else socket.write(`${next}\r\n`);
    });
  });

describe('a letter by SMTP', () => {
  it.each([
    { why: 'Chinese in eight bits', raw: Buffer.from('Subject: 催办\r\n\r\n请于本周五前填报。\r\n') },
    { why: 'a line that begins with a dot, which SMTP doubles on the way', raw: Buffer.from('Subject: a\r\n\r\n.\r\n..b\r\n') },
    {
      why: 'every byte',
      raw: Buffer.from(
        `S: a\r\n\r\n${Array.from({ length: 256 }, (_, n) => (n === 10 || n === 13 ? '' : String.fromCharCode(n))).join('')}\r\n`,
        'latin1',
      ),
    },
  ])('is kept as it was sent: $why', async ({ raw }) => {
    await start();
    await send(raw);
    expect(received[0]?.raw.toString('latin1')).toBe(raw.toString('latin1'));
  });

  it('is told with its envelope, whatever its headers say', async () => {
    await start();
    await send('To: everybody@a.example\r\n\r\nx\r\n', { from: 'plan@a.example', to: ['zhang@a.example', 'li@a.example'] });
    expect(received).toMatchObject([{ from: 'plan@a.example', to: ['zhang@a.example', 'li@a.example'] }]);
  });

  it('of nobody, as a bounce is', async () => {
    await start();
    await converse(['EHLO a', 'MAIL FROM:<>', 'RCPT TO:<z@a.example>', 'DATA', 'x\r\n.']);
    expect(received).toMatchObject([{ from: '', to: ['z@a.example'] }]);
  });

  it.each([
    {
      why: 'at once',
      onMail: () => {
        throw new Error('disk full');
      },
    },
    {
      why: 'later',
      onMail: async () => {
        throw new Error('disk full');
      },
    },
  ])('is refused when it could not be kept, $why: the sender knows that it was not sent', async ({ onMail }) => {
    await start(onMail);
    await expect(send('S: a\r\n\r\nx\r\n')).rejects.toMatchObject({ code: 'EMESSAGE', responseCode: 450 });
  });

  it('is accepted only when it has been kept', async () => {
    let kept = false;
    await start(async () => {
      await new Promise((resolve) => setTimeout(resolve, 50));
      kept = true;
    });
    await send('S: a\r\n\r\nx\r\n');
    expect(kept).toBe(true);
  });

  it('above 40 MB is refused, also by a sender that does not say so first', async () => {
    await start();
    const body = `${'x'.repeat(70)}\r\n`.repeat(590_000);
    await expect(send(`S: a\r\n\r\n${body}`)).rejects.toMatchObject({ responseCode: 552 });
    expect(await converse(['EHLO a', 'MAIL FROM:<a@a.example>', 'RCPT TO:<z@a.example>', 'DATA', `S: a\r\n\r\n${body}.`])).toMatch(/^552 /);
    expect(received).toEqual([]);
  });
});

import { once } from 'node:events';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { afterEach, expect, it, vi } from 'vitest';
import { type Mail, postOffice, REACHED_WITHIN_MS } from '#mail/post-office.ts';

const MAIL: Mail = {
  id: 'a1',
  kind: 'digest',
  to: { name: '主任王建国', email: 'head@town.example' },
  replyTo: '',
  fromName: '望京镇任务台账',
  at: '2022-06-21T08:30:00+08:00',
  subject: '【望京镇】请填二季度',
  text: '请填二季度。',
  html: '<p>请填二季度。</p>',
};

let server: Server;
let heard: string[] = [];

/** A mail server that takes a password, and offers no encryption. */
const openServer = async (): Promise<number> => {
  heard = [];
  server = createServer((socket) => {
    socket.write('220 town.example\r\n');
    socket.on('error', () => {});
    socket.on('data', (data) => {
      const line = data.toString();
      heard.push(line);
      const answers: Record<string, string> = { EHLO: '250-town.example\r\n250 AUTH PLAIN LOGIN', QUIT: '221 bye', STAR: '502 no' };
      socket.write(`${answers[line.slice(0, 4)] ?? '235 welcome'}\r\n`);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
};

/** A mail server that takes connections, and says nothing. */
const openMuteServer = async (): Promise<number> => {
  server = createServer((socket) => void socket.on('error', () => {}));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
};

afterEach(() => {
  vi.useRealTimers();
  server.close();
});

it('tells no password over a line that is not encrypted', async () => {
  const smtpUrl = `smtp://plan@127.0.0.1:${await openServer()}`;
  const office = postOffice({ sender: 'plan@town.example', smtpUrl, smtpPassword: 'secret' });
  await expect(office.send(MAIL)).rejects.toMatchObject({ refusal: 'later', cause: { code: 'ETLS' } });
  expect(heard.length).toBeGreaterThan(0);
  expect(heard.join('')).not.toContain('AUTH');
});

it('waits no longer for a server that says nothing than its function can', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const smtpUrl = `smtp://127.0.0.1:${await openMuteServer()}`;
  const sent = postOffice({ sender: 'plan@town.example', smtpUrl, smtpPassword: '' }).send(MAIL);
  const refused = expect(sent).rejects.toMatchObject({ refusal: 'later', cause: { code: 'ETIMEDOUT' } });
  await once(server, 'connection');
  await new Promise((resolve) => setImmediate(resolve));
  await vi.advanceTimersByTimeAsync(REACHED_WITHIN_MS);
  await refused;
});

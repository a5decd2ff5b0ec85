import { once } from 'node:events';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { type Mail, postOffice } from '#mail/post-office.ts';

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

afterEach(() => server.close());

it('tells no password over a line that is not encrypted', async () => {
  const smtpUrl = `smtp://plan@127.0.0.1:${await openServer()}`;
  const office = postOffice({ sender: 'plan@town.example', smtpUrl, smtpPassword: 'secret' });
  await expect(office.send(MAIL)).rejects.toMatchObject({ code: 'ETLS' });
  expect(heard.length).toBeGreaterThan(0);
  expect(heard.join('')).not.toContain('AUTH');
});

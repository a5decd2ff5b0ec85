import { createServer, type Socket } from 'node:net';

/** Where in a conversation a mail server may do something else than take the letter. */
export type Stage = 'connect' | 'greeting' | 'EHLO' | 'MAIL' | 'RCPT' | 'DATA' | 'content';

/** A reply such as '450 later'; the line is cut; or nothing is said any more. */
export type Reply = string | 'drop' | 'hang';

export interface Received {
  readonly to: string;
  readonly messageId: string;
}

export interface ScriptedMail {
  readonly url: string;
  /** What was taken, in order: also what the sender was never told about. */
  readonly taken: readonly Received[];
  stop(): Promise<void>;
}

const USUAL: Readonly<Record<Stage, string>> = {
  connect: '',
  greeting: '220 town.example',
  EHLO: '250 town.example',
  MAIL: '250 ok',
  RCPT: '250 ok',
  DATA: '354 go ahead',
  content: '250 taken',
};

/**
 * A mail server that does at each stage what it is told; unless it is told otherwise it takes the letter.
 * @param reply null for the usual one; `to` is known from RCPT on
 */
export const scriptedMail = async (reply: (stage: Stage, to: string) => Reply | null | Promise<Reply | null>): Promise<ScriptedMail> => {
  const taken: Received[] = [];
  const open = new Set<Socket>();
  const server = createServer((socket) => {
    open.add(socket);
    socket.on('close', () => open.delete(socket));
    socket.on('error', () => {});
    let [to, heard, inContent] = ['', '', false];
    const say = async (stage: Stage): Promise<void> => {
      const given = (await reply(stage, to)) ?? USUAL[stage];
      if (given === 'drop') socket.destroy();
      else if (given !== 'hang' && given !== '') socket.write(`${given}\r\n`);
    };
    const command = async (line: string): Promise<void> => {
      const verb = line.slice(0, 4).toUpperCase();
      if (verb === 'RCPT') to = /<([^>]{1,200})>/.exec(line)?.[1] ?? '';
      inContent = verb === 'DATA';
      if (verb === 'QUIT') socket.end('221 bye\r\n');
      else await say(verb === 'HELO' ? 'EHLO' : (verb as Stage));
    };
    socket.on('data', async (data) => {
      heard += data.toString('latin1');
      if (inContent && !heard.includes('\r\n.\r\n')) return;
      const whole = heard;
      heard = '';
      if (!inContent) return command(whole);
      inContent = false;
      const answer = await reply('content', to);
      if (answer === null || !/^[45]/.test(answer))
        taken.push({ to, messageId: /^Message-ID: (.{1,200})$/im.exec(whole)?.[1]?.trim() ?? '' });
      if (answer === 'drop') socket.destroy();
      else if (answer !== 'hang') socket.write(`${answer ?? USUAL.content}\r\n`);
    });
    void say('connect').then(() => say('greeting'));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  return {
    url: `smtp://127.0.0.1:${port}`,
    taken,
    stop: () =>
      new Promise((resolve) => {
        for (const socket of open) socket.destroy();
        server.close(() => resolve());
      }),
  };
};

import { randomBytes, timingSafeEqual } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { LocalCloudError } from './errors.ts';

/** How another process of this person finds the running system, and proves that it may read this person's files. */
interface Running {
  readonly pid: number;
  readonly url: string;
  readonly control: string;
  readonly secret: string;
}

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const FILE = 'running.json';
/** An address comes in one piece. */
const MOST_CHUNKS = 2;

/** Where `npm run token` looks when it is not told a data folder. */
export const deskFolder = join(ROOT, '.local');

const EMAIL = /^[^\s@"<>(),:;\\]{1,64}@[^\s@"<>(),:;\\]+\.[^\s@"<>(),:;\\]+$/;

/** @throws LocalCloudError in one line when the address cannot be one */
export const requireEmail = (text: string): string => {
  if (EMAIL.test(text)) return text;
  throw new LocalCloudError(`邮箱地址不正确 Not an e-mail address: ${text.replace(/\s+/g, ' ') || '(empty)'}`);
};

const sameSecret = (a: string, b: string): boolean => a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));

const firstBytes = async (request: IncomingMessage): Promise<Buffer> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) {
    if (chunks.length < MOST_CHUNKS) chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks);
};

const controlServer = (secret: string, mint: (email: string) => Promise<string>): Promise<Server> => {
  const server = createServer(async (request, response) => {
    const email = (await firstBytes(request)).toString('utf8');
    const allowed = request.method === 'POST' && sameSecret(String(request.headers['x-local-secret']), secret);
    if (!allowed || !EMAIL.test(email)) return response.writeHead(allowed ? 400 : 403).end();
    return response.writeHead(200).end(await mint(email));
  });
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)));
};

/** Says in each folder that the system runs and where tokens are to be had. @returns what takes the notes away again */
export const announce = async (
  url: string,
  folders: readonly string[],
  mint: (email: string) => Promise<string>,
): Promise<() => Promise<void>> => {
  const secret = randomBytes(24).toString('base64url');
  const server = await controlServer(secret, mint);
  const control = `http://127.0.0.1:${(server.address() as { port: number }).port}/`;
  const note = JSON.stringify({ pid: process.pid, url, control, secret } satisfies Running);
  for (const folder of folders) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, FILE), note, { mode: 0o600 });
  }
  return () => {
    for (const folder of folders) if (read(folder)?.secret === secret) rmSync(join(folder, FILE), { force: true });
    return new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  };
};

const read = (folder: string): Running | undefined => {
  try {
    return JSON.parse(readFileSync(join(folder, FILE), 'utf8')) as Running;
  } catch {
    return undefined;
  }
};

/** @throws LocalCloudError when a living process has its data in this folder; one that was killed leaves only its note */
export const refuseIfInUse = async (folder: string | null): Promise<void> => {
  const running = folder === null ? undefined : read(folder);
  const answers =
    running &&
    (await fetch(running.control).then(
      () => true,
      () => false,
    ));
  if (answers) throw new LocalCloudError(`${folder} 正由另一个进程使用（${running.url}）。The folder is in use by another process.`);
};

/** A token from the system that runs now. @throws LocalCloudError in one line when none runs or the address is malformed */
export const tokenFromRunning = async (email: string, folder = deskFolder): Promise<string> => {
  const address = requireEmail(email);
  const running = read(folder);
  const request = { method: 'POST', body: address, headers: { 'x-local-secret': running?.secret ?? '' } };
  const response = running && (await fetch(running.control, request).catch(() => undefined));
  if (!response?.ok) throw new LocalCloudError('系统没有在运行，请先 npm start。Nothing is running; start it with npm start.');
  return response.text();
};

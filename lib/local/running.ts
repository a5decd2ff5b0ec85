import { randomBytes, timingSafeEqual } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { isAbsolute, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { LocalCloudError } from './errors.ts';

/** How another process of this person finds the running system, and proves that it may read this person's files. */
interface Running {
  readonly pid: number;
  readonly url: string;
  readonly control: string;
  readonly secret: string;
}

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
/** One note a system, named by its port: several may run at a time. */
const FILE = /^running-\d{1,5}\.json$/;
const fileOf = (url: string): string => `running-${new URL(url).port}.json`;
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
    for (const dead of (await notesIn(folder)).dead) rmSync(join(folder, fileOf(dead.url)), { force: true });
    writeFileSync(join(folder, fileOf(url)), note, { mode: 0o600 });
  }
  return () => {
    for (const folder of folders) {
      const file = join(folder, fileOf(url));
      if (read(file)?.secret === secret) rmSync(file, { force: true });
    }
    return new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  };
};

const read = (file: string): Running | undefined => {
  try {
    const note = JSON.parse(readFileSync(file, 'utf8')) as Running | null;
    return note && URL.canParse(note.url) && URL.canParse(note.control) ? note : undefined;
  } catch {
    return undefined;
  }
};

const answers = ({ control }: Running): Promise<boolean> =>
  fetch(control).then(
    () => true,
    () => false,
  );

/** What the notes of a folder tell of: systems that answer, and those that were killed and left only their note. */
const notesIn = async (folder: string): Promise<{ alive: Running[]; dead: Running[] }> => {
  const files = existsSync(folder) ? readdirSync(folder).filter((name) => FILE.test(name)) : [];
  const notes = files.map((name) => read(join(folder, name))).filter((note) => note !== undefined);
  const alive = await Promise.all(notes.map(answers));
  return { alive: notes.filter((_, i) => alive[i]), dead: notes.filter((_, i) => !alive[i]) };
};

/** @throws LocalCloudError when a living process has its data in this folder; one that was killed leaves only its note */
export const refuseIfInUse = async (folder: string | null): Promise<void> => {
  const [running] = folder === null ? [] : (await notesIn(folder)).alive;
  if (running) throw new LocalCloudError(`${folder} 正由另一个进程使用（${running.url}）。The folder is in use by another process.`);
};

/** Whose token, and of which system when several run. */
export interface TokenOptions {
  readonly email: string;
  /** Data folder of the system; that of this project if not given. */
  readonly data?: string | undefined;
  readonly port?: string | undefined;
}

const TOKEN_FLAGS = { data: { type: 'string' }, port: { type: 'string' } } as const;

/** The words of `npm run token`. A path is meant from where the person stands. @throws of a flag that is unknown */
export const readTokenOptions = (argv: readonly string[], standsIn = process.env.INIT_CWD ?? process.cwd()): TokenOptions => {
  const { values, positionals } = parseArgs({ args: [...argv], options: TOKEN_FLAGS, allowPositionals: true });
  const { data, port } = values;
  return { email: positionals.join(' '), port, data: data === undefined || isAbsolute(data) ? data : resolve(standsIn, data) };
};

const addresses = (systems: readonly Running[]): string => systems.map(({ url }) => url).join('、');

/** The one system that is meant. @throws LocalCloudError in one line when none runs, the one that ran is dead, or several run */
const runningSystem = async ({ data, port }: TokenOptions): Promise<Running> => {
  const isMeant = ({ url }: Running): boolean => port === undefined || new URL(url).port === port;
  const notes = await notesIn(data ?? deskFolder);
  const [alive, dead] = [notes.alive.filter(isMeant), notes.dead.filter(isMeant)];
  if (alive.length > 1)
    throw new LocalCloudError(
      `有 ${alive.length} 个系统在运行（${addresses(alive)}），请用 --port 选定。Several are running; choose one with --port.`,
    );
  if (alive[0]) return alive[0];
  if (dead.length > 0)
    throw new LocalCloudError(
      `系统（${addresses(dead)}）已经停止，请再次 npm start。What ran there has stopped; start it again with npm start.`,
    );
  const where = [port && `--port ${port}`, data && `--data ${data}`].filter(Boolean).join(' ');
  throw new LocalCloudError(
    `系统没有在运行${where && `（${where}）`}，或还没有启动完，请先 npm start。Nothing is running, or not yet; start it with npm start.`,
  );
};

/** A token from a system that runs now. @throws LocalCloudError in one line when there is none, or the address is malformed */
export const tokenFromRunning = async (options: TokenOptions): Promise<string> => {
  const address = requireEmail(options.email);
  const { control, secret } = await runningSystem(options);
  const response = await fetch(control, { method: 'POST', body: address, headers: { 'x-local-secret': secret } });
  if (!response.ok)
    throw new LocalCloudError('系统没有给出令牌，请再次 npm start。The system gave no token; start it again with npm start.');
  return response.text();
};

import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A source file: its path from the root of the project, and its text. */
export interface Source {
  readonly path: string;
  readonly text: string;
}

interface Room {
  /** What stands before the paths of its files; a file for a room of one. */
  readonly at: string;
  /** Rooms whose files it may import, itself apart; 'runtime/settings' allows one file. */
  readonly rooms: readonly string[];
  readonly packages: readonly string[];
}

const NODE = ['node:*'];

/** Every room, and all that it may import. The further in, the less. */
export const ROOMS: Readonly<Record<string, Room>> = {
  domain: { at: 'lib/domain/', rooms: [], packages: [] },
  contract: { at: 'lib/contract/', rooms: ['domain'], packages: ['zod/mini'] },
  documents: { at: 'lib/documents/', rooms: ['domain'], packages: ['fflate', 'mammoth', 'docx', '@cj-tech-master/excelts'] },
  store: {
    at: 'lib/store/',
    rooms: ['domain'],
    packages: ['@aws-sdk/client-dynamodb', '@aws-sdk/client-s3', '@aws-sdk/s3-request-presigner', '@aws-sdk/util-dynamodb'],
  },
  mail: { at: 'lib/mail/', rooms: ['domain'], packages: ['@aws-sdk/client-sesv2', 'nodemailer'] },
  runtime: {
    at: 'lib/runtime/',
    rooms: ['domain', 'contract', 'documents', 'store', 'mail'],
    packages: [
      '@aws-lambda-powertools/logger',
      '@aws-sdk/client-dynamodb',
      '@aws-sdk/client-s3',
      '@aws-sdk/client-sfn',
      '@aws-sdk/client-ssm',
      '@middy/core',
      'aws-lambda',
      'node:crypto',
      'node:fs/promises',
      'node:path',
      'zod/mini',
    ],
  },
  functions: {
    at: 'functions/',
    rooms: ['domain', 'contract', 'documents', 'store', 'runtime'],
    packages: [
      '@aws-sdk/client-cognito-identity-provider',
      '@aws-sdk/client-dynamodb',
      '@aws-sdk/util-dynamodb',
      'aws-lambda',
      'node:crypto',
      'zod/mini',
    ],
  },
  cloud: {
    at: 'lib/cloud/',
    rooms: ['contract', 'documents/api-page', 'runtime/settings', 'stack'],
    packages: ['aws-cdk-lib', 'cdk-nag', 'constructs', 'esbuild', ...NODE],
  },
  stack: { at: 'lib/annual-plan-stack.ts', rooms: ['cloud'], packages: ['aws-cdk-lib', 'constructs'] },
  local: {
    at: 'lib/local/',
    rooms: ['domain', 'contract', 'documents'],
    packages: [
      '@20minutes/s3rver',
      '@aws-sdk/client-dynamodb',
      '@aws-sdk/client-dynamodb-streams',
      'aws-lambda',
      'aws-local-stepfunctions',
      'cli-progress',
      'croner',
      'jose',
      'mailparser',
      'oidc-provider',
      'smtp-server',
      ...NODE,
    ],
  },
  synth: { at: 'bin/app.ts', rooms: ['cloud', 'stack'], packages: ['aws-cdk-lib'] },
  bin: { at: 'bin/', rooms: ['domain', 'contract', 'documents', 'store', 'local'], packages: NODE },
};

/** Doors through which the cloud on a desk may be entered; no other file imports it, so nothing else knows that it runs locally. */
const MAY_IMPORT_LOCAL = ['bin/start.ts', 'bin/token.ts', 'bin/say-failure.ts', 'lib/local/', 'test/', 'bench/'];

/** In the rules time and chance are data. */
const NOT_IN_DOMAIN: readonly (readonly [RegExp, string])[] = [
  [/\bnew Date\(\s*\)/, 'new Date()'],
  [/\bDate\.now\b/, 'Date.now'],
  [/\bprocess\./, 'process.'],
  [/\bMath\.random\b/, 'Math.random'],
  [/\bperformance\.now\b/, 'performance.now'],
];

const FOR_THE_CDK = ['lib/cloud/', 'lib/annual-plan-stack.ts', 'bin/app.ts'];

/** How a function could tell that it runs on a desk. */
const KNOWS_THE_DESK = /AWS_ENDPOINT_URL|127\.0\.0\.1|\bIS_LOCAL\b|\bSAM_LOCAL\b/;

const startsWithOne = (path: string, starts: readonly string[]): boolean => starts.some((start) => path.startsWith(start));

/** What of the house's order the files break: one line each, none when all is well. */
export const violations = (sources: readonly Source[]): string[] => [...emptyRooms(sources), ...sources.flatMap(violationsOf)];

const emptyRooms = (sources: readonly Source[]): string[] =>
  Object.entries(ROOMS)
    .filter(([name]) => !sources.some(({ path }) => roomOf(path) === name))
    .map(([name, { at }]) => `${at}: the room "${name}" is missing or empty`);

/** The innermost room that a path lies in: `bin/app.ts` is its own. */
const roomOf = (path: string): string | undefined => Object.keys(ROOMS).find((name) => path.startsWith(ROOMS[name]!.at));

const isOutside = (path: string): boolean => path.startsWith('test/') || path.startsWith('bench/');

const violationsOf = (source: Source): string[] => {
  const code = withoutComments(source.text);
  const imports = importsOf(code);
  const room = roomOf(source.path);
  const found = room ? imports.flatMap((what) => importViolation(source.path, room, what)) : [];
  if (!room && !isOutside(source.path)) found.push('stands in no room');
  if (imports.some((what) => targetOf(source.path, what) === 'local') && !startsWithOne(source.path, MAY_IMPORT_LOCAL))
    found.push('imports lib/local, which only bin/start.ts and bin/token.ts may');
  if (room === 'domain')
    found.push(...NOT_IN_DOMAIN.filter(([words]) => words.test(code)).map(([, name]) => `uses ${name}; time and chance are data`));
  if (room && room !== 'local' && room !== 'bin' && KNOWS_THE_DESK.test(code)) found.push('could know that it runs on a desk');
  return found.map((what) => `${source.path}: ${what}`);
};

const importViolation = (path: string, room: string, what: string): string[] => {
  const { rooms, packages } = ROOMS[room]!;
  const target = targetOf(path, what);
  if (target === undefined) return [];
  if (what.startsWith('#') || what.startsWith('.')) {
    const isAllowed = target === room || rooms.some((allowed) => allowed === target || allowed === fileOf(path, what));
    return isAllowed ? [] : [`imports ${what} from the room "${target}"`];
  }
  if (/^aws-cdk-lib\b/.test(what) && !startsWithOne(path, FOR_THE_CDK)) return [`imports ${what}, which only the stack may`];
  return packages.some((one) => what === one || what.startsWith(`${one}/`) || (one === 'node:*' && what.startsWith('node:')))
    ? []
    : [`imports the package ${what}`];
};

/** Where an import leads: a room, 'nowhere' for a path in no room, or the package itself. */
const targetOf = (path: string, what: string): string | undefined => {
  if (what.startsWith('#')) return Object.keys(ROOMS).includes(what.slice(1).split('/')[0]!) ? what.slice(1).split('/')[0] : 'nowhere';
  if (what.startsWith('.')) return roomOf(posix.join(dirname(path), what)) ?? 'nowhere';
  return what;
};

/** @example fileOf('lib/cloud/a.ts', '#runtime/settings.ts') //=> 'runtime/settings' */
const fileOf = (path: string, what: string): string =>
  (what.startsWith('#') ? what.slice(1) : posix.join(dirname(path), what).replace(/^lib\//, '')).replace(/\.ts$/, '');

const withoutComments = (text: string): string => text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|[^:'"`])\/\/.*$/gm, '$1');

const IMPORTS = [
  /^\s*(?:import|export)\b[^'";]*?\bfrom\s*['"]([^'"]+)['"]/gm,
  /^\s*import\s*['"]([^'"]+)['"]/gm,
  /\b(?:import|require|require\.resolve)\(\s*['"]([^'"]+)['"]/g,
];

const importsOf = (code: string): string[] => IMPORTS.flatMap((words) => [...code.matchAll(words)].map((match) => match[1]!));

const root = fileURLToPath(new URL('../../', import.meta.url));

/** The source files of the project in these folders. */
export const sourcesIn = (folders: readonly string[]): Source[] =>
  folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.(ts|cjs|js|mjs)$/.test(name))
      .map((name) => posix.join(folder, name))
      .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') })),
  );

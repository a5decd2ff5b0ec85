import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Stack } from 'aws-cdk-lib';
import { buildSync, type OutputFile } from 'esbuild';
import { descriptionFiles } from './description.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const FUNCTIONS = join(ROOT, 'functions');

/** Named to esbuild but never written: a fixed place, so that source maps, and with them the assets' hashes, are the same on every machine. */
const NOWHERE = join(ROOT, 'bundles');

const doorsIn = (folder: string): string[] => {
  const entries = readdirSync(folder, { withFileTypes: true });
  if (entries.some((entry) => entry.name === 'index.ts')) return [join(folder, 'index.ts')];
  return entries.flatMap((entry) => {
    if (entry.isDirectory()) return doorsIn(join(folder, entry.name));
    return entry.name.endsWith('.ts') ? [join(folder, entry.name)] : [];
  });
};

/** Every door, as its path below `functions/` without the ending: a folder with an `index.ts` is one door. @example 'intake/split-report' */
export const DOORS: readonly string[] = doorsIn(FUNCTIONS)
  .map((path) => relative(FUNCTIONS, path).replace(/\.ts$/, ''))
  .sort();

/**
 * Ways to find credentials on a laptop or a server, a quarter of the SDK. A Lambda has its own in the environment, where the SDK looks
 * first, so these are never loaded.
 */
const NEVER_LOADED = [
  '@aws-sdk/credential-provider-http',
  '@aws-sdk/credential-provider-ini',
  '@aws-sdk/credential-provider-process',
  '@aws-sdk/credential-provider-sso',
  '@aws-sdk/credential-provider-web-identity',
  '@smithy/credential-provider-imds',
];

/** CommonJS, since it loads a fifth faster than modules do. */
const build = (): readonly OutputFile[] => {
  try {
    return buildSync({
      entryPoints: DOORS.map((door) => join(FUNCTIONS, `${door}.ts`)),
      entryNames: '[dir]/[name]/index',
      outbase: FUNCTIONS,
      outdir: NOWHERE,
      write: false,
      bundle: true,
      minify: true,
      format: 'cjs',
      platform: 'node',
      target: 'node24',
      mainFields: ['module', 'main'],
      external: NEVER_LOADED,
      sourcemap: true,
      sourcesContent: false,
      // A Chinese character takes three bytes as it is, and six when it is escaped.
      charset: 'utf8',
      legalComments: 'none',
      logLevel: 'silent',
    }).outputFiles;
  } catch (error) {
    // Only the text: the object that esbuild throws fills three screens.
    throw new Error((error as Error).message);
  }
};

let bundled: string | undefined;

/** Bundles all doors by one call of esbuild: two seconds, where a call for each takes twelve. */
const bundleAll = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'annual-plan-bundles-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  for (const file of build()) {
    const path = join(folder, relative(NOWHERE, file.path));
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, file.contents);
  }
  for (const [name, text] of Object.entries(descriptionFiles())) writeFileSync(join(folder, 'api/index', name), text);
  return folder;
};

/**
 * Folder with the bundle of a door, `index.js`; the sources instead when the CDK was told to look at the template only.
 * @throws Error when `functions/` has no such door
 */
export const bundleOf = (stack: Stack, door: string): string => {
  if (!DOORS.includes(door)) throw new Error(`There is no functions/${door}.ts`);
  if (!stack.bundlingRequired) return FUNCTIONS;
  bundled ??= bundleAll();
  return join(bundled, door);
};

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { ROUTES } from '#contract/routes.ts';
import { readStartOptions, USAGE } from '#local/start-options.ts';

const root = fileURLToPath(new URL('../', import.meta.url));
const text = (path: string): string => readFileSync(join(root, path), 'utf8');
const scripts = (JSON.parse(text('package.json')) as { scripts: Record<string, string> }).scripts;

const flagsIn = (words: string): string[] => [...new Set([...words.matchAll(/(?<![\w-])--[a-z]+/g)].map(([flag]) => flag))].toSorted();

describe.each(['README.md', 'README.zh-CN.md'])('%s', (file) => {
  const readme = text(file);

  it('names every flag of npm start, and none that is not', () => {
    const table = readme.split('\n').filter((line) => line.startsWith('| `--'));
    expect(flagsIn(table.join('\n'))).toEqual(flagsIn(USAGE).filter((flag) => flag !== '--help'));
  });

  it('names flags that are understood', () => {
    const given = [
      '--report',
      'a',
      '--year',
      '2022',
      '--region',
      '华北',
      '--departments',
      'b',
      '--people',
      'c',
      '--port',
      '1',
      '--data',
      'd',
      '--out',
      'e',
      '--seed',
      '1',
    ];
    expect(readStartOptions([...given, '--once'])).toMatchObject({ year: 2022, once: true });
    expect(readStartOptions([...given, '--serve'])).toMatchObject({ serve: true });
  });

  it('names scripts that are there', () => {
    const named = [...readme.matchAll(/npm (?:run (?:--silent )?)?([a-z]+)/g)]
      .map(([, script]) => script!)
      // npm ci is npm's own.
      .filter((script) => script !== 'run' && script !== 'ci');
    for (const script of named) expect(scripts).toHaveProperty([script]);
    expect(named).toEqual(expect.arrayContaining(['start', 'test', 'split', 'token']));
  });

  it('calls routes that are there', () => {
    const called = [...readme.matchAll(/http:\/\/127\.0\.0\.1:8080(\/[\w/-]+)/g)].map(([, path]) => path!);
    const routes = Object.values(ROUTES).map(({ path }) => new RegExp(`^${path.replace(/\{\w+\}/g, '[^/]+')}$`));
    for (const path of called) expect(routes.some((route) => route.test(path))).toBe(true);
    expect(called.length).toBeGreaterThan(2);
  });
});

const documents = ['README.md', 'README.zh-CN.md', 'CHANGELOG.md', ...folder('docs'), ...folder('docs/decisions')];

function folder(path: string): string[] {
  return readdirSync(join(root, path))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `${path}/${name}`);
}

describe('links', () => {
  it.each(documents)('of %s lead somewhere', (file) => {
    const links = [...text(file).matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map(([, link]) => link!);
    for (const link of links) expect(existsSync(join(root, dirname(file), link)), link).toBe(true);
  });
});

describe('the decision on dependencies', () => {
  it('justifies every package, and none that is not used', () => {
    const { dependencies, devDependencies } = JSON.parse(text('package.json')) as Record<string, Record<string, string>>;
    const rows = text('docs/decisions/dependencies.md')
      .split('\n')
      .filter((line) => line.startsWith('| `'));
    const named = rows.flatMap((row) => [...row.split('|')[1]!.matchAll(/`([^`]+)`/g)].map(([, name]) => name!));
    expect(named.toSorted()).toEqual(Object.keys({ ...dependencies, ...devDependencies }).toSorted());
  });
});

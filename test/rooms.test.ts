import { describe, expect, it } from 'vitest';
import { ROOMS, type Source, sourcesIn, violations } from './support/rooms.ts';

const PROJECT = ['lib', 'functions', 'bin', 'test'];

/** One file in each room, so that a planted one is the only thing wrong. */
const house: readonly Source[] = Object.values(ROOMS).map(({ at }) => ({
  path: at.endsWith('.ts') ? at : `${at}a-file.ts`,
  text: 'export const a = 1;',
}));

const planted = (path: string, text: string): string[] => violations([...house, { path, text }]);

describe('the rooms', () => {
  it('keep to their walls', () => expect(violations(sourcesIn(PROJECT))).toEqual([]));

  it('are all looked at', () => {
    const seen = sourcesIn(PROJECT).map(({ path }) => path);
    for (const folder of PROJECT) expect(seen.filter((path) => path.startsWith(`${folder}/`)).length).toBeGreaterThan(1);
  });
});

describe('the check', () => {
  it('finds nothing in a house in order', () => expect(violations(house)).toEqual([]));

  it.each(Object.keys(ROOMS))('misses the room %s when it is empty', (room) => {
    const { at } = ROOMS[room]!;
    const without = house.filter(({ path }) => path !== at && path !== `${at}a-file.ts`);
    expect(violations(without)).toEqual([`${at}: the room "${room}" is missing or empty`]);
  });

  it('finds no room at all in no files', () => expect(violations([])).toHaveLength(Object.keys(ROOMS).length));

  it.each([
    { why: 'a rule reads the clock', path: 'lib/domain/x.ts', text: 'const today = new Date();', says: /new Date\(\)/ },
    { why: 'a rule reads the clock with a space', path: 'lib/domain/x.ts', text: 'const today = new Date( );', says: /new Date\(\)/ },
    { why: 'a rule reads the clock otherwise', path: 'lib/domain/x.ts', text: 'const now = Date.now();', says: /Date\.now/ },
    { why: 'a rule hands the clock on', path: 'lib/domain/x.ts', text: 'export const clock = Date.now;', says: /Date\.now/ },
    { why: 'a rule measures time', path: 'lib/domain/x.ts', text: 'performance.now()', says: /performance\.now/ },
    { why: 'a rule reads the environment', path: 'lib/domain/x.ts', text: 'process.env.TZ', says: /process\./ },
    { why: 'a rule rolls dice', path: 'lib/domain/x.ts', text: 'Math.random()', says: /Math\.random/ },
    { why: 'a rule imports a package', path: 'lib/domain/x.ts', text: "import * as z from 'zod/mini';", says: /package zod\/mini/ },
    { why: 'a rule imports Node', path: 'lib/domain/x.ts', text: "import { createHash } from 'node:crypto';", says: /package node:crypto/ },
    { why: 'a rule looks outwards', path: 'lib/domain/x.ts', text: "import { table } from '#store/table.ts';", says: /room "store"/ },
    {
      why: 'a rule looks outwards by a path',
      path: 'lib/domain/x.ts',
      text: "import { a } from '../store/table.ts';",
      says: /room "store"/,
    },
    { why: 'only a type', path: 'lib/domain/x.ts', text: "import type { Table } from '#store/table.ts';", says: /room "store"/ },
    { why: 'an import over lines', path: 'lib/domain/x.ts', text: "import {\n  a,\n  b,\n} from '#store/table.ts';", says: /room "store"/ },
    { why: 'passed on', path: 'lib/domain/x.ts', text: "export * from '#store/table.ts';", says: /room "store"/ },
    { why: 'imported late', path: 'lib/domain/x.ts', text: "await import('#store/table.ts');", says: /room "store"/ },
    { why: 'imported for its effect', path: 'lib/domain/x.ts', text: "import '#store/table.ts';", says: /room "store"/ },
    { why: 'required', path: 'lib/local/x.cjs', text: "const a = require('left-pad');", says: /package left-pad/ },
    {
      why: 'a room imports a door',
      path: 'lib/runtime/x.ts',
      text: "import { handler } from '../../functions/start-scheduled.ts';",
      says: /room "functions"/,
    },
    {
      why: 'the store decides what mail says',
      path: 'lib/store/x.ts',
      text: "import { a } from '#mail/post-office.ts';",
      says: /room "mail"/,
    },
    { why: 'the whole of zod in a bundle', path: 'lib/contract/x.ts', text: "import { z } from 'zod';", says: /package zod$/ },
    { why: 'the CDK in a bundle', path: 'functions/x.ts', text: "import { Stack } from 'aws-cdk-lib';", says: /only the stack may/ },
    {
      why: 'a part of the CDK in a bundle',
      path: 'lib/runtime/x.ts',
      text: "import { Table } from 'aws-cdk-lib/aws-dynamodb';",
      says: /only the stack may/,
    },
    { why: 'the CDK on the desk', path: 'lib/local/x.ts', text: "import { App } from 'aws-cdk-lib';", says: /only the stack may/ },
    {
      why: 'the cloud looks into the runtime',
      path: 'lib/cloud/x.ts',
      text: "import { step } from '#runtime/step.ts';",
      says: /room "runtime"/,
    },
    {
      why: 'a function enters the desk',
      path: 'functions/x.ts',
      text: "import { clock } from '#local/clock.ts';",
      says: /imports lib\/local/,
    },
    {
      why: 'a function enters the desk by a path',
      path: 'functions/x.ts',
      text: "import { clock } from '../lib/local/clock.ts';",
      says: /imports lib\/local/,
    },
    {
      why: 'another door enters the desk',
      path: 'bin/split.ts',
      text: "import { clock } from '#local/clock.ts';",
      says: /imports lib\/local/,
    },
    {
      why: 'a function knows the desk',
      path: 'functions/x.ts',
      text: 'if (process.env.AWS_ENDPOINT_URL_DYNAMODB) skip();',
      says: /runs on a desk/,
    },
    { why: 'a room that nobody planned', path: 'lib/utils/x.ts', text: 'export const a = 1;', says: /in no room/ },
    { why: 'an alias to nowhere', path: 'lib/store/x.ts', text: "import { a } from '#utils/a.ts';", says: /room "nowhere"/ },
  ])('sees: $why', ({ path, text, says }) => {
    expect(planted(path, text).join('\n')).toMatch(says);
  });

  it.each([
    { why: 'a day with a time given', path: 'lib/domain/x.ts', text: 'new Date(ms).toISOString()' },
    { why: 'a comment', path: 'lib/domain/x.ts', text: '/** never `new Date()` or process.env */\n// Date.now()' },
    {
      why: 'the room itself',
      path: 'lib/domain/x.ts',
      text: "import { isDay } from './day.ts';\nimport { addDays } from '#domain/day.ts';",
    },
    {
      why: 'the one file of the runtime that the cloud may see',
      path: 'lib/cloud/x.ts',
      text: "import { SETTINGS } from '#runtime/settings.ts';",
    },
    {
      why: 'a file of a package',
      path: 'lib/documents/x.ts',
      text: "import mammoth from 'mammoth/mammoth.browser.js';",
    },
    { why: 'npm start', path: 'bin/start.ts', text: "import { startLocalCloud } from '#local/cloud.ts';" },
    { why: 'a test of the desk', path: 'test/local/x.test.ts', text: "import { clock } from '#local/clock.ts';" },
    { why: 'the word from in a text', path: 'lib/mail/x.ts', text: "const headers = { from: ', ' };" },
  ])('lets pass: $why', ({ path, text }) => {
    expect(planted(path, text)).toEqual([]);
  });
});

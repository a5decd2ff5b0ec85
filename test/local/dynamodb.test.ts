import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { requireJava } from '#local/dynamodb.ts';
import { LocalCloudError } from '#local/errors.ts';

const folder = mkdtempSync(join(tmpdir(), 'java-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** A command that tells its version as a Java does: on standard error. */
const javaSaying = (words: string): string => {
  const path = join(folder, words.replace(/\W/g, '-'));
  writeFileSync(path, `#!/bin/sh\necho '${words}' >&2\n`, { mode: 0o755 });
  return path;
};

describe('the Java that DynamoDB Local needs', () => {
  it.each(['openjdk version "17.0.15" 2025-04-15', 'openjdk version "21" 2023-09-19', 'java version "25.0.1"'])(
    'may be %s',
    async (words) => {
      await requireJava(javaSaying(words));
    },
  );

  it.each([
    { words: 'java version "1.8.0_402"', found: '8' },
    { words: 'openjdk version "11.0.22" 2024-01-16', found: '11' },
  ])('is not $words, in one line that says so', async ({ words, found }) => {
    const error = await requireJava(javaSaying(words)).catch((caught: Error) => caught);
    expect(error).toBeInstanceOf(LocalCloudError);
    expect((error as Error).message).toMatch(new RegExp(`^需要 Java 17.*the one found is ${found}\\.$`));
  });

  it.each([
    { why: 'missing', command: () => join(folder, 'none') },
    { why: 'something else of that name', command: () => javaSaying('I am coffee') },
  ])('is not $why, in one line', async ({ command }) => {
    await expect(requireJava(command())).rejects.toThrow(/^需要 Java 17.*(was not found|no version that can be read)\.$/);
  });
});

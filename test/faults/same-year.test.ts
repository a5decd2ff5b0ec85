import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { freePort } from '#local/free-port.ts';
import { run } from '../support/npm-start.ts';
import { filesOf, scratch } from '../support/run-a-year.ts';

const folder = scratch();
afterAll(() => folder.remove());

describe('the same seed', () => {
  it('leaves the same bytes again, whether the data is kept or not', async () => {
    const [first, second, data] = ['first', 'second', 'data'].map((name) => join(folder.path, name)) as [string, string, string];
    const port = String(await freePort());
    const years = [
      await run('start', ['--once', '--port', port, '--out', first]),
      await run('start', ['--once', '--port', port, '--out', second, '--data', data]),
    ];
    expect(years.map(({ code }) => code)).toEqual([0, 0]);
    expect(filesOf(second)).toEqual(filesOf(first));
    expect(filesOf(first).length).toBeGreaterThan(100);
    for (const name of filesOf(first)) expect(readFileSync(join(second, name), 'utf8'), name).toBe(readFileSync(join(first, name), 'utf8'));
  });
});

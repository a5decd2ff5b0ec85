import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { freePort } from '#local/free-port.ts';
import type { ReceivedMail } from '#local/mail.ts';
import { download, upload } from '../support/move-a-year.ts';
import { run } from '../support/npm-start.ts';
import { cloudOf2022, filesOf, scratch } from '../support/run-a-year.ts';

const folder = scratch();
const [first, second, data] = ['first', 'second', 'data'].map((name) => join(folder.path, name)) as [string, string, string];
afterAll(() => folder.remove());

describe('the same seed', () => {
  it('leaves the same bytes again, whether the data is kept or not', async () => {
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

describe('the year as one file', () => {
  it('moves to an empty cloud and comes out of it as the same bytes, and no mail is sent', async () => {
    const letters: ReceivedMail[] = [];
    const office = 'ducha@wangjing.example';
    const lived = await cloudOf2022({ dataDir: data });
    const { zip, records } = await download(lived, office, 'wangjing-2022').finally(() => lived.stop());
    const empty = await cloudOf2022({ onMail: (mail) => void letters.push(mail) });
    try {
      expect(await upload(empty, zip, 'wangjing', 2022)).toMatchObject({ status: 'succeeded', reason: null, result: { records } });
      expect((await download(empty, office, 'wangjing-2022')).zip.equals(zip)).toBe(true);
      expect(records).toBeGreaterThan(filesOf(join(first, 'mail')).length);
      expect(letters).toEqual([]);
    } finally {
      await empty.stop();
    }
  });
});

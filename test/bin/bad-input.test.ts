import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { run } from '../support/npm-start.ts';

const folder = mkdtempSync(join(tmpdir(), 'bad-input-'));
const at = (name: string): string => join(folder, name);
const busy = createServer();
let busyPort = 0;

/** The first bytes of a PNG, and noise. */
const picture = Buffer.concat([
  Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'),
  Buffer.from(Array.from({ length: 4000 }, (_, i) => (i * 7919) % 256)),
]);

beforeAll(async () => {
  writeFileSync(at('empty.txt'), '');
  writeFileSync(at('blank.txt'), ' \n\u3000\n');
  writeFileSync(at('picture.png'), picture);
  writeFileSync(at('novel.txt'), '从前有座山，山里有座庙，庙里有个老和尚在讲故事。\n'.repeat(40));
  writeFileSync(at('wrong-field.json'), JSON.stringify([{ name: '农办', duties: '农业', relation: 'friend' }]));
  writeFileSync(at('unknown-field.json'), JSON.stringify([{ name: '农办', duties: '农业', mail: 'a@b.example' }]));
  writeFileSync(at('no.json'), '[{ "name": ');
  writeFileSync(at('people.json'), JSON.stringify([{ name: '某', post: '主任', email: 'x', role: 'king', departments: [] }]));
  await new Promise<void>((resolve) => busy.listen(0, '127.0.0.1', resolve));
  busyPort = (busy.address() as { port: number }).port;
});

afterAll(() => {
  busy.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('npm start refuses in one line', () => {
  it.each([
    { why: 'no such file', args: () => ['--report', at('none.txt')], says: /没有这个文件.*none\.txt/ },
    { why: 'a folder', args: () => ['--report', folder], says: /文件夹/ },
    { why: 'an empty file', args: () => ['--report', at('empty.txt')], says: /empty\.txt.*空/ },
    { why: 'a blank file', args: () => ['--report', at('blank.txt')], says: /blank\.txt.*空/ },
    { why: 'a picture', args: () => ['--report', at('picture.png')], says: /picture\.png.*图片/ },
    { why: 'a text that is no report', args: () => ['--report', at('novel.txt')], says: /不像政府工作报告/ },
    { why: 'another year than the report', args: () => ['--year', '2031'], says: /2022年.*2031年/ },
    { why: 'no departments file', args: () => ['--departments', at('none.json')], says: /没有这个文件.*none\.json/ },
    { why: 'a wrong field', args: () => ['--departments', at('wrong-field.json')], says: /\/0\/relation.*internal/ },
    { why: 'an unknown field', args: () => ['--departments', at('unknown-field.json')], says: /\/0\/mail/ },
    { why: 'no JSON', args: () => ['--departments', at('no.json')], says: /JSON/ },
    { why: 'a wrong person', args: () => ['--people', at('people.json')], says: /\/0\/(email|role)/ },
    { why: 'a busy port', args: () => ['--once', '--port', String(busyPort)], says: /端口 \d+ 已被占用.*--port/ },
    { why: 'an unknown flag', args: () => ['--reprot', 'x'], says: /--reprot/ },
    { why: 'a day of another year', args: () => ['--until', '2021-06-22'], says: /2022-03-02 与 2022-12-31 之间/ },
    { why: 'no region', args: () => ['--region', '火星'], says: /没有“火星”这个地区.*西南.*province/ },
    { why: 'no Java', args: () => ['--once', '--port', '0'], env: { PATH: '/nonexistent' }, says: /需要 Java 17.*Java 17 or later/ },
  ])('$why', async ({ args, says, env = {} }) => {
    const { code, stdout, stderr } = await run('start', [...args(), '--out', at('out')], env);
    expect(stderr.trim()).toMatch(says);
    expect(stderr.trim().split('\n')).toHaveLength(1);
    expect(stdout).toBe('');
    expect(code).toBe(1);
  });
});

describe('npm run split refuses in one line, with exit 2', () => {
  it.each([
    { why: 'no file named', args: () => [], says: /npm run --silent split/ },
    { why: 'no such file', args: () => [at('none.txt')], says: /没有这个文件.*none\.txt/ },
    { why: 'a picture', args: () => [at('picture.png')], says: /picture\.png.*图片/ },
    { why: 'a text that is no report', args: () => [at('novel.txt')], says: /不像政府工作报告/ },
    { why: 'no region', args: () => [at('novel.txt'), '--region', '火星'], says: /没有“火星”这个地区.*西南.*province/ },
  ])('$why', async ({ args, says }) => {
    const { code, stdout, stderr } = await run('split', args());
    expect(stderr.trim()).toMatch(says);
    expect(stderr.trim().split('\n')).toHaveLength(1);
    expect(stdout).toBe('');
    expect(code).toBe(2);
  });
});

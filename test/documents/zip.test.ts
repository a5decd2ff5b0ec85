import { strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { unzip, zipOf } from '#documents/zip.ts';

const LIMITS = { files: 3, bytes: 1000 };
const bytes = (text: string): Uint8Array => Buffer.from(text, 'utf8');
const entries = [
  { name: '任务.csv', bytes: bytes('编号') },
  { name: 'a.json', bytes: bytes('[]') },
];

/** Writes another size into the directory of a zip with one file. */
const lying = (zip: Uint8Array, size: number): Uint8Array => {
  const forged = Buffer.from(zip);
  forged.writeUInt32LE(size, forged.indexOf(Buffer.from('PK\x01\x02', 'latin1')) + 24);
  return forged;
};

describe('zipOf', () => {
  it('gives the same bytes for the same entries, in any order and in any zone', () => {
    const zip = zipOf(entries);
    const zone = process.env.TZ;
    process.env.TZ = 'America/New_York';
    try {
      expect(Buffer.from(zipOf(entries.toReversed())).equals(Buffer.from(zip))).toBe(true);
    } finally {
      if (zone === undefined) delete process.env.TZ;
      else process.env.TZ = zone;
    }
    expect(Object.keys(unzipSync(zip))).toEqual(['a.json', '任务.csv']);
  });

  it.each(entries)('lists $name as a plain file of a Unix, so that every program reads its name', ({ name }) => {
    const zip = Buffer.from(zipOf(entries));
    const listed = zip.indexOf(Buffer.from(name), zip.indexOf(Buffer.from('PK\x01\x02', 'latin1'))) - 46;
    expect(zip.toString('latin1', listed, listed + 4)).toBe('PK\x01\x02');
    expect(zip.readUInt8(listed + 5)).toBe(3);
    expect(zip.readUInt16LE(listed + 8) & 0x800).toBe(/^[ -~]+$/.test(name) ? 0 : 0x800);
    expect(zip.readUInt32LE(listed + 38) >>> 16).toBe(0o100644);
    expect(zip.readUInt32LE(listed + 38) & 0xffff).toBe(0);
  });

  it('is dated by no day of ours, and marks its names as UTF-8', () => {
    const zip = Buffer.from(zipOf(entries));
    const local = zip.indexOf(Buffer.from('任务.csv')) - 30;
    expect(zip.readUInt16LE(local + 6) & 0x800).toBe(0x800);
    expect(zip.readUInt32LE(local + 10)).toBe(0x00210000);
  });
});

describe('unzip', () => {
  it('gives back what was put in', () => {
    const files = unzip(zipOf(entries), LIMITS) as ReadonlyMap<string, Uint8Array>;
    expect([...files].map(([name, content]) => [name, Buffer.from(content).toString()])).toEqual([
      ['a.json', '[]'],
      ['任务.csv', '编号'],
    ]);
  });

  it('passes over folders, which other programs write', () => {
    const files = unzip(zipSync({ 'a/': new Uint8Array(), 'a/b': strToU8('b') }), LIMITS) as ReadonlyMap<string, Uint8Array>;
    expect([...files.keys()]).toEqual(['a/b']);
  });

  const bomb = zipSync({ bomb: new Uint8Array(10_000_000) });
  it.each([
    { why: 'nothing', zip: new Uint8Array(), says: 'not-a-zip' },
    { why: 'a text', zip: bytes('政府工作报告'), says: 'not-a-zip' },
    { why: 'half a zip', zip: zipOf(entries).slice(0, 60), says: 'not-a-zip' },
    { why: 'a bomb', zip: bomb, says: 'too-large' },
    { why: 'many that are too much together', zip: zipSync({ a: new Uint8Array(600), b: new Uint8Array(600) }), says: 'too-large' },
    { why: 'too many files', zip: zipSync({ a: bytes(''), b: bytes(''), c: bytes(''), d: bytes('') }), says: 'too-many-files' },
  ])('refuses $why', ({ zip, says }) => expect(unzip(zip, LIMITS)).toBe(says));

  it('gives a file that lies about its size no more than it says', () => {
    const files = unzip(lying(bomb, 100), { files: 3, bytes: 20_000 }) as ReadonlyMap<string, Uint8Array>;
    expect(files.get('bomb')).toHaveLength(100);
  });

  it('reads nothing of a zip without its beginning', () => {
    expect(['not-a-zip', 'too-large']).toContain(unzip(zipOf(entries).slice(20), LIMITS));
  });

  it('refuses a name that stands twice', () => {
    const zip = Buffer.from(zipSync({ aa: bytes('1'), ab: bytes('2') }));
    for (let at = zip.indexOf('ab'); at >= 0; at = zip.indexOf('ab', at)) zip.write('aa', at);
    expect(unzip(zip, LIMITS)).toBe('twice');
  });
});

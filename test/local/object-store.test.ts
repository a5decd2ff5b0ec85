import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GetObjectCommand, HeadObjectCommand, ListObjectsV2Command, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type ObjectStore, startObjectStore } from '#local/object-store.ts';

const directory = mkdtempSync(join(tmpdir(), 'objects-'));
let store: ObjectStore;
let client: S3Client;
/** As the functions find it: by the SDK's own variables, checksums only where they must be. */
const open = async (): Promise<void> => {
  store = await startObjectStore(['reports'], directory);
  const credentials = { accessKeyId: 'S3RVER', secretAccessKey: 'S3RVER' };
  client = new S3Client({
    endpoint: store.endpoint,
    region: 'us-east-1',
    credentials,
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
  });
};
const close = async (): Promise<void> => {
  client.destroy();
  await store.stop();
};
beforeEach(open);
afterEach(close);
afterAll(() => rmSync(directory, { recursive: true }));

const put = (Key: string, Body: Buffer, more: object = {}) =>
  client.send(new PutObjectCommand({ Bucket: 'reports', Key, Body, ContentType: 'text/plain', ...more }));
const get = async (Key: string, Bucket = 'reports') => {
  const { Body, ContentType } = await client.send(new GetObjectCommand({ Bucket, Key }));
  return { bytes: Buffer.from(await Body!.transformToByteArray()), type: ContentType };
};

describe('the object store', () => {
  it.each([
    { why: 'nothing', bytes: Buffer.alloc(0) },
    { why: 'Chinese', bytes: Buffer.from('政府工作报告') },
    { why: 'every byte', bytes: Buffer.from(Array.from({ length: 256 }, (_, byte) => byte)) },
    { why: 'more than one chunk', bytes: Buffer.from(Array.from({ length: 100_045 }, (_, n) => (n * 7919) % 256)) },
    { why: 'several megabytes', bytes: Buffer.alloc(6_000_001, '一') },
  ])('gives back the bytes and the type that were put: $why', async ({ bytes }) => {
    await put('wangjing/a', bytes);
    const found = await get('wangjing/a');
    expect([found.type, found.bytes.equals(bytes)]).toEqual(['text/plain', true]);
  });

  it.each(['a', 'reports/wangjing/0a1b', 'files/wangjing-2022/三月 通报+1.docx', 'a//b'])('takes the key %s', async (key) => {
    await put(key, Buffer.from(key));
    expect((await get(key)).bytes.toString()).toBe(key);
  });

  it('has the latest of what was put under one key', async () => {
    await put('k', Buffer.from('first'));
    await put('k', Buffer.from('2'));
    expect((await get('k')).bytes.toString()).toBe('2');
  });

  it('lists a folder, and tells sizes', async () => {
    for (const key of ['files/p/a.md', 'files/p/三月.docx', 'files/q/b']) await put(key, Buffer.from(key));
    const { Contents = [] } = await client.send(new ListObjectsV2Command({ Bucket: 'reports', Prefix: 'files/p/' }));
    expect(Contents.map(({ Key, Size }) => [Key, Size])).toEqual([
      ['files/p/a.md', 12],
      ['files/p/三月.docx', 19],
    ]);
    expect((await client.send(new HeadObjectCommand({ Bucket: 'reports', Key: 'files/p/a.md' }))).ContentLength).toBe(12);
  });

  it('checks the signature of a list, too', async () => {
    const stranger = new S3Client({
      endpoint: store.endpoint,
      region: 'local',
      credentials: { accessKeyId: 'S3RVER', secretAccessKey: 'x' },
    });
    await expect(stranger.send(new ListObjectsV2Command({ Bucket: 'reports' }))).rejects.toMatchObject({ name: 'SignatureDoesNotMatch' });
    stranger.destroy();
  });

  it('refuses in the names that the SDK knows', async () => {
    await expect(get('none')).rejects.toMatchObject({ name: 'NoSuchKey' });
    await expect(get('k', 'elsewhere')).rejects.toMatchObject({ name: 'NoSuchBucket' });
  });

  it('keeps all through a restart', async () => {
    await put('kept', Buffer.from('x'));
    await close();
    await open();
    expect((await get('kept')).bytes.toString()).toBe('x');
  });

  it.each([
    { why: 'only where there is none yet', condition: { IfNoneMatch: '*' } },
    { why: 'only over the one that was read', condition: { IfMatch: '"0"' } },
  ])('would overwrite in spite of a condition, so it refuses to be asked for one: $why', async ({ condition }) => {
    await put('once', Buffer.from('first'));
    const refused = await put('once', Buffer.from('second'), condition).catch((error: Error) => error);
    expect(refused).toMatchObject({ name: 'NotImplemented', message: expect.stringContaining('is not done on this machine') });
    expect((await get('once')).bytes.toString()).toBe('first');
  });
});

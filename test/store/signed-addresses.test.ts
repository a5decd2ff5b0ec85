import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contentDisposition } from '#documents/content-disposition.ts';
import { type ObjectStore, startObjectStore } from '#local/object-store.ts';
import { openBucket } from '#store/objects.ts';
import { signedAddresses } from '#store/signed-addresses.ts';

const directory = mkdtempSync(join(tmpdir(), 'signed-'));
const KEY = 'evidence/wangjing-2022/001/0a1b2c3d4e5f6071';
const BYTES = Buffer.from('%PDF-1.7 验收表');
const announced = {
  bytes: BYTES.length,
  sha256: createHash('sha256').update(BYTES).digest('hex'),
  type: 'application/pdf',
  disposition: contentDisposition('验收表.pdf'),
};
let store: ObjectStore;
let addresses: ReturnType<typeof signedAddresses>;

beforeAll(async () => {
  store = await startObjectStore(['town'], directory);
  const client = new S3Client({
    endpoint: store.endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId: 'S3RVER', secretAccessKey: 'S3RVER' },
    requestChecksumCalculation: 'WHEN_REQUIRED',
  });
  addresses = signedAddresses(openBucket('town', client));
});
afterAll(async () => {
  await store.stop();
  rmSync(directory, { recursive: true });
});

const put = async (bytes: Buffer, change: Readonly<Record<string, string>> = {}, path = (url: string) => url) => {
  const { url, headers } = await addresses.toPut(KEY, announced);
  return (await fetch(path(url), { method: 'PUT', headers: { ...headers, ...change }, body: new Uint8Array(bytes) })).status;
};

describe('an address to put', () => {
  it.each([
    { why: 'more bytes than were announced', send: () => put(Buffer.concat([BYTES, BYTES])) },
    { why: 'fewer', send: () => put(BYTES.subarray(1)) },
    { why: 'another type', send: () => put(BYTES, { 'content-type': 'text/html' }) },
    { why: 'another name', send: () => put(BYTES, { 'content-disposition': 'inline' }) },
    { why: 'another checksum', send: () => put(BYTES, { 'x-amz-checksum-sha256': Buffer.alloc(32).toString('base64') }) },
    { why: 'another key', send: () => put(BYTES, {}, (url) => url.replace('/001/', '/002/')) },
  ])('refuses $why', async ({ send }) => {
    expect(await send()).toBe(403);
    expect(await addresses.isThere(KEY)).toBe(false);
  });

  it('signs length, type and checksum, and works for a quarter of an hour', async () => {
    const query = new URL((await addresses.toPut(KEY, announced)).url).searchParams;
    expect(query.get('X-Amz-SignedHeaders')).toBe('content-disposition;content-length;content-type;host;x-amz-checksum-sha256');
    expect(query.get('X-Amz-Expires')).toBe('900');
  });

  it('takes what was announced, which is then there', async () => {
    expect(await put(BYTES)).toBe(200);
    expect(await addresses.isThere(KEY)).toBe(true);
  });
});

it('an address to get gives the bytes, with the name and type that they go by', async () => {
  await put(BYTES);
  const answer = await fetch(await addresses.toGet(KEY));
  expect(Buffer.from(await answer.arrayBuffer()).equals(BYTES)).toBe(true);
  expect(answer.headers.get('content-type')).toBe('application/pdf');
  expect(answer.headers.get('content-disposition')).toContain("filename*=UTF-8''%E9%AA%8C%E6%94%B6%E8%A1%A8.pdf");
});

it('a page of another origin may ask first, and then send', async () => {
  const { url } = await addresses.toPut(KEY, announced);
  const asked = await fetch(url, {
    method: 'OPTIONS',
    headers: { origin: 'http://127.0.0.1:8080', 'access-control-request-method': 'PUT' },
  });
  expect([asked.status, asked.headers.get('access-control-allow-origin')]).toEqual([204, '*']);
  expect(asked.headers.get('access-control-allow-headers')).toContain('x-amz-checksum-sha256');
});

import type { S3Client } from '@aws-sdk/client-s3';
import { describe, expect, it } from 'vitest';
import { isObjectOf, objects } from '#store/objects.ts';

/** S3 with more keys than a page holds: two a page, handed out by their place. */
const pagesOf = (keys: readonly string[]): S3Client =>
  ({
    send: async ({ input }: { input: { ContinuationToken?: string } }) => {
      const from = Number(input.ContinuationToken ?? 0);
      const Contents = keys.slice(from, from + 2).map((Key, i) => ({ Key, Size: from + i }));
      return { Contents, NextContinuationToken: from + 2 < keys.length ? String(from + 2) : undefined };
    },
  }) as unknown as S3Client;

describe('a folder of more than one page', () => {
  it.each([
    { why: 'nothing', keys: [] },
    { why: 'one page', keys: ['a', 'b'] },
    { why: 'three pages', keys: ['a', 'b', 'c', 'd', 'e'] },
  ])('is listed whole: $why', async ({ keys }) => {
    const found = await objects({ name: 'bucket', client: pagesOf(keys) }).list('files/p/');
    expect(found).toEqual(keys.map((key, bytes) => ({ key, bytes })));
  });
});

describe('an object of a plan', () => {
  const sha = 'a'.repeat(64);
  it.each([
    { key: `reports/wangjing/${sha}`, is: true, why: 'the report of its town' },
    { key: `splits/wangjing/${sha}.json`, is: true, why: 'its split result' },
    { key: `texts/wangjing/${sha}.txt`, is: true, why: 'its text' },
    { key: 'files/wangjing-2022/三月.docx', is: true, why: 'a document' },
    { key: 'evidence/wangjing-2022/001/abc', is: true, why: 'evidence' },
    { key: 'files/wangjing-2023/a.md', is: false, why: 'another year' },
    { key: 'files/wangjing-20222/a.md', is: false, why: 'a plan that only begins like it' },
    { key: `reports/bailin/${sha}`, is: false, why: 'another town' },
    { key: 'reports/wangjing/abc', is: false, why: 'no hash' },
    { key: 'files/wangjing-2022/../bailin-2022/a.md', is: false, why: 'a way up' },
    { key: 'files/wangjing-2022//a.md', is: false, why: 'an empty part' },
    { key: 'imports/wangjing/a.zip', is: false, why: 'an archive' },
    { key: '', is: false, why: 'nothing' },
  ])('$key: $is, $why', ({ key, is }) => expect(isObjectOf('wangjing-2022', key)).toBe(is));
});

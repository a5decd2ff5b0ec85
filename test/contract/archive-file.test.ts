import { describe, expect, it } from 'vitest';
import { manifest } from '#contract/archive-file.ts';
import { announceEvidence } from '#contract/records.ts';
import { contentDisposition } from '#documents/content-disposition.ts';
import { ARCHIVE_FORMAT, ARCHIVE_VERSION } from '#domain/archive.ts';

const SHA256 = 'a'.repeat(64);

describe('the list of an archive', () => {
  it.each([
    { name: `${'验'.repeat(116)}.pdf`, why: 'Chinese' },
    { name: `${'🌽'.repeat(58)}.pdf`, why: 'signs of two places' },
    { name: `${'('.repeat(116)}.pdf`, why: 'signs that are written by their bytes' },
  ])('takes evidence of the longest name that may be announced, $why', ({ name }) => {
    expect(announceEvidence.safeParse({ name, bytes: 1, sha256: SHA256, type: 'application/pdf' }).success).toBe(true);
    const object = { key: 'evidence/wangjing-2022/001/a', type: 'application/pdf', disposition: contentDisposition(name) };
    const file = { name: '佐证/001/a', what: '佐证材料', records: null, bytes: 1, sha256: SHA256, object };
    const head = {
      format: ARCHIVE_FORMAT,
      version: ARCHIVE_VERSION,
      town: 'wangjing',
      townName: '望京镇',
      plan: 'wangjing-2022',
      year: 2022,
    };
    expect(manifest.safeParse({ ...head, files: [file], omitted: [] }).success).toBe(true);
  });
});

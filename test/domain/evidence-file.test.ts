import { describe, expect, it } from 'vitest';
import { type EvidenceWords, evidenceId, MOST_EVIDENCE, nameInArchive, refuseWrongEvidence } from '#domain/evidence-file.ts';
import { refusalOf } from '../support/refusal.ts';

const SHA = '0a1b2c3d4e5f60718293a4b5c6d7e8f90a1b2c3d4e5f60718293a4b5c6d7e8f9';
const words = (over: Partial<EvidenceWords> = {}): EvidenceWords => ({
  name: '验收表.pdf',
  bytes: 1000,
  sha256: SHA,
  type: 'application/pdf',
  ...over,
});
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

describe('refuseWrongEvidence', () => {
  it.each([
    { over: {}, why: 'a PDF' },
    { over: { name: '现场.JPG', type: 'image/jpeg' as const }, why: 'an ending in capitals' },
    { over: { name: '台账.v2.xlsx', type: XLSX as EvidenceWords['type'] }, why: 'a name with two dots' },
    { over: { bytes: 20 * 1024 * 1024 }, why: '20 MB to the byte' },
    { over: { name: '内部管理制度.pdf' }, why: 'everyday work of an office' },
  ])('takes $why', ({ over }) => expect(() => refuseWrongEvidence({ sensitive: false }, words(over), 0)).not.toThrow());

  it.each([
    { over: { name: '机密★3年.pdf' }, pointer: '/name', why: 'a mark of secrecy' },
    { over: { name: '关于秘密文件.pdf' }, pointer: '/name', why: 'another' },
    { over: { name: '内部资料.pdf' }, pointer: '/name', why: 'internal papers' },
    { over: { name: '绝密.pdf' }, pointer: '/name', why: 'the highest' },
    { over: { name: '验收表.exe' }, pointer: '/name', why: 'an ending that is not the type’s' },
    { over: { name: '没有结尾' }, pointer: '/name', why: 'no ending at all' },
    { over: { name: '../a.pdf' }, pointer: '/name', why: 'a path' },
    { over: { name: 'a\n.pdf' }, pointer: '/name', why: 'a line break' },
    { over: { bytes: 0 }, pointer: '/bytes', why: 'an empty file' },
    { over: { bytes: 20 * 1024 * 1024 + 1 }, pointer: '/bytes', why: 'a byte more than 20 MB' },
  ])('refuses $why', ({ over, pointer }) => {
    const { code, fields } = refusalOf(() => refuseWrongEvidence({ sensitive: false }, words(over), 0));
    expect([code, fields.map(([at]) => at)]).toEqual(['EvidenceIsWrong', [pointer]]);
  });

  it('says why nothing secret is taken', () => {
    expect(refusalOf(() => refuseWrongEvidence({ sensitive: false }, words({ name: '机密.pdf' }), 0)).fields[0]?.[1]).toContain(
      '涉密文件不得上传',
    );
  });

  it('takes nothing for a sensitive task', () => {
    expect(refusalOf(() => refuseWrongEvidence({ sensitive: true }, words(), 0)).code).toBe('NotAllowed');
  });

  it('takes no more than a task can hold', () => {
    expect(refusalOf(() => refuseWrongEvidence({ sensitive: false }, words(), MOST_EVIDENCE)).code).toBe('RecordsFull');
  });
});

it('names a file by its content', () => expect(evidenceId(SHA)).toBe('0a1b2c3d4e5f6071'));

describe('nameInArchive', () => {
  it.each([
    { why: 'keeps the name', name: '验收单.pdf', is: 'a1-验收单.pdf' },
    { why: 'keeps signs off a disk', name: '验收:“一”<*?>"|.pdf', is: 'a1-验收_“一”______.pdf' },
    { why: 'keeps the ending only once', name: 'a.b.docx', is: 'a1-a.b.docx' },
    { why: 'cuts what no disk takes, between characters', name: `${'𠮷'.repeat(60)}.pdf`, is: `a1-${'𠮷'.repeat(50)}.pdf` },
  ])('$why', ({ name, is }) => expect(nameInArchive({ id: 'a1', name })).toBe(is));
});

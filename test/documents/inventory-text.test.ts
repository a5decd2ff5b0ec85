import { describe, expect, it } from 'vitest';
import { inventoryText } from '#documents/inventory-text.ts';
import type { Manifest } from '#domain/archive.ts';

const file = { name: 'tasks.json', what: '任务', records: 34, bytes: 1200, sha256: 'a'.repeat(64), object: null };
const manifest: Manifest = {
  format: 'annual-plan-archive',
  version: 1,
  town: 'wangjing',
  townName: '望京镇',
  plan: 'wangjing-2022',
  year: 2022,
  files: [
    file,
    {
      ...file,
      name: '报告/报告原件.docx',
      what: '原件',
      records: null,
      object: { key: 'reports/wangjing/x', type: 'application/x', disposition: null },
    },
  ],
  omitted: [],
};

describe('inventoryText', () => {
  it('says of each file what it is, how much it holds, and its checksum', () => {
    const lines = inventoryText(manifest).split('\r\n');
    expect(lines[0]).toBe('望京镇 2022年 任务台账数据包 清单');
    expect(lines[1]).toBe('计划 wangjing-2022 · 数据包格式第1版 · 共2个文件');
    const at = lines.indexOf('tasks.json');
    expect(lines.slice(at, at + 3)).toEqual(['tasks.json', '    任务 · 34条 · 1200 字节', `    ${'a'.repeat(64)}`]);
    expect(lines.slice(at + 3)).toEqual([
      '报告/报告原件.docx',
      '    原件 · 1200 字节',
      `    ${'a'.repeat(64)}`,
      '    存储键 reports/wangjing/x · application/x',
      '',
    ]);
  });

  it('names what was left out', () => {
    const text = inventoryText({ ...manifest, omitted: [{ key: 'evidence/wangjing-2022/001/a', bytes: 9 }] });
    expect(text).toContain('未装入的文件（1个');
    expect(text).toContain('evidence/wangjing-2022/001/a  9 字节');
    expect(inventoryText(manifest)).not.toContain('未装入');
  });

  const other = (change: Partial<Manifest>): string => inventoryText({ ...manifest, ...change });
  it.each([
    { why: 'a checksum', text: other({ files: [{ ...file, sha256: 'b'.repeat(64) }, manifest.files[1]!] }) },
    { why: 'a count', text: other({ files: [{ ...file, records: 35 }, manifest.files[1]!] }) },
    {
      why: 'where an object lies',
      text: other({ files: [file, { ...manifest.files[1]!, object: { key: 'y', type: 'application/x', disposition: null } }] }),
    },
    { why: 'the town’s name', text: other({ townName: '柏林镇' }) },
    { why: 'the year', text: other({ year: 2023 }) },
  ])('differs when somebody changes $why', ({ text }) => expect(text).not.toBe(inventoryText(manifest)));
});

import { describe, expect, it } from 'vitest';
import { unpackedBytes } from '#documents/read-docx.ts';
import { readReportFile } from '#documents/read-report-file.ts';
import { docxOf, zipOf } from '../support/docx.ts';

const LINE = '望京镇2022年政府工作报告';
/** 望京镇 in GB18030. */
const GB18030 = Buffer.from('cdfbbea9d5f2', 'hex');

describe('readReportFile: text', () => {
  it.each([
    { why: 'UTF-8', bytes: Buffer.from(LINE), is: LINE },
    { why: 'UTF-8 with a byte order mark, which counts as nothing', bytes: Buffer.from(`\uFEFF${LINE}`), is: LINE },
    { why: 'UTF-16, little end first', bytes: Buffer.from(`\uFEFF${LINE}`, 'utf16le'), is: LINE },
    { why: 'UTF-16, big end first', bytes: Buffer.from(`\uFEFF${LINE}`, 'utf16le').swap16(), is: LINE },
    { why: 'GB18030', bytes: GB18030, is: '望京镇' },
    {
      why: 'a stray bad character in a long text',
      bytes: Buffer.concat([GB18030, Buffer.from('玉米'.repeat(200)), Buffer.from([0xff])]),
      is: null,
    },
  ])('reads $why', async ({ bytes, is }) => {
    const text = await readReportFile(bytes, 'report.txt');
    if (is === null) expect(text.length).toBeGreaterThan(100);
    else expect(text).toBe(is);
  });

  it.each([
    { why: 'nothing', bytes: Buffer.alloc(0), says: /空的/ },
    { why: 'only white space', bytes: Buffer.from(' \n\u3000'), says: /空的/ },
    { why: 'a picture', bytes: Buffer.from(Array.from({ length: 5000 }, (_, i) => (i * 7919 + (i >> 3)) % 256)), says: /图片/ },
    { why: 'a PDF', bytes: Buffer.from('%PDF-1.7\n%âãÏÓ'), says: /PDF.*另存为/ },
    { why: 'an old Word file', bytes: Buffer.from('d0cf11e0a1b11ae1', 'hex'), says: /\.doc.*另存为/ },
    { why: 'a zip that is no Word file', bytes: zipOf({ 'a.txt': 'a' }), says: /不是可以读取的 Word/ },
    { why: 'a Word file cut short', bytes: docxOf([{ text: LINE }]).subarray(0, 400), says: /不是可以读取的 Word/ },
    { why: 'a Word file without text', bytes: docxOf([{ text: '' }]), says: /空的/ },
    { why: 'more than 10 MB', bytes: Buffer.alloc(10 * 1024 * 1024 + 1, 97), says: /10 MB/ },
  ])('refuses $why', async ({ bytes, says }) => {
    await expect(readReportFile(bytes, '文件')).rejects.toThrow(says);
  });
});

describe('readReportFile: .docx', () => {
  const read = (...args: Parameters<typeof docxOf>): Promise<string> => readReportFile(docxOf(...args), 'report.docx');

  it.each([
    { why: 'one line a paragraph', of: [{ text: LINE }, { text: '' }, { text: '各位代表：' }], is: `${LINE}\n各位代表：\n` },
    {
      why: 'automatic numbers of headings by level',
      of: [
        { text: '2021年工作回顾', style: 'H1', level: 0 },
        { text: '2022年工作安排', style: 'H1', level: 0 },
        { text: '保障粮食安全', style: 'H2', level: 1 },
        { text: '建设美丽乡村', style: 'H2', level: 1 },
      ],
      is: '一、2021年工作回顾\n二、2022年工作安排\n（一）保障粮食安全\n（二）建设美丽乡村\n',
    },
    {
      why: 'headings told by their style alone, as Markdown',
      of: [
        { text: '2022年工作安排', style: 'H1' },
        { text: '（一）保障粮食安全', style: 'H2' },
        { text: '建设美丽乡村', style: 'H2' },
      ],
      is: '# 2022年工作安排\n（一）保障粮食安全\n## 建设美丽乡村\n',
    },
    {
      why: 'inner numbers that begin anew',
      of: [
        { text: '甲', level: 0 },
        { text: '乙', level: 1 },
        { text: '丙', level: 0 },
        { text: '丁', level: 1 },
      ],
      is: '一、甲\n（一）乙\n二、丙\n（一）丁\n',
    },
    { why: 'automatic numbers of sentences', of: [{ text: '种植玉米6000亩。', level: 0 }], is: '1.种植玉米6000亩。\n' },
    { why: 'no second number before a typed one', of: [{ text: '（一）保障粮食安全', level: 1 }], is: '（一）保障粮食安全\n' },
    {
      why: 'what was inserted, not what was deleted',
      of: [{ text: '', xml: '<w:ins><w:r><w:t>新的</w:t></w:r></w:ins><w:del><w:r><w:delText>旧的</w:delText></w:r></w:del>' }],
      is: '新的\n',
    },
    {
      why: 'line breaks and tabs',
      of: [{ text: '', xml: '<w:r><w:t>甲</w:t><w:br/><w:t>乙</w:t><w:tab/><w:t>丙</w:t></w:r>' }],
      is: '甲\n乙\t丙\n',
    },
  ])('reads $why', async ({ of, is }) => expect(await read(of)).toBe(is));

  const cell = (...paragraphs: string[]): string =>
    `<w:tc>${paragraphs.map((text) => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`).join('')}</w:tc>`;
  it.each([
    { why: 'a row a line', rows: cell('1', '') + cell('修路') + cell('') + cell('8月底'), is: '1\t修路\t8月底\n' },
    { why: 'paragraphs of a cell on that line', rows: cell('修路', '建桥。', '改厕') + cell('村建办'), is: '修路，建桥。改厕\t村建办\n' },
    { why: 'of one cell as what stands in it', rows: cell('甲', '乙'), is: '甲\n乙\n' },
    { why: 'round whole paragraphs as these', rows: cell('甲') + cell('乙'.repeat(301)), is: `甲\n${'乙'.repeat(301)}\n` },
  ])('reads a table: $why', async ({ rows, is }) => {
    expect(await read([{ text: '表' }], `<w:tbl><w:tr>${rows}</w:tr></w:tbl>`)).toBe(`表\n${is}`);
  });

  it('refuses a small file that unpacks to more than 100 MB', async () => {
    const bomb = zipOf({ 'word/document.xml': Buffer.alloc(101 * 1024 * 1024) });
    expect(bomb.length).toBeLessThan(200_000);
    expect(unpackedBytes(bomb)).toBe(101 * 1024 * 1024);
    await expect(readReportFile(bomb, 'bomb.docx')).rejects.toThrow(/过大/);
  });
});

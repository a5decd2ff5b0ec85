import { describe, expect, it } from 'vitest';
import type { Block, Paper } from '#documents/paper.ts';
import { paperDocx } from '#documents/paper-docx.ts';
import { attributesOf, paragraphsOf, partsOf, styleOf } from '../support/office-files.ts';

const BLOCKS: readonly Block[] = [
  { kind: 'title', lines: ['望京镇2022年', '任务分解表'] },
  { kind: 'addressee', text: '各村、镇直各单位：' },
  { kind: 'heading', level: 1, text: '一、总的看' },
  { kind: 'heading', level: 2, text: '（一）农业' },
  { kind: 'heading', level: 3, text: '1.粮食' },
  { kind: 'heading', level: 4, text: '（1）玉米' },
  { kind: 'paragraph', line: [{ text: '种植玉米6038亩' }, { text: '⟦1.1#4核⟧', mark: true }, { text: '。' }] },
  { kind: 'attachments', names: ['任务分解表', '填表说明'] },
  { kind: 'signature', office: '望京镇人民政府', day: '2022-03-08' },
  { kind: 'page', landscape: true },
  {
    kind: 'table',
    columns: [
      { head: '单位', width: 3 },
      { head: '灯', width: 1, align: 'center' },
    ],
    rows: [[{ line: '农服中心\n（含农技站）' }, { line: '红', fill: 'FFC7CE' }]],
  },
  {
    kind: 'chart',
    chart: {
      title: '灯',
      bars: 'stacked',
      categories: ['农服中心'],
      series: [{ name: '红', colour: 'C00000', values: [1] }],
    },
  },
];
const paper = (more: Partial<Paper> = {}): Paper => ({
  name: '任务分解表',
  author: '望京镇',
  style: 'official',
  landscape: false,
  blocks: BLOCKS,
  ...more,
});
const bytes = await paperDocx(paper());
const parts = partsOf(bytes);
const body = parts.get('word/document.xml') ?? '';
const sections = [...body.matchAll(/<w:sectPr.*?<\/w:sectPr>/gs)].map(([xml]) => xml);

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are looked for
const NOT_IN_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|&(?!#?\w{1,5};)/;

describe('signs that no XML may hold', () => {
  it('are in no part, wherever somebody typed them', async () => {
    const bad = '农\u000b服\u0001中\uffff心<&"';
    const typed = JSON.parse(JSON.stringify(paper()).replaceAll('农服中心', JSON.stringify(bad).slice(1, -1))) as Paper;
    const written = await paperDocx({ ...typed, name: bad, author: bad, blocks: [...typed.blocks.slice(0, -1), chartOf(bad)] });
    const found = [...partsOf(written)].filter(([name, xml]) => /xml|rels/.test(name) && !name.endsWith('.xlsx') && NOT_IN_XML.test(xml));
    expect(found.map(([name]) => name)).toEqual([]);
  });
});

const chartOf = (words: string): Block => ({
  kind: 'chart',
  chart: { title: words, bars: 'stacked', categories: [words], series: [{ name: words, colour: 'C00000', values: [1] }] },
});

describe('the page of GB/T 9704-2012', () => {
  const page = sections[0] ?? '';

  it('is A4 with a type area of 156 × 225 mm', () => {
    expect(attributesOf(page, 'w:pgSz')).toMatchObject({ 'w:w': '11906', 'w:h': '16838' });
    const margin = Object.fromEntries(Object.entries(attributesOf(page, 'w:pgMar')).map(([name, value]) => [name.slice(2), Number(value)]));
    const mm = (twips: number) => Math.round((twips / 1440) * 25.4);
    expect([margin.top, margin.left, margin.right, margin.bottom].map((twips) => mm(twips ?? 0))).toEqual([37, 28, 26, 35]);
    expect(mm(11906 - (margin.left ?? 0) - (margin.right ?? 0))).toBe(156);
    expect(mm(16838 - (margin.top ?? 0) - (margin.bottom ?? 0))).toBe(225);
  });

  it('has 22 lines of 28 characters', () => {
    expect(attributesOf(page, 'w:docGrid')).toMatchObject({ 'w:type': 'lines', 'w:linePitch': '579' });
    const paragraph = styleOf(bytes, 'paragraph');
    expect(paragraph).toContain('<w:spacing w:line="560" w:lineRule="exact"/>');
    const narrower = Number(/<w:spacing w:val="(-?\d+)"\/>/.exec(paragraph)?.[1]) / 20;
    expect(Math.floor(((156 / 25.4) * 72) / (16 + narrower))).toBe(28);
  });

  it.each([
    { id: 'title', face: '方正小标宋简体', size: 44 },
    { id: 'heading1', face: '黑体', size: 32 },
    { id: 'heading2', face: '楷体_GB2312', size: 32 },
    { id: 'heading3', face: '仿宋_GB2312', size: 32 },
    { id: 'heading4', face: '仿宋_GB2312', size: 32 },
    { id: 'paragraph', face: '仿宋_GB2312', size: 32 },
  ])('sets $id in $face, its digits in Times New Roman', ({ id, face, size }) => {
    const style = styleOf(bytes, id);
    expect(attributesOf(style, 'w:rFonts')).toMatchObject({ 'w:eastAsia': face, 'w:ascii': 'Times New Roman' });
    expect(attributesOf(style, 'w:sz')['w:val']).toBe(String(size));
    expect(style).not.toContain('<w:b/>');
  });

  it('begins a paragraph two characters in', () =>
    expect(attributesOf(styleOf(bytes, 'paragraph'), 'w:ind')).toMatchObject({ 'w:firstLineChars': '200', 'w:firstLine': '640' }));

  it('has its number outside, in 4号 宋体 between dashes', () => {
    expect(parts.get('word/settings.xml')).toContain('<w:evenAndOddHeaders/>');
    const footers = [...parts].filter(([name]) => /footer\d\.xml$/.test(name)).map(([, xml]) => xml);
    const odd = footers.filter((xml) => xml.includes('<w:jc w:val="right"/>'));
    const even = footers.filter((xml) => xml.includes('<w:jc w:val="left"/>'));
    expect([odd.length, even.length]).toEqual([2, 2]);
    for (const xml of footers) {
      expect(attributesOf(xml, 'w:rFonts')).toMatchObject({ 'w:ascii': '宋体', 'w:eastAsia': '宋体' });
      expect(attributesOf(xml, 'w:sz')['w:val']).toBe('28');
      expect(xml).toContain('— ');
      expect(attributesOf(xml, 'w:ind')).toEqual({ [odd.includes(xml) ? 'w:right' : 'w:left']: '280' });
    }
  });

  it('names faces that are near, and ships none', () => {
    expect(parts.get('word/fontTable.xml')).toContain('<w:font w:name="仿宋_GB2312"><w:altName w:val="仿宋"/>');
    expect([...parts.keys()].filter((name) => /odttf|ttf|fonts\//.test(name))).toEqual([]);
  });

  it('signs with the office and, two characters to its right, the day without leading zeros', () => {
    const signed = [...body.matchAll(/<w:p><w:pPr>(?:(?!<w:p>).)*w:val="signature".*?<\/w:p>/gs)].map(([xml]) => xml);
    expect(signed.map((xml) => attributesOf(xml, 'w:ind'))).toEqual([{ 'w:right': '960' }, { 'w:right': '640' }]);
    expect(signed[1]).toContain('2022年3月8日');
  });

  it('has the attachments below the text, without a mark at the end', () =>
    expect(paragraphsOf(bytes).map(({ text }) => text)).toEqual(expect.arrayContaining(['附件：1.任务分解表', '2.填表说明'])));
});

describe('paperDocx', () => {
  it('lays a wide table across, its head on each page', () => {
    expect(attributesOf(sections[1] ?? '', 'w:pgSz')).toMatchObject({ 'w:orient': 'landscape', 'w:w': '16838', 'w:h': '11906' });
    expect(body).toContain('<w:tblHeader/>');
    expect(body).toContain('w:fill="FFC7CE"');
  });

  it('hides where a number comes from, and keeps it', () =>
    expect(paragraphsOf(bytes).find(({ style }) => style === 'paragraph')).toEqual({
      style: 'paragraph',
      text: '种植玉米6038亩。',
      hidden: '⟦1.1#4核⟧',
    }));

  it('draws a chart that the reader’s own program draws', () => {
    expect(parts.get('word/charts/chart1.xml')).toContain('农服中心');
    expect([...parts.keys()].filter((name) => /\.(png|jpe?g|emf|svg)$/.test(name))).toEqual([]);
  });

  it('is the same bytes for the same paper', async () => {
    expect(Buffer.from(await paperDocx(paper())).equals(Buffer.from(bytes))).toBe(true);
    expect(Buffer.from(await paperDocx(paper({ name: '别的' }))).equals(Buffer.from(bytes))).toBe(false);
  });

  it('as a sheet has no number, and smaller type', async () => {
    const sheet = await paperDocx(paper({ style: 'sheet' }));
    expect([...partsOf(sheet).keys()].filter((name) => name.includes('footer'))).toEqual([]);
    expect(attributesOf(styleOf(sheet, 'paragraph'), 'w:sz')['w:val']).toBe('24');
  });

  it('holds no sign that would keep it from opening', async () => {
    const forged = await paperDocx(paper({ blocks: [{ kind: 'paragraph', line: '玉\u0000米\u000b<w:t>&\u{D800}' }] }));
    expect(paragraphsOf(forged)[0]?.text).toBe('玉米&lt;w:t&gt;&amp;\uFFFD');
  });
});

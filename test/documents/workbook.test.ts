import { Workbook } from '@cj-tech-master/excelts';
import { describe, expect, it } from 'vitest';
import { cellError, readWorkbook } from '#documents/read-workbook.ts';
import { letterOf, type SheetColumn, sheetOf, workbookOf } from '#documents/workbook.ts';

interface Row {
  readonly id: string;
  readonly light: string;
  readonly value: number | null;
}

const COLUMNS: readonly SheetColumn<Row>[] = [
  { head: '编号', width: 8, of: ({ id }) => id, fixed: true },
  { head: '灯', width: 6, of: ({ light }) => light, oneOf: ['红', '黄'], fill: ({ light }) => (light === '红' ? 'FFC7CE' : null) },
  { head: '数', width: 10, of: ({ value }) => value },
];
const ROWS: readonly Row[] = [
  { id: '1.1', light: '红', value: 6000 },
  { id: '=1+1', light: '@黄', value: null },
];
const written = () => workbookOf([sheetOf('任务', '望京镇任务', COLUMNS, ROWS)]);

const loaded = async (bytes: Uint8Array) => {
  const book = new Workbook();
  await book.xlsx.load(bytes);
  return book;
};

describe('a workbook', () => {
  it('gives each row the room that its longest cell needs', async () => {
    const columns: readonly SheetColumn<string>[] = [{ head: '话', width: 11, of: (text) => text }];
    const texts = ['短', '一二三四五', '一二三四五六', 'a\nb\nc', '长'.repeat(5000)];
    const page = (await loaded(await workbookOf([sheetOf('任务', '任务', columns, texts)]))).getWorksheet('任务')!;
    expect(texts.map((_, i) => page.getRow(3 + i).height)).toEqual([16.5, 16.5, 30, 43.5, 409]);
  });

  it('has filters, heads that stay, a print area, fills and lists', async () => {
    const page = (await loaded(await written())).getWorksheet('任务')!;
    expect(page.autoFilter).toBe('A2:C4');
    expect(page.views[0]).toMatchObject({ state: 'frozen', ySplit: 2 });
    expect(page.pageSetup).toMatchObject({
      printArea: 'A1:C4',
      printTitlesRow: '2:2',
      orientation: 'landscape',
      paperSize: 9,
      fitToWidth: 1,
    });
    expect(page.getCell('B3').fill).toMatchObject({ fgColor: { argb: 'FFFFC7CE' } });
    expect(page.getCell('B3').dataValidation).toMatchObject({ type: 'list', formulae: ['选项!$A$1:$A$2'] });
    expect(page.getCell('A3').fill).toMatchObject({ fgColor: { argb: 'FFF2F2F2' } });
  });

  it('that is too wide for A4 is printed on as many sheets of A3 as it takes, what stays in sight again on each', async () => {
    const wide = Array.from({ length: 40 }, (_, i): SheetColumn<Row> => ({ head: `列${i}`, width: 12, of: ({ id }) => id }));
    const page = (await loaded(await workbookOf([sheetOf('宽', '宽', wide, ROWS, { frozen: 2 })]))).getWorksheet('宽')!;
    expect(page.pageSetup).toMatchObject({ paperSize: 8, fitToWidth: 2, printTitlesColumn: 'A:B' });
  });

  it('keeps what begins like a formula as text', async () => {
    const page = (await loaded(await written())).getWorksheet('任务')!;
    expect(page.getCell('A4')).toMatchObject({ value: '=1+1', numFmt: '@' });
    expect(page.getCell('A4').formula).toBeFalsy();
    expect(page.getCell('B4').value).toBe('@黄');
  });

  it('has the same bytes for the same content', async () => {
    expect(Buffer.compare(Buffer.from(await written()), Buffer.from(await written()))).toBe(0);
  });

  it('is read back line by line', async () => {
    const [sheet] = await readWorkbook(await written(), { 任务: ['编号', '数'] });
    expect(sheet?.lines).toEqual([
      { line: 3, cells: { 编号: '1.1', 灯: '红', 数: '6000' } },
      { line: 4, cells: { 编号: '=1+1', 灯: '@黄', 数: '' } },
    ]);
    expect(cellError(sheet!.lines[1]!, sheet!, '数', '必填').message).toBe('C4（数）：必填');
  });
});

describe('a workbook from elsewhere', () => {
  const made = async (fill: (page: ReturnType<Workbook['addWorksheet']>) => void): Promise<Uint8Array> => {
    const book = new Workbook();
    fill(book.addWorksheet('任务'));
    return new Uint8Array(await book.xlsx.writeBuffer());
  };

  it('may have its columns elsewhere, dates, formulas and empty lines', async () => {
    const bytes = await made((page) => {
      page.addRow(['望京镇']);
      page.addRow(['数', '日', '编号']);
      page.addRow([{ formula: '1+2', result: 3 }, new Date('2022-06-30T00:00:00Z'), { richText: [{ text: '1.' }, { text: '2' }] }]);
      page.addRow([]);
      page.addRow([null, null, '1.3']);
    });
    const [sheet] = await readWorkbook(bytes, { 任务: ['编号', '数'] });
    expect(sheet?.lines).toEqual([
      { line: 3, cells: { 数: '3', 日: '2022-06-30', 编号: '1.2' } },
      { line: 5, cells: { 数: '', 日: '', 编号: '1.3' } },
    ]);
  });

  it('may have been painted far down, and is refused only when it says more than 3000 lines', async () => {
    const lines = (last: number, filled: number) =>
      made((page) => {
        page.addRow(['编号', '数']);
        for (let i = 0; i < filled; i += 1) page.addRow([`1.${i}`, i]);
        page.getRow(last).height = 30;
        page.getCell(last, 2).numFmt = '@';
      });
    const [sheet] = await readWorkbook(await lines(1_048_576, 2), { 任务: ['编号', '数'] });
    expect(sheet?.lines.map(({ line }) => line)).toEqual([2, 3]);
    expect((await readWorkbook(await lines(3002, 3000), { 任务: ['编号', '数'] }))[0]?.lines).toHaveLength(3000);
    await expect(readWorkbook(await lines(9000, 3001), { 任务: ['编号', '数'] })).rejects.toThrow('“任务”超过3000行');
  });

  it.each([
    { why: 'a share', value: 0.6, format: '0%', text: '60%' },
    { why: 'with a decimal', value: 0.575, format: '0.0%', text: '57.5%' },
    { why: 'worked out', value: { formula: '3/5', result: 0.6 }, format: '0%', text: '60%' },
    { why: 'a plain number', value: 0.6, format: '0.00', text: '0.6' },
    { why: 'a text that was formatted as a share', value: '六成', format: '0%', text: '六成' },
    { why: 'a typed text', value: '60%', format: '0%', text: '60%' },
    { why: 'a formula that says nothing', value: { formula: 'IF(1,"")', result: '' }, format: '@', text: '' },
  ])('is read as it is shown: $why', async ({ value, format, text }) => {
    const bytes = await made((page) => {
      page.addRow(['编号', '数']);
      page.addRow(['1.1', value]).getCell(2).numFmt = format;
    });
    const [sheet] = await readWorkbook(bytes, { 任务: ['编号', '数'] });
    expect(sheet!.lines[0]!.cells.数).toBe(text);
  });

  it.each([
    { why: 'no workbook', bytes: async () => Buffer.from('序号,任务'), message: '文件打不开' },
    { why: 'a head is missing', bytes: () => made((page) => page.addRow(['编号'])), message: '“任务”缺少列：数。' },
    {
      why: 'a formula failed',
      bytes: () =>
        made((page) => {
          page.addRow(['编号', '数']);
          page.addRow(['1.1', { formula: '1/0', result: { error: '#DIV/0!' } }]);
          page.addRow(['1.2', { error: '#REF!' }]);
        }),
      message: '“任务”的公式出错：B2（数）、B3（数）。',
    },
    { why: 'a head stands twice', bytes: () => made((page) => page.addRow(['编号', '数', '数'])), message: '有两列都叫“数”' },
  ])('is refused: $why', async ({ bytes, message }) => {
    await expect(readWorkbook(await bytes(), { 任务: ['编号', '数'] })).rejects.toThrow(message);
  });

  it.each([
    [1, 'A'],
    [26, 'Z'],
    [27, 'AA'],
    [52, 'AZ'],
    [53, 'BA'],
  ])('column %i is %s', (column, letter) => {
    expect(letterOf(column)).toBe(letter);
  });
});

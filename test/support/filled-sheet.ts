import { Workbook, type Worksheet } from '@cj-tech-master/excelts';
import { TABLE_SHEET } from '#documents/breakdown-workbook.ts';
import { HEADS } from '#domain/breakdown-columns.ts';

const HEAD_LINE = 2;

/** The table of a workbook in the hands of a person. */
export interface Hands {
  readonly page: Worksheet;
  readonly book: Workbook;
  /** Line on which a row stands. */
  readonly lineOf: (n: string) => number;
  readonly columnOf: (head: string) => number;
  /** Writes into a cell, of a row by its number or of a line. */
  readonly set: (row: string | number, head: string, value: string | number | Date | null) => void;
  readonly get: (row: string | number, head: string) => unknown;
  /** Writes a line below the last one, and tells its number. */
  readonly add: (cells: Readonly<Record<string, string>>) => number;
}

/** The workbook after a person filled it in. */
export const filledIn = async (bytes: Uint8Array, fill: (hands: Hands) => void): Promise<Uint8Array> => {
  const book = new Workbook();
  await book.xlsx.load(bytes);
  fill(handsOn(book));
  return new Uint8Array(await book.xlsx.writeBuffer());
};

export const handsOn = (book: Workbook): Hands => {
  const page = book.getWorksheet(TABLE_SHEET)!;
  const heads = Array.from({ length: page.columnCount }, (_, i) => String(page.getCell(HEAD_LINE, i + 1).value));
  const columnOf = (head: string): number => {
    const at = heads.indexOf(head);
    if (at < 0) throw new Error(`The table has no column ${head}`);
    return at + 1;
  };
  const numbers = (): string[] =>
    Array.from({ length: page.rowCount }, (_, i) => String(page.getCell(i + 1, columnOf(HEADS.n)).value ?? ''));
  const lineOf = (row: string | number): number => (typeof row === 'number' ? row : numbers().indexOf(row) + 1);
  const isEmpty = (line: number): boolean => heads.every((_, i) => (page.getCell(line, i + 1).value ?? '') === '');
  const set: Hands['set'] = (row, head, value) => {
    page.getCell(lineOf(row), columnOf(head)).value = value;
  };
  return {
    book,
    page,
    lineOf,
    columnOf,
    set,
    get: (row, head) => page.getCell(lineOf(row), columnOf(head)).value,
    add: (cells) => {
      let line = HEAD_LINE + 1;
      while (!isEmpty(line)) line += 1;
      for (const [head, value] of Object.entries(cells)) set(line, head, value);
      return line;
    },
  };
};

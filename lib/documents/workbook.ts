import { type Cell as ExcelCell, Workbook, type Worksheet } from '@cj-tech-master/excelts';
import { printable } from '#domain/printable.ts';

/** What a cell holds; null leaves it empty. A day is its text, 'YYYY-MM-DD': a spreadsheet's own dates have no zone. */
export type SheetValue = string | number | null;

/** One column: what stands above it, how wide it is in characters, and the cell of a row. */
export interface SheetColumn<Row> {
  readonly head: string;
  readonly width: number;
  readonly of: (row: Row) => SheetValue;
  /** Colour behind the cell, RRGGBB; null for none. */
  readonly fill?: (row: Row) => string | null;
  /** What the cell may say, offered as a list. */
  readonly oneOf?: readonly string[];
  /** Whether a person is meant to change it; the others are grey. Left out: yes. */
  readonly fixed?: boolean;
}

/** A sheet as data: its title line, the heads, one line a row. */
export interface Sheet {
  readonly name: string;
  /** Stands in the first line, over all columns. */
  readonly title: string;
  readonly columns: readonly SheetColumn<never>[];
  readonly rows: readonly unknown[];
  /** How many columns stay in sight; none unless it says so. */
  readonly frozen: number;
}

/** A sheet whose columns are those of its rows. */
export const sheetOf = <Row>(
  name: string,
  title: string,
  columns: readonly SheetColumn<Row>[],
  rows: readonly Row[],
  { frozen = 0 }: { readonly frozen?: number } = {},
): Sheet => ({
  name,
  title,
  columns: columns as readonly SheetColumn<never>[],
  rows,
  frozen,
});

const TITLE = 1;
const HEAD = 2;
/** Sizes of paper by their numbers in a spreadsheet, and how many characters lie side by side on a sheet of it that can still be read. */
const A4 = { size: 9, characters: 180 } as const;
const A3 = { size: 8, characters: 260 } as const;
/** Lines below the last row in which the lists are offered too: for rows that are added. */
const SPARE = 200;
const SHEET_OF_LISTS = '选项';
const FONT = { name: '宋体', size: 10 } as const;
const THIN = { style: 'thin', color: { argb: 'FFBFBFBF' } } as const;
const BORDER = { top: THIN, bottom: THIN, left: THIN, right: THIN };
const solid = (rgb: string) => ({ type: 'pattern', pattern: 'solid', fgColor: { argb: `FF${rgb}` } }) as const;

/** A day that is the same for the same content on every machine. */
const NO_DAY = new Date('2000-01-01T00:00:00Z');

/**
 * The bytes of a workbook: title, heads that stay in sight, filters, paper across, the heads again on each printed page. The same sheets give
 * the same bytes.
 *
 * - text is typed as text, so that a cell that begins with = + - @ is what it says and never a formula
 * - lists that are offered stand on a sheet of their own, which is hidden
 */
export const workbookOf = async (sheets: readonly Sheet[]): Promise<Uint8Array> => {
  const book = new Workbook();
  book.created = NO_DAY;
  book.modified = NO_DAY;
  const lists: string[] = [];
  for (const sheet of sheets) fillSheet(book, sheet, lists);
  return new Uint8Array(await book.xlsx.writeBuffer());
};

const fillSheet = (book: Workbook, sheet: Sheet, lists: string[]): void => {
  const { name, title, columns, rows, frozen } = sheet;
  const last = HEAD + rows.length;
  const end = letterOf(columns.length);
  const page = book.addWorksheet(name, {
    views: [{ state: 'frozen', xSplit: frozen, ySplit: HEAD }],
    pageSetup: {
      ...paperFor(columns),
      orientation: 'landscape',
      fitToPage: true,
      fitToHeight: 0,
      printTitlesRow: `${HEAD}:${HEAD}`,
      ...(frozen > 0 && { printTitlesColumn: `A:${letterOf(frozen)}` }),
      printArea: `A1:${end}${last}`,
      margins: { left: 0.4, right: 0.4, top: 0.6, bottom: 0.6, header: 0.3, footer: 0.3 },
    },
    headerFooter: { oddFooter: '&C第 &P 页，共 &N 页' },
  });
  page.columns = columns.map(({ width }) => ({ width }));
  page.mergeCells(TITLE, 1, TITLE, columns.length);
  Object.assign(page.getCell(TITLE, 1), { value: title, font: { ...FONT, size: 14, bold: true }, alignment: { horizontal: 'left' } });
  columns.forEach(({ head }, at) => {
    const style = { font: { ...FONT, bold: true }, border: BORDER, fill: solid('DDEBF7') };
    Object.assign(page.getCell(HEAD, at + 1), {
      value: head,
      ...style,
      alignment: { horizontal: 'center', vertical: 'middle', wrapText: true },
    });
  });
  rows.forEach((row, i) => {
    page.getRow(HEAD + 1 + i).height = heightOf(columns, row as never);
    columns.forEach((column, at) => {
      fillCell(page.getCell(HEAD + 1 + i, at + 1), column, row as never);
    });
  });
  page.autoFilter = `A${HEAD}:${end}${last}`;
  columns.forEach((column, at) => {
    if (column.oneOf !== undefined && column.oneOf.length > 0) offer(page, at + 1, last + SPARE, listOf(book, column.oneOf, lists));
  });
};

/** One sheet of A4 is as wide as it can be read; what is wider goes over as many sheets of A3 as it takes. */
const paperFor = (columns: Sheet['columns']): { readonly paperSize: number; readonly fitToWidth: number } => {
  const wide = columns.reduce((sum, { width }) => sum + width, 0);
  return wide <= A4.characters
    ? { paperSize: A4.size, fitToWidth: 1 }
    : { paperSize: A3.size, fitToWidth: Math.ceil(wide / A3.characters) };
};

const fillCell = (cell: ExcelCell, { of, fill, fixed }: SheetColumn<never>, row: never): void => {
  const given = of(row);
  const value = typeof given === 'string' ? printable(given) : given;
  const colour = fill?.(row) ?? (fixed ? 'F2F2F2' : null);
  Object.assign(cell, { value, font: FONT, border: BORDER, alignment: { vertical: 'top', wrapText: true } });
  if (typeof value === 'string') cell.numFmt = '@';
  if (colour !== null) cell.fill = solid(colour);
};

const LINE_HEIGHT = 13.5;
/** A spreadsheet takes no higher row. */
const MOST_HEIGHT = 409;

/** Room for all that a row says: not every program makes it by itself when it opens a file. */
const heightOf = (columns: readonly SheetColumn<never>[], row: never): number => {
  const lines = columns.map(({ of, width }) => linesIn(String(of(row) ?? ''), width));
  return Math.min(MOST_HEIGHT, Math.max(...lines) * LINE_HEIGHT + 3);
};

/** Lines that a text takes in a column; a Chinese character is as wide as two others. */
const linesIn = (text: string, width: number): number =>
  text.split('\n').reduce((lines, line) => lines + Math.max(1, Math.ceil(line.replace(/[^ -\u00ff]/g, 'xx').length / (width - 1))), 0);

const offer = (page: Worksheet, column: number, last: number, list: string): void => {
  for (let line = HEAD + 1; line <= last; line += 1)
    page.getCell(line, column).dataValidation = {
      type: 'list',
      allowBlank: true,
      showErrorMessage: true,
      errorTitle: '请从列表中选择',
      error: '这一格只能填列表中的内容。',
      formulae: [list],
    };
};

/** Where a list of choices stands, in a form that a validation takes; equal lists stand once. */
const listOf = (book: Workbook, choices: readonly string[], lists: string[]): string => {
  const key = choices.join('\n');
  if (!lists.includes(key)) {
    lists.push(key);
    const page = book.getWorksheet(SHEET_OF_LISTS) ?? book.addWorksheet(SHEET_OF_LISTS, { state: 'hidden' });
    choices.forEach((choice, i) => {
      page.getCell(i + 1, lists.length).value = choice;
    });
  }
  const letter = letterOf(lists.indexOf(key) + 1);
  return `${SHEET_OF_LISTS}!$${letter}$1:$${letter}$${choices.length}`;
};

/** @example letterOf(28) //=> 'AB' */
export const letterOf = (column: number): string =>
  column <= 26 ? String.fromCharCode(64 + column) : letterOf(Math.floor((column - 1) / 26)) + letterOf(((column - 1) % 26) + 1);

import { Workbook, type Worksheet } from '@cj-tech-master/excelts';

/** A line that a person types, by the heads of its columns. */
export type Typed = Readonly<Record<string, string | number | null>>;

const HEADS = 2;

const headsOf = (page: Worksheet): Map<string, number> =>
  new Map(Array.from({ length: page.columnCount }, (_, i) => [String(page.getRow(HEADS).getCell(i + 1).value), i + 1]));

const type = (page: Worksheet, line: number, cells: Typed): void => {
  const heads = headsOf(page);
  for (const [head, value] of Object.entries(cells)) {
    const column = heads.get(head);
    if (column === undefined) throw new Error(`${page.name} has no column ${head}`);
    page.getRow(line).getCell(column).value = value;
  }
};

/** What a person does with a sheet: lines typed over, by their number in the sheet, and lines put behind the others. */
export interface Edits {
  readonly over?: Readonly<Record<number, Typed>>;
  readonly behind?: readonly Typed[];
  /** Lines that are emptied. */
  readonly without?: readonly number[];
}

/** A workbook after a person worked on it. */
export const editWorkbook = async (bytes: Uint8Array, edits: Readonly<Record<string, Edits>>): Promise<Uint8Array> => {
  const book = new Workbook();
  await book.xlsx.load(bytes);
  for (const [name, { over = {}, behind = [], without = [] }] of Object.entries(edits)) {
    const page = book.getWorksheet(name)!;
    const heads = [...headsOf(page).keys()];
    for (const [line, cells] of Object.entries(over)) type(page, Number(line), cells);
    for (const line of without) type(page, line, Object.fromEntries(heads.map((head) => [head, null])));
    const last = lastLine(page);
    behind.forEach((cells, i) => {
      type(page, last + 1 + i, cells);
    });
  }
  return new Uint8Array(await book.xlsx.writeBuffer());
};

/** The last line in which something stands: the lists of choices reach further down. */
const lastLine = (page: Worksheet): number => {
  let last = page.rowCount;
  while (last > HEADS && [...headsOf(page).values()].every((column) => (page.getRow(last).getCell(column).value ?? '') === '')) last -= 1;
  return last;
};

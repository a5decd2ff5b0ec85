import { type Cell, csvOf } from './csv.ts';

/** One column of a table: its head, and the cell of a row. */
export interface Column<Row> {
  readonly head: string;
  readonly of: (row: Row) => Cell;
}

/** A table of an archive, as a file. */
export interface CsvTable {
  readonly name: string;
  readonly what: string;
  readonly records: number;
  readonly text: string;
}

export const tableOf = <Row>(name: string, what: string, columns: readonly Column<Row>[], rows: readonly Row[]): CsvTable => ({
  name,
  what,
  records: rows.length,
  text: csvOf(
    columns.map(({ head }) => head),
    rows.map((row) => columns.map(({ of }) => of(row))),
  ),
});

/** Several things in one cell. */
export const list = (all: readonly (string | null | undefined)[] | undefined): string => (all ?? []).filter(Boolean).join('、');

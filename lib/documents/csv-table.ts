import type { Instant } from '#domain/day.ts';
import type { Basis } from '#domain/task-changes.ts';
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

/** The town's clock as a spreadsheet reads it. @example clockText('2022-03-02T08:30:00+08:00') //=> '2022-03-02 08:30:00' */
export const clockText = (at: Instant): string => at.slice(0, 19).replace('T', ' ');

/** @example basisText({ text: '镇长办公会', date: '2022-08-01', decidedBy: '镇长' }) //=> '镇长办公会、2022-08-01、镇长' */
export const basisText = ({ text, date, decidedBy }: Basis): string => list([text, date, decidedBy]);

/** Several things in one cell. */
export const list = (all: readonly (string | null | undefined)[] | undefined): string => (all ?? []).filter(Boolean).join('、');

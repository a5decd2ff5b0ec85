import type { BreakdownRow } from './breakdown.ts';
import { placeOf, READERS, type Said } from './breakdown-cells.ts';
import { asCell, type ColumnName, cellOf, columnsOfTable, HEADS } from './breakdown-columns.ts';
import { type FieldError, RuleError } from './errors.ts';
import { isSameContent } from './same-content.ts';

/** A line of the sheet as a person left it: its number, and the text of each cell by the head of its column. */
export interface TableLine {
  readonly line: number;
  readonly cells: Readonly<Record<string, string>>;
}

/** What is wrong with a cell. `line` 0 is the sheet as a whole, '' as a head a line as a whole. */
export interface LineError {
  readonly line: number;
  readonly head: string;
  readonly message: string;
}

/** A row of which cells say something else than the plan. */
export interface ChangedLine {
  readonly line: number;
  readonly n: string;
  readonly id: string;
  readonly said: Said;
  /** Of the columns that changed. */
  readonly heads: readonly string[];
}

/** A line that is no row yet. */
export interface AddedLine {
  readonly line: number;
  readonly said: Said;
  /** Number of the row behind which it stands in the sheet; null for none of its area. */
  readonly after: string | null;
}

/** What a sheet says otherwise than the plan. */
export interface ReadTable {
  readonly changed: readonly ChangedLine[];
  readonly added: readonly AddedLine[];
  readonly errors: readonly LineError[];
}

/** A plan has at most 999 rows. */
const MOST_LINES = 1000;
/** Of the longest text that a row holds, and a little. */
const MOST_OF_CELL = 12_000;

/**
 * What the lines of a sheet say otherwise than the rows of the plan.
 *
 * - a line is a row by its 行号, else by its 序号; with neither of any row it is a new one
 * - a cell that says what the table says, or the same in other words, is no change; rows that the sheet has not are left alone
 * - columns that the sheet has not, and grey ones, say nothing; of a new line an empty cell says nothing
 * - an empty 类别 is no change of a row and, on a new line, that of the line above: people merge the cells of an area
 * - all that cannot be read is listed, cell by cell
 */
export const readBreakdown = (
  lines: readonly TableLine[],
  rows: readonly BreakdownRow[],
  { isDraft, heads }: { readonly isDraft: boolean; readonly heads: readonly string[] },
): ReadTable => {
  if (lines.length > MOST_LINES)
    return { changed: [], added: [], errors: [{ line: 0, head: '', message: `表中有${lines.length}行，至多${MOST_LINES}行` }] };
  const columns = columnsOfTable(isDraft).filter((name) => READERS[name] !== undefined && heads.includes(HEADS[name]));
  const reading = new Reading(rows, columns);
  for (const line of lines) reading.take(line);
  return reading;
};

class Reading implements ReadTable {
  readonly changed: ChangedLine[] = [];
  readonly added: AddedLine[] = [];
  readonly errors: LineError[] = [];
  readonly #columns: readonly ColumnName[];
  readonly #byNumber: ReadonlyMap<string, BreakdownRow>;
  readonly #byId: ReadonlyMap<string, BreakdownRow>;
  /** Line on which a row was met. */
  readonly #met = new Map<string, number>();
  /** The row and area that the next new line stands behind. */
  #last: { readonly n: string | null; readonly area: string } | null = null;

  constructor(rows: readonly BreakdownRow[], columns: readonly ColumnName[]) {
    this.#columns = columns;
    this.#byNumber = new Map(rows.map((row) => [row.n, row]));
    this.#byId = new Map(rows.map((row) => [row.id, row]));
  }

  take(given: TableLine): void {
    const { line } = given;
    const row = this.#rowOf(given);
    if (row === undefined) return;
    if (row === null) {
      this.#add(given);
      return;
    }
    const changes = this.#columns.filter((name) => cellIn(given, name) !== cellOf(name, row) && !isMergedArea(given, name));
    const said = onlyNew(
      this.#saidBy(given, (_, name) => changes.includes(name)),
      row,
    );
    const heads = changes.filter((name) => Object.keys(said).some((field) => placeOf(`/${field}`).head === HEADS[name]));
    if (heads.length > 0) this.changed.push({ line, n: row.n, id: row.id, said, heads: heads.map((name) => HEADS[name]) });
    this.#last = { n: row.n, area: said.area ?? row.area };
  }

  #add(given: TableLine): void {
    const said = this.#saidBy(given, (cell) => cell !== '');
    const area = said.area ?? this.#last?.area;
    const after = this.#last?.area === area ? (this.#last?.n ?? null) : null;
    this.added.push({ line: given.line, said: { ...said, ...(area !== undefined && { area }) }, after });
    this.#last = { n: after, area: area ?? '' };
  }

  /** The row that a line is; null for a new one, undefined when it cannot be told. */
  #rowOf(given: TableLine): BreakdownRow | null | undefined {
    const n = cellIn(given, 'n').replace(/^\d{1,2}$/, (short) => short.padStart(3, '0'));
    const row = n === '' ? (this.#byId.get(cellIn(given, 'id')) ?? null) : this.#byNumber.get(n);
    if (row === undefined) return this.#wrong(given.line, HEADS.n, `没有行号为“${n.slice(0, 20)}”的行；新增的一行请把行号留空`);
    const before = row && this.#met.get(row.n);
    if (row && before !== undefined)
      return this.#wrong(given.line, n === '' ? HEADS.id : HEADS.n, `与第${before}行是同一行；新增的一行请把行号和序号留空`);
    if (row) this.#met.set(row.n, given.line);
    return row;
  }

  #saidBy(given: TableLine, isRead: (cell: string, name: ColumnName) => boolean): Said {
    let said: Said = {};
    for (const name of this.#columns) {
      const cell = cellIn(given, name);
      if (!isRead(cell, name)) continue;
      try {
        said = { ...said, ...readCell(name, cell) };
      } catch (error) {
        if (!(error instanceof RuleError)) throw error;
        this.#wrong(given.line, HEADS[name], error.message);
      }
    }
    return said;
  }

  #wrong(line: number, head: string, message: string): undefined {
    this.errors.push({ line, head, message });
  }
}

const isMergedArea = (given: TableLine, name: ColumnName): boolean => name === 'area' && cellIn(given, name) === '';

const cellIn = ({ cells }: TableLine, name: ColumnName): string => asCell(cells[HEADS[name]] ?? '');

const readCell = (name: ColumnName, cell: string): Said => {
  if (cell.length > MOST_OF_CELL) throw new RuleError('CellIsWrong', `这一格有${cell.length}字，至多${MOST_OF_CELL}字`);
  return READERS[name]!(cell);
};

/** Without the fields that say the same as the row, in whatever words. */
const onlyNew = (said: Said, row: BreakdownRow): Said => {
  const now: Said = { ...row, basisText: row.basis?.text ?? '', basisDate: row.basis?.date ?? null, decidedBy: row.basis?.decidedBy ?? '' };
  return Object.fromEntries(Object.entries(said).filter(([field, value]) => !isSameContent(value, now[field as keyof Said])));
};

/** What a rule found wrong with fields of a line, under the heads of their columns. */
export const errorsOfLine = (line: number, fields: readonly FieldError[]): LineError[] =>
  fields.map(({ pointer, message }) => {
    const { head, item } = placeOf(pointer);
    return { line, head, message: item === null ? message : `第${item}项：${message}` };
  });

/**
 * All errors in the order of the sheet.
 * @param later what rules found wrong: of a cell that could not be read it only follows from that
 */
export const allErrors = (unread: readonly LineError[], later: readonly LineError[]): LineError[] => {
  const cells = new Set(unread.map(({ line, head }) => `${line} ${head}`));
  const heads: readonly string[] = Object.values(HEADS);
  return [...unread, ...later.filter(({ line, head }) => !cells.has(`${line} ${head}`))].toSorted(
    (a, b) => a.line - b.line || heads.indexOf(a.head) - heads.indexOf(b.head),
  );
};

/** What a rule says of the sheet as a whole; nothing when it lets it pass. */
export const errorsOfSheet = (rule: () => void): LineError[] => {
  try {
    rule();
    return [];
  } catch (error) {
    if (error instanceof RuleError) return [{ line: 0, head: '', message: error.message }];
    throw error;
  }
};

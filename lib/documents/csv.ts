/** One cell: a figure stays a figure, nothing is an empty cell. */
export type Cell = string | number | null | undefined;

/** Excel reads UTF-8 only behind this mark. */
const BOM = '\uFEFF';

/** What a spreadsheet would run as a formula; a Chinese one understands full-width signs, too. */
const RUNS = /^[=+\-@＝＋－＠\t\r\n]/;

/** A text that begins like a formula is told to be a text, by the sign that spreadsheets themselves use for it. */
const harmless = (text: string): string => (RUNS.test(text) ? `'${text}` : text);

const cellOf = (cell: Cell): string => {
  if (cell === null || cell === undefined) return '';
  if (typeof cell === 'number') return String(cell);
  const text = harmless(cell);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

/**
 * A table as Excel opens it by a double click (RFC 4180, UTF-8 with BOM, CRLF).
 * @example csvOf(['说明'], [['=1+1']]) //=> "\uFEFF说明\r\n'=1+1\r\n"
 */
export const csvOf = (head: readonly string[], rows: readonly (readonly Cell[])[]): string =>
  BOM + [head, ...rows].map((row) => `${row.map(cellOf).join(',')}\r\n`).join('');

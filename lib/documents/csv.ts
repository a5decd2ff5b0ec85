/** One cell: a figure stays a figure, nothing is an empty cell. */
export type Cell = string | number | null | undefined;

/** Excel reads UTF-8 only behind this mark. */
const BOM = '\uFEFF';

/** What a spreadsheet would run as a formula; a Chinese one understands full-width signs, too. */
const RUNS = /^[=+\-@＝＋－＠\t\r\n]/;

/** A number as a text, or what is taken for a day: 3/4 becomes 3 April. */
const NUMBER = /^\d{1,400}(?:\.\d{1,400})?(?:e\d{1,400})?$/i;
/** A spreadsheet keeps no more digits of a figure. */
const MOST_DIGITS = 15;
const SHORT_DAY = /^\d{1,4}[-/]\d{1,4}$/;

/** What a spreadsheet would show as something else: task 1.10 as 1.1, a file's number as a figure with sixteen noughts. */
const isMisread = (text: string): boolean =>
  (NUMBER.test(text) && (text.length > MOST_DIGITS || String(Number(text)) !== text)) || SHORT_DAY.test(text);

/** A text that begins like a formula, or would be misread, is told to be a text by the sign that spreadsheets themselves use for it. */
const harmless = (text: string): string => (RUNS.test(text) || isMisread(text) ? `'${text}` : text);

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

import { type CellValue, ValueType, Workbook, type Worksheet } from '@cj-tech-master/excelts';
import { type FieldError, RuleError } from '#domain/errors.ts';
import { letterOf } from './workbook.ts';
import { unzip } from './zip.ts';

/** A line of a sheet as a person left it: its number in the sheet, and the text of each cell by the head of its column. */
export interface SheetLine {
  readonly line: number;
  /** Trimmed; '' for an empty cell. Days as 'YYYY-MM-DD', numbers in plain digits. */
  readonly cells: Readonly<Record<string, string>>;
}

export interface ReadSheet {
  readonly name: string;
  readonly heads: readonly string[];
  readonly lines: readonly SheetLine[];
}

/** Above it is a table that nobody filled in by hand. */
const MOST_LINES = 3000;
const MOST_COLUMNS = 60;
const LIMITS = { files: 200, bytes: 60_000_000 };
/** The heads are looked for in the first lines: people put titles and dates above them. */
const HEADS_WITHIN = 10;
/** Of cells in one message. */
const MOST_NAMED = 10;

const refused = (message: string): RuleError => new RuleError('FileRefused', message);

/**
 * Reads the sheets of a workbook as text, a line each, by the heads of their columns wherever these stand.
 *
 * - a sheet is read when one of its first ten lines has all the heads wanted of it; other sheets are passed over
 * - a formula is read as what it came to; one that failed (#DIV/0!) is refused, since an empty cell would say something else
 * - a share stands as it is shown, 60%, and not as the 0.6 behind it; an empty line is none
 *
 * @param wanted by the name of a sheet, heads that it must have
 * @throws RuleError FileRefused
 */
export const readWorkbook = async (
  bytes: Uint8Array,
  wanted: Readonly<Record<string, readonly string[]>>,
): Promise<readonly ReadSheet[]> => {
  if (typeof unzip(bytes, LIMITS) === 'string') throw refused('文件打不开：应为 Excel 工作簿（.xlsx）。');
  const book = new Workbook();
  try {
    await book.xlsx.load(bytes);
  } catch (error) {
    throw new RuleError('FileRefused', '文件打不开：应为 Excel 工作簿（.xlsx）。', [], { cause: error });
  }
  return book.worksheets.flatMap((page) => {
    const heads = wanted[page.name];
    return heads === undefined ? [] : [readSheet(page, heads)];
  });
};

const readSheet = (page: Worksheet, wanted: readonly string[]): ReadSheet => {
  // Once: the library goes through all rows for it.
  const width = Math.min(page.columnCount, MOST_COLUMNS);
  const at = headLine(page, width, wanted);
  const heads = textsOf(page, at, width);
  const twice = heads.find((head, i) => head !== '' && heads.indexOf(head) < i);
  if (twice !== undefined) throw refused(`“${page.name}”有两列都叫“${twice}”。`);
  const lines: SheetLine[] = [];
  for (let line = at + 1; line <= page.rowCount; line += 1) {
    const texts = textsOf(page, line, width);
    if (texts.some((text) => text !== '')) lines.push({ line, cells: Object.fromEntries(heads.map((head, i) => [head, texts[i] ?? ''])) });
    // Counted as they are met: a line that was only painted, or emptied again, is none.
    if (lines.length > MOST_LINES) throw refused(`“${page.name}”超过${MOST_LINES}行。`);
  }
  refuseBroken(page, at, heads);
  return { name: page.name, heads: heads.filter((head) => head !== ''), lines };
};

/** An empty cell clears what was there: a formula that failed must not. @throws RuleError FileRefused */
const refuseBroken = (page: Worksheet, at: number, heads: readonly string[]): void => {
  const broken: string[] = [];
  for (let line = at + 1; line <= page.rowCount; line += 1)
    for (const [i, head] of heads.entries())
      if (head !== '' && isBroken(page.findRow(line)?.getCell(i + 1).value)) broken.push(`${letterOf(i + 1)}${line}（${head}）`);
  if (broken.length === 0) return;
  const more = broken.length > MOST_NAMED ? `等${broken.length}格` : '';
  throw refused(`“${page.name}”的公式出错：${broken.slice(0, MOST_NAMED).join('、')}${more}。请改成数或文字再交。`);
};

const isBroken = (value: CellValue): boolean =>
  value !== null &&
  value !== undefined &&
  typeof value === 'object' &&
  ('error' in value || ('result' in value && isBroken(value.result as CellValue)));

/** @throws RuleError FileRefused */
const headLine = (page: Worksheet, width: number, wanted: readonly string[]): number => {
  let nearest: readonly string[] = wanted;
  for (let line = 1; line <= Math.min(HEADS_WITHIN, page.rowCount); line += 1) {
    const texts = new Set(textsOf(page, line, width));
    const missing = wanted.filter((head) => !texts.has(head));
    if (missing.length === 0) return line;
    if (missing.length < nearest.length) nearest = missing;
  }
  throw refused(`“${page.name}”缺少列：${nearest.join('、')}。`);
};

const textsOf = (page: Worksheet, line: number, width: number): string[] => {
  const row = page.findRow(line);
  if (row === undefined) return [];
  return Array.from({ length: width }, (_, i) => {
    const cell = row.getCell(i + 1);
    // Cells that are merged repeat the first; only that one says something.
    return cell.isMerged && cell.type === ValueType.Merge ? '' : shownAs(textOf(cell.value), cell.numFmt);
  });
};

/** A number below a format with % is seen a hundred times as large. */
const shownAs = (text: string, format: unknown): string =>
  typeof format === 'string' && format.includes('%') && /^-?\d/.test(text) && Number.isFinite(Number(text))
    ? `${Number((Number(text) * 100).toPrecision(12))}%`
    : text;

/** What a person sees in a cell. */
const textOf = (value: CellValue): string => {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  if (typeof value !== 'object') return String(value).trim();
  if ('richText' in value)
    return (value.richText ?? [])
      .map(({ text }) => text)
      .join('')
      .trim();
  if ('result' in value) return textOf(value.result as CellValue);
  if ('text' in value) return textOf(value.text as CellValue);
  return '';
};

/** What is wrong with one cell, with its place as a person finds it. @example cellError({ line: 7 }, sheet, '完成时限', '应为日期').message //=> 'G7（完成时限）：应为日期' */
export const cellError = ({ line }: Pick<SheetLine, 'line'>, { name, heads }: ReadSheet, head: string, message: string): FieldError => ({
  pointer: `/${name}/${line}/${head}`,
  message: `${letterOf(heads.indexOf(head) + 1)}${line}（${head}）：${message}`,
});

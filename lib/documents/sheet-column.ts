import type { FieldError } from '#domain/errors.ts';
import { cellError, type ReadSheet, type SheetLine } from './read-workbook.ts';
import type { SheetColumn } from './workbook.ts';

/** A column that is written and read: its field, and what a typed cell means. */
export interface NounColumn<Noun> extends SheetColumn<Noun> {
  readonly field: string;
  /** What a cell that was typed means; left out where a person may change nothing. */
  readonly meant?: (text: string, known: readonly string[]) => Meant;
}

type Meant = { readonly value: unknown } | { readonly wrong: string };

/** What was typed into a line, by field; what says the same as before is not there. */
export interface TypedLine {
  readonly typed: Readonly<Record<string, unknown>>;
  readonly wrong: readonly FieldError[];
}

/** A cell as it is read back. */
export const cellText = <Noun>({ of }: SheetColumn<Noun>, noun: Noun): string => plain(String(of(noun) ?? ''));

/** Spreadsheets end lines as they like. */
const plain = (text: string): string => text.replaceAll('\r\n', '\n').trim();

/**
 * What a line changes. A cell that says what would be written today was not touched: what stands behind it stays as it is, also where it
 * would be refused if it were typed. A grey cell may be left empty.
 *
 * @param present what the line is about; undefined for something new, of which an empty cell says nothing
 * @param known names that a list of names may have
 */
export const typedLine = <Noun>(
  columns: readonly NounColumn<Noun>[],
  sheet: ReadSheet,
  line: SheetLine,
  present: Noun | undefined,
  known: readonly string[],
): TypedLine => {
  const typed: Record<string, unknown> = {};
  const wrong: FieldError[] = [];
  for (const column of columns.filter(({ head }) => sheet.heads.includes(head))) {
    const text = plain(line.cells[column.head] ?? '');
    if (text === (present ? cellText(column, present) : '') || (text === '' && column.meant === undefined)) continue;
    const meant = column.meant?.(text, known) ?? { wrong: untouchable(column, present) };
    if ('wrong' in meant) wrong.push(cellError(line, sheet, column.head, meant.wrong));
    else typed[column.field] = meant.value;
  }
  return { typed, wrong };
};

const untouchable = <Noun>(column: NounColumn<Noun>, present: Noun | undefined): string => {
  const now = present ? cellText(column, present) : '';
  return now === '' ? '这一列由系统填写，请留空' : `这一列由系统填写（现为“${now}”），请不要改动；下载之后有了变动的，请重新下载`;
};

/** What a rule refused, at the cell of its field; at the first column where it speaks of the line as a whole. */
export const cellErrors = <Noun>(
  columns: readonly NounColumn<Noun>[],
  sheet: ReadSheet,
  line: SheetLine,
  fields: readonly FieldError[],
): FieldError[] =>
  fields.map(({ pointer, message }) => {
    const [, field = ''] = pointer.split('/');
    const there = columns.filter(({ head }) => sheet.heads.includes(head));
    const column = there.find((one) => one.field === field);
    // The rule knows the values, a person their words.
    return cellError(line, sheet, (column ?? there[0])?.head ?? '', column?.oneOf ? oneOfThem(column.oneOf) : message);
  });

export const asText = (value: string): Meant => ({ value });

const oneOfThem = (words: readonly string[]): string => `应为以下之一：${words.join('、')}`;

/** One of a few words, each of which stands for a value. @example oneOf({ office: '党政办' })('党政办') //=> { value: 'office' } */
export const oneOfWords =
  (words: Readonly<Record<string, string>>) =>
  (text: string): Meant => {
    const found = Object.entries(words).find(([, word]) => word === text);
    return found ? { value: found[0] } : { wrong: oneOfThem(Object.values(words)) };
  };

/** Names divided by 、, a comma, a semicolon or a new line; one that has such a sign in itself is known by being there. */
export const asNames = (text: string, known: readonly string[]): Meant => ({
  value: known.includes(text)
    ? [text]
    : text
        .split(/[、，,；;\n]/)
        .map((one) => one.trim())
        .filter((one) => one !== ''),
});

import { cellError, type ReadSheet, type SheetLine } from '#documents/read-workbook.ts';
import { cellErrors, cellText, type NounColumn } from '#documents/sheet-column.ts';
import { type FieldError, RuleError } from '#domain/errors.ts';
import { isSameContent } from '#domain/same-content.ts';
import type { Department, Organization, Person } from '#domain/town.ts';

/** A line that changes something: what stood there (null for something new), and what will. */
export interface TakenLine {
  readonly noun: string;
  readonly before: Department | Person | null;
  readonly after: Department | Person;
  /** In words. */
  readonly said: string;
}

/** What the sheets make of a town. With an error in it nothing of it is to be kept. */
export interface TakenSheets {
  readonly next: Organization;
  readonly lines: readonly TakenLine[];
  readonly errors: readonly FieldError[];
  readonly warnings: readonly FieldError[];
}

interface Judged<Noun> {
  readonly sheet: ReadSheet;
  readonly line: SheetLine;
  readonly columns: readonly NounColumn<Noun>[];
  readonly present: Noun | undefined;
  /** What is wrong with the cells by themselves. */
  readonly wrong: readonly FieldError[];
}

/** One line more. Each cell is found wrong once, and a line in which one is changes nothing. */
export const takeLine = <Noun extends Department | Person>(
  taken: TakenSheets,
  judged: Judged<Noun>,
  decide: () => { readonly next: Organization; readonly after: Noun },
): TakenSheets => {
  const { sheet, line, columns, present, wrong } = judged;
  try {
    const { next, after } = decide();
    if (wrong.length > 0) return { ...taken, errors: [...taken.errors, ...wrong] };
    if (present && isSameContent(present, after)) return taken;
    const said = saidOf(sheet.name, columns, present, after);
    return { ...taken, next, lines: [...taken.lines, { noun: sheet.name, before: present ?? null, after, said }] };
  } catch (error) {
    if (!(error instanceof RuleError)) throw error;
    const fields = error.fields.length > 0 ? error.fields : [{ pointer: '', message: error.message }];
    const refused = cellErrors(columns, sheet, line, fields).filter(({ pointer }) => wrong.every((one) => one.pointer !== pointer));
    return { ...taken, errors: [...taken.errors, ...wrong, ...refused] };
  }
};

/** Says of each later line that its key stood before. */
export const repeatedIn = (sheet: ReadSheet, keyOf: (line: SheetLine) => string, head: string) => {
  const first = new Map<string, number>();
  for (const line of sheet.lines) if (!first.has(keyOf(line))) first.set(keyOf(line), line.line);
  return (line: SheetLine): FieldError[] => {
    const at = first.get(keyOf(line));
    return keyOf(line) === '' || at === line.line ? [] : [cellError(line, sheet, head, `与第${at}行重复`)];
  };
};

const MOST_SAID = 40;
const shortened = (text: string): string => (text.length > MOST_SAID ? `${text.slice(0, MOST_SAID)}…` : text).replaceAll('\n', ' ');

/** @example '人员 王五：职务“主任”改为“副主任”' */
const saidOf = <Noun extends Department | Person>(
  noun: string,
  columns: readonly NounColumn<Noun>[],
  before: Noun | undefined,
  after: Noun,
): string => {
  if (!before) return `新增${noun} ${after.name}`;
  const parts = columns.flatMap((column) => {
    const [was, is] = [cellText(column, before), cellText(column, after)];
    return was === is || column.fixed ? [] : [`${column.head}“${shortened(was)}”改为“${shortened(is)}”`];
  });
  return `${noun} ${before.name}：${parts.join('，')}`;
};

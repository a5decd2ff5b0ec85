import { parse } from '#contract/parse.ts';
import { fillShares } from '#contract/task-acts.ts';
import { cellError, type ReadSheet, type SheetLine } from '#documents/read-workbook.ts';
import { SHARE_COLUMNS, type ShareRow } from '#documents/shares-workbook.ts';
import { typedLine } from '#documents/sheet-column.ts';
import { type FieldError, RuleError } from '#domain/errors.ts';
import type { MeasureState, Task } from '#domain/task.ts';
import { type MoveContext, moveTask } from '#domain/task-moves.ts';
import type { Share } from '#domain/task-records.ts';
import { type FilledTask, type Filling, type ShareLine, saidOf, warningsOf } from './said-of-shares.ts';

/** What a sheet makes of a plan's village shares. With an error in it nothing of it is to be kept. */
export interface TakenShares {
  readonly filled: readonly FilledTask[];
  /** Lines that change something, and those that are a village more. */
  readonly changes: readonly string[];
  readonly added: number;
  readonly errors: readonly FieldError[];
  readonly warnings: readonly FieldError[];
}

/**
 * What the lines of 村级分解 fill in: of each task whose lines say something else than its grids, one move as if the grids had been filled in
 * by hand. Villages without a line stay as they are. Every line is judged, whatever is wrong with the others.
 */
export const takeShareSheet = (tasks: readonly Task[], sheet: ReadSheet, context: MoveContext): TakenShares => {
  const read = sheet.lines.filter(saysSomething).map((line) => readLine(tasks, sheet, line));
  const lines = read.flatMap((one) => ('line' in one ? [one] : []));
  const lost = read.flatMap((one) => ('line' in one ? [] : one.errors));
  const repeated = lines.flatMap((one, i) => repeatOf(one, lines.slice(0, i), sheet));
  const of = tasks.map((task) =>
    takeTask(
      task,
      lines.filter((one) => one.task === task),
      sheet,
      context,
    ),
  );
  return {
    filled: of.flatMap(({ filled }) => filled),
    changes: of.flatMap(({ changes }) => changes),
    added: of.reduce((sum, { added }) => sum + added, 0),
    errors: [...lost, ...lines.flatMap(({ wrong }) => wrong), ...repeated, ...of.flatMap(({ errors }) => errors)],
    warnings: of.flatMap(({ warnings }) => warnings),
  };
};

/** The lines that wait for a village are written without one. */
const saysSomething = ({ cells }: SheetLine): boolean => ['村', '分解数', '完成数'].some((head) => (cells[head] ?? '') !== '');

const readLine = (tasks: readonly Task[], sheet: ReadSheet, line: SheetLine): ShareLine | { readonly errors: readonly FieldError[] } => {
  const { 编号: id = '', 计量项: name = '', 村: unit = '' } = line.cells;
  const wrong = (head: string, message: string) => ({ errors: [cellError(line, sheet, head, message)] });
  const task = tasks.find((one) => one.id === id);
  if (!task) return wrong('编号', id === '' ? '请填任务的编号，如 1.1' : `没有编号为“${id}”的任务`);
  const measure = task.measures.find((one) => one.name === name);
  if (!measure) return wrong('计量项', name === '' ? '请填计量项' : `任务${id}没有“${name}”这一项`);
  if (unit === '') return wrong('村', '请填村名');
  const before = measure.shares.find((one) => one.unit === unit);
  const row: ShareRow = { task, measure, share: before ?? { unit, target: null, value: null } };
  const { typed, wrong: cells } = typedLine(SHARE_COLUMNS, sheet, line, row, []);
  return { line, task, measure, before, after: { ...row.share!, ...typed }, wrong: isStale(task, line) ? typedOnly(cells, sheet) : cells };
};

/** Whether the task moved on since the line was written. That matters where the line changes something. */
const isStale = ({ version }: Task, { cells }: SheetLine): boolean => !['', String(version)].includes(cells.版本 ?? '');

const GREY = SHARE_COLUMNS.filter(({ fixed }) => fixed).map(({ head }) => head);

/** What is grey speaks of an older version, and nobody touched it. */
const typedOnly = (wrong: readonly FieldError[], { name }: ReadSheet): readonly FieldError[] =>
  wrong.filter(({ pointer }) => !GREY.some((head) => pointer.startsWith(`/${name}/`) && pointer.endsWith(`/${head}`)));

const repeatOf = ({ line, measure, after }: ShareLine, earlier: readonly ShareLine[], sheet: ReadSheet): FieldError[] => {
  const first = earlier.find((one) => one.measure === measure && one.after.unit === after.unit);
  return first ? [cellError(line, sheet, '村', `与第${first.line.line}行重复`)] : [];
};

const isChanged = ({ before, after }: ShareLine): boolean => before?.target !== after.target || before.value !== after.value;

const NOTHING: TakenShares = { filled: [], changes: [], added: 0, errors: [], warnings: [] };

const takeTask = (task: Task, lines: readonly ShareLine[], sheet: ReadSheet, context: MoveContext): TakenShares => {
  const changed = lines.filter(isChanged);
  const [first] = changed;
  if (!first) return NOTHING;
  const stale = changed.filter(({ line }) => isStale(task, line));
  if (stale.length > 0) return { ...NOTHING, errors: stale.map(({ line }) => cellError(line, sheet, '版本', movedOn(task))) };
  const measures = task.measures.filter((one) => changed.some(({ measure }) => measure === one));
  const grids = measures.map((measure) => ({ measure: measure.name, shares: merged(measure, lines) }));
  try {
    parse(fillShares, { measures: grids }, 'SharesAreWrong', '分解表有误。');
    const move: Filling = { kind: 'fill-shares', measures: grids };
    const after = moveTask(task, move, context);
    return {
      filled: [{ before: task, after, move }],
      changes: changed.map(saidOf),
      added: changed.filter(({ before }) => !before).length,
      errors: [],
      warnings: warningsOf({ before: task, after, move }, lines, sheet),
    };
  } catch (error) {
    if (!(error instanceof RuleError)) throw error;
    const fields = error.fields.length > 0 ? error.fields : [{ pointer: '', message: error.message }];
    const place = { sheet, grids, lines, first };
    return { ...NOTHING, errors: fields.map((field) => cellOf(field, place)) };
  }
};

const movedOn = ({ version }: Task): string => `这项任务在下载之后有了变动（现为版本${version}），请重新下载再填`;

/** The grid as it stands, with what the lines say of it, and their villages that it does not have behind it. */
const merged = (measure: MeasureState, lines: readonly ShareLine[]): readonly Share[] => {
  const said = lines.filter((one) => one.measure === measure).map(({ after }) => after);
  const kept = measure.shares.map((share) => said.find(({ unit }) => unit === share.unit) ?? share);
  const more = said.filter(({ unit }, i) => said.findIndex((one) => one.unit === unit) === i && kept.every((one) => one.unit !== unit));
  return [...kept, ...more];
};

const HEADS: Readonly<Record<string, string>> = { unit: '村', target: '分解数', value: '完成数' };

interface Place {
  readonly sheet: ReadSheet;
  readonly grids: Filling['measures'];
  readonly lines: readonly ShareLine[];
  readonly first: ShareLine;
}

/** Where in the sheet a place of a move stands: '/measures/0/shares/3/value', or a measure, or the task. */
const cellOf = ({ pointer, message }: FieldError, { sheet, grids, lines, first }: Place): FieldError => {
  const [, , at = '', , k = '', field = ''] = pointer.split('/');
  const grid = grids[Number(at)];
  const ofGrid = lines.filter(({ measure }) => measure.name === grid?.measure);
  const share = grid?.shares[Number(k)];
  const line = ofGrid.find(({ after }) => k !== '' && after.unit === share?.unit);
  if (line) return cellError(line.line, sheet, HEADS[field] ?? '村', message);
  return cellError((at === '' ? first : (ofGrid[0] ?? first)).line, sheet, at === '' ? '编号' : '计量项', message);
};

import type { MeasureState, Task } from '#domain/task.ts';
import type { Share } from '#domain/task-records.ts';
import { titleOf } from '#domain/title-of.ts';
import { asText, type NounColumn } from './sheet-column.ts';
import { type Sheet, type SheetColumn, sheetOf } from './workbook.ts';

export const SHARE_SHEET = '村级分解';
const ABOUT_SHEET = '填表说明';

/** A line: a village's part of a measure; null where nothing is divided yet. */
export interface ShareRow {
  readonly task: Pick<Task, 'id' | 'text' | 'version'>;
  readonly measure: Pick<MeasureState, 'name' | 'unit' | 'target'>;
  readonly share: Share | null;
}

/** A figure as people type it: full-width digits and a comma every three digits are understood, words and units are not. */
const asFigure = (text: string): { readonly value: number | null } | { readonly wrong: string } => {
  const typed = text.slice(0, 40).normalize('NFKC').replaceAll(' ', '');
  const digits = /^\d{1,3}(,\d{3}){1,4}(\.\d{1,20})?$/.test(typed) ? typed.replaceAll(',', '') : typed;
  if (text === '') return { value: null };
  // A formula's result has a tail that nobody typed.
  if (/^\d{1,13}(\.\d{1,20})?$/.test(digits)) return { value: Math.round(Number(digits) * 1e6) / 1e6 };
  return { wrong: '请只填数字，如 1200 或 12.5，不带单位；未报的留空' };
};

/** The columns of 村级分解, for writing and for reading. */
export const SHARE_COLUMNS: readonly NounColumn<ShareRow>[] = [
  { head: '编号', field: 'id', width: 8, of: ({ task }) => task.id, fixed: true },
  { head: '任务', field: 'title', width: 36, of: ({ task }) => titleOf(task.text), fixed: true },
  { head: '计量项', field: 'measure', width: 24, of: ({ measure }) => measure.name, fixed: true },
  { head: '单位', field: 'of', width: 8, of: ({ measure }) => measure.unit, fixed: true },
  { head: '总目标', field: 'whole', width: 12, of: ({ measure }) => measure.target?.value ?? null, fixed: true },
  { head: '村', field: 'unit', width: 16, of: ({ share }) => share?.unit ?? null, meant: asText },
  { head: '分解数', field: 'target', width: 12, of: ({ share }) => share?.target ?? null, meant: asFigure },
  { head: '完成数', field: 'value', width: 12, of: ({ share }) => share?.value ?? null, meant: asFigure },
  { head: '版本', field: 'version', width: 8, of: ({ task }) => task.version, fixed: true },
];

/** What a sheet must have to be read. */
export const WANTED: Readonly<Record<string, readonly string[]>> = { [SHARE_SHEET]: ['编号', '计量项', '村', '分解数', '完成数'] };

const ABOUT: readonly string[] = [
  '改动后交回本表：先试算，列出会变的和有错的；没有错才能写入，有一处错就一处也不写入。',
  '一个村、一个计量项一行。完成数留空是未报，0 是零。只填数字，不带单位。',
  '增加村：加一行，从同一任务的行复制编号和计量项（手打的 1.10 会变成 1.1），填村、分解数、完成数。一个计量项至多 40 个村。',
  '表中没有的行不变：删去一行不会删除这个村；去掉一个村、给村改名，请在系统中重填分解表。',
  '各村之和与总目标不符会提醒，不会退回。',
  '下载之后又有变动的任务（版本不同）不能用旧表改，请重新下载。已有的行中，灰色的格由系统填写，请不要改动。',
];
const ABOUT_COLUMNS: readonly SheetColumn<string>[] = [{ head: '说明', width: 110, of: (line) => line, fixed: true }];

/** What of a task may be divided among villages: a line a village; one without a village for what is not divided yet. */
export const shareRowsOf = (task: Task): readonly ShareRow[] =>
  task.measures
    .filter(({ accumulation }) => accumulation !== 'ratio')
    .flatMap((measure) => (measure.shares.length > 0 ? measure.shares : [null]).map((share) => ({ task, measure, share })));

/** 村级分解.xlsx of a plan. */
export const shareSheets = (title: string, tasks: readonly Task[]): readonly Sheet[] => [
  sheetOf(SHARE_SHEET, title, SHARE_COLUMNS, tasks.flatMap(shareRowsOf)),
  sheetOf(ABOUT_SHEET, ABOUT_SHEET, ABOUT_COLUMNS, ABOUT),
];

import { quarterOf } from '#domain/quarter.ts';
import { shownNumber, type UnplannedWork } from '#domain/unplanned.ts';
import { type Column, type CsvTable, clockText, list, tableOf } from './csv-table.ts';
import { viaText } from './via-text.ts';

/** What was done to a record of work outside the plan, as its history keeps it. */
export interface WorkEntry {
  readonly version: number;
  readonly by: { readonly name: string; readonly deputyFor?: string | undefined };
  /** Missing in entries of before it was kept. */
  readonly onBehalfOf?: string | null | undefined;
  readonly via: string;
  readonly at: string;
  readonly note: string;
}

/** A record beside its history, oldest first. */
export interface ToldWork {
  readonly work: UnplannedWork;
  readonly entries: readonly WorkEntry[];
}

/** @example quarterText('2022-05-10') //=> '2022年第2季度' */
const quarterText = (day: string): string => `${quarterOf(day).replace('-Q', '年第')}季度`;

/** Who changed it last; nobody, while it is as it was recorded. */
const changeOf = ({ entries }: ToldWork): WorkEntry | undefined => (entries.length > 1 ? entries.at(-1) : undefined);

const WORK: readonly Column<ToldWork>[] = [
  { head: '编号', of: ({ work }) => shownNumber(work) },
  { head: '单位', of: ({ work }) => work.department },
  { head: '日期', of: ({ work }) => work.day },
  { head: '时期', of: ({ work }) => quarterText(work.day) },
  { head: '内容', of: ({ work }) => work.sentence },
  { head: '数字', of: ({ work }) => list(work.figures.map(({ name, value, unit }) => `${name} ${value}${unit}`)) },
  { head: '撤回日', of: ({ work }) => work.withdrawn?.day },
  { head: '填报人', of: ({ entries }) => entries[0]?.by.name },
  { head: '代填单位', of: ({ entries }) => entries[0]?.onBehalfOf },
  { head: '代理何人', of: ({ entries }) => entries[0]?.by.deputyFor },
  { head: '渠道', of: ({ entries }) => entries[0] && viaText(entries[0].via) },
  { head: '填报时间', of: ({ entries }) => entries[0] && clockText(entries[0].at) },
  { head: '备注', of: ({ entries }) => entries[0]?.note },
  { head: '最后修改人', of: (told) => changeOf(told)?.by.name },
  { head: '最后修改时间', of: (told) => clockText(changeOf(told)?.at ?? '') },
  { head: '版本', of: ({ work }) => work.version },
];

/** Work outside the plan, one record a row; what was taken back stays and says so. */
export const unplannedTable = (works: readonly ToldWork[]): CsvTable => tableOf('计划外工作.csv', '计划外工作一览', WORK, works);

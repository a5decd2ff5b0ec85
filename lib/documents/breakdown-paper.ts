import type { Breakdown, BreakdownRow, Stage } from '#domain/breakdown.ts';
import { chineseDate, chineseMonthDay, type Day } from '#domain/day.ts';
import { supportText } from '#domain/support-cell.ts';
import { targetWords } from '#domain/target-words.ts';
import { LIGHT_NAMES } from '#domain/traffic-light.ts';
import { LIGHT_FILLS } from './light-colours.ts';
import { type Block, cellOf, type Paper, type TableCell, type TableColumn, titleLines } from './paper.ts';

const SHARED: readonly TableColumn[] = [
  { head: '序号', width: 7, align: 'center' },
  { head: '工作任务', width: 33 },
  { head: '目标', width: 20 },
  { head: '牵头领导', width: 9 },
  { head: '牵头单位', width: 11 },
  { head: '配合单位', width: 13 },
  { head: '完成时限', width: 10, align: 'center' },
];
const OF_DRAFT: readonly TableColumn[] = [...SHARED, { head: '待定', width: 8 }];
const OF_PLAN: readonly TableColumn[] = [...SHARED, { head: '进展', width: 20 }, { head: '灯', width: 6, align: 'center' }];

/**
 * The 任务分解表 for a leaders' meeting: A4 across, the areas as lines of their own, the lights as fills. A draft says so, and what is open.
 * Rows that were dropped are not in it.
 */
export const breakdownPaper = ({ title, isDraft, rows }: Breakdown, made: { readonly town: string; readonly day: Day }): Paper => {
  const shown = rows.filter(({ dropped }) => dropped === null);
  const columns = isDraft ? OF_DRAFT : OF_PLAN;
  return {
    name: `${title}${isDraft ? '（征求意见稿）' : ''}`,
    author: made.town,
    style: 'official',
    landscape: true,
    blocks: [
      { kind: 'title', lines: titleLines(title) },
      { kind: 'byline', text: `${isDraft ? '征求意见稿　' : ''}${chineseDate(made.day)}　共${shown.length}项` },
      ...legendOf(isDraft),
      { kind: 'table', columns, rows: byArea(shown).flatMap((area) => areaRows(area, isDraft, columns.length)) },
    ],
  };
};

const byArea = (rows: readonly BreakdownRow[]): readonly (readonly BreakdownRow[])[] => [...Map.groupBy(rows, ({ area }) => area).values()];

const areaRows = (rows: readonly BreakdownRow[], isDraft: boolean, columns: number): readonly (readonly TableCell[])[] => [
  [{ line: `${rows[0]?.area ?? ''}（${rows.length}项）`, bold: true, fill: 'F2F2F2', span: columns }],
  ...rows.map((row) => [...sharedCells(row), ...(isDraft ? [cellOf(openWords(row))] : progressCells(row))]),
];

const sharedCells = (row: BreakdownRow): readonly TableCell[] => [
  cellOf(`${row.star ? '★' : ''}${row.id}`),
  cellOf(row.text),
  cellOf(goalsOf(row)),
  cellOf(row.leader),
  cellOf(row.lead),
  cellOf(supportText(row)),
  cellOf(row.dueStated ? chineseDate(row.due) : '全年'),
];

/** The figures that are to be reached, else the steps with their days. */
const goalsOf = ({ targets, stages }: BreakdownRow): string => {
  const figures = targets.map((target) => `${target.within === null ? '' : '其中'}${targetWords(target.metric, target, target.unit)}`);
  return (figures.length > 0 ? figures : stages.flat().map(stageWords)).join('\n');
};

/** 圈舍建成（6月30日前） · 圈舍建成（6月28日完成） */
const stageWords = ({ name, by, doneOn }: Stage): string =>
  `${name}（${doneOn === null ? `${chineseMonthDay(by)}前` : `${chineseMonthDay(doneOn)}完成`}）`;

const openWords = ({ open, note }: BreakdownRow): string => [open ? '牵头单位待定' : '', note].filter((words) => words !== '').join('；');

/** A paper has room for what was said last in short, and for how far it is. */
const MOST_SHOWN = 90;

const shortened = (text: string): string => (text.length <= MOST_SHOWN ? text : `${text.slice(0, MOST_SHOWN - 1)}…`);

const progressCells = ({ progress, done, lit }: BreakdownRow): readonly TableCell[] => [
  cellOf([done, shortened(progress)].filter((words) => words !== '').join('\n')),
  lit === null ? cellOf('') : { ...cellOf(LIGHT_NAMES[lit.light]), fill: LIGHT_FILLS[lit.light] },
];

const legendOf = (isDraft: boolean): readonly Block[] =>
  isDraft
    ? []
    : [{ kind: 'note', line: '★为重点任务。完成时限写“全年”的，报告没有写明日期。进展取最近一次反馈，全文见任务分解表（.xlsx）。' }];

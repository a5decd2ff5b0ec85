import { type BreakdownRow, stageText } from './breakdown.ts';
import { measuresText } from './measure-cell.ts';
import { KIND_NAMES } from './plan.ts';
import { printable } from './printable.ts';
import { RHYTHM_NAMES } from './rhythm.ts';
import { stepsText } from './step-cell.ts';
import { supportText } from './support-cell.ts';
import { targetsText } from './target-cell.ts';
import { SOURCE_NAMES } from './task-changes.ts';
import { LIGHT_NAMES } from './traffic-light.ts';

/** Heads of the 任务分解表, in its order. */
export const HEADS = {
  id: '序号',
  n: '行号',
  area: '类别（板块）',
  text: '工作任务（报告原文）',
  kind: '任务类型',
  source: '来源',
  sourceNo: '文号',
  basisText: '依据',
  basisDate: '依据日期',
  decidedBy: '决定人',
  targets: '目标要求',
  measures: '计量项',
  milestones: '节点',
  quarter1: '一季度目标',
  quarter2: '二季度目标',
  quarter3: '三季度目标',
  quarter4: '四季度目标',
  leader: '牵头领导',
  lead: '牵头单位',
  responsible: '责任人',
  support: '配合单位',
  due: '完成时限',
  dueStated: '时限是否写明',
  replyDue: '答复期限',
  every: '反馈周期',
  star: '重点',
  sensitive: '敏感',
  open: '牵头待定',
  progress: '进展情况',
  done: '完成率',
  problems: '存在问题',
  nextSteps: '下一步措施',
  light: '状态（灯）',
  evidence: '佐证材料',
  note: '备注',
  dropped: '不列入理由',
} as const;
export type ColumnName = keyof typeof HEADS;

/** Columns that are shown and never read. */
export const ONLY_SHOWN: ReadonlySet<ColumnName> = new Set<ColumnName>([
  'id',
  'n',
  'quarter1',
  'quarter2',
  'quarter3',
  'quarter4',
  'responsible',
  'progress',
  'done',
  'problems',
  'nextSteps',
  'light',
  'evidence',
  'note',
]);

/** What a line of the report has not: it stands in lines that are added to a published plan. */
const OF_ADDED: ReadonlySet<ColumnName> = new Set<ColumnName>(['source', 'sourceNo', 'basisText', 'basisDate', 'decidedBy', 'replyDue']);
/** What is decided while the plan is a draft. */
const OF_DRAFT: ReadonlySet<ColumnName> = new Set<ColumnName>(['open', 'dropped']);

/** The columns of a draft's table, or of a published plan's, in order. */
export const columnsOfTable = (isDraft: boolean): readonly ColumnName[] => {
  const absent = isDraft ? OF_ADDED : OF_DRAFT;
  return (Object.keys(HEADS) as ColumnName[]).filter((name) => !absent.has(name));
};

export const STAR = '★';
export const YES = '是';
export const NO = '否';
/** 反馈周期 of a task that has none of its own. */
export const BY_KIND = '按类型';

const stages = (quarter: 0 | 1 | 2 | 3) => (row: BreakdownRow) => row.stages[quarter].map(stageText).join('\n');

const CELLS: Readonly<Record<ColumnName, (row: BreakdownRow) => string>> = {
  id: ({ id }) => id,
  n: ({ n }) => n,
  area: ({ area }) => area,
  text: ({ text }) => text,
  kind: ({ kind }) => KIND_NAMES[kind],
  source: ({ source }) => SOURCE_NAMES[source],
  sourceNo: ({ sourceNo }) => sourceNo,
  basisText: ({ basis }) => basis?.text ?? '',
  basisDate: ({ basis }) => basis?.date ?? '',
  decidedBy: ({ basis }) => basis?.decidedBy ?? '',
  targets: ({ targets }) => targetsText(targets),
  measures: ({ measures }) => measuresText(measures),
  milestones: ({ milestones }) => stepsText(milestones),
  quarter1: stages(0),
  quarter2: stages(1),
  quarter3: stages(2),
  quarter4: stages(3),
  leader: ({ leader }) => leader,
  lead: ({ lead }) => lead,
  responsible: ({ responsible }) => responsible.join('、'),
  support: supportText,
  due: ({ due }) => due,
  dueStated: ({ dueStated }) => (dueStated ? YES : NO),
  replyDue: ({ replyDue }) => replyDue ?? '',
  every: ({ every }) => (every === null ? BY_KIND : RHYTHM_NAMES[every]),
  star: ({ star }) => (star ? STAR : ''),
  sensitive: ({ sensitive }) => (sensitive ? YES : ''),
  open: ({ open }) => (open ? YES : ''),
  progress: ({ progress }) => progress,
  done: ({ done }) => done,
  problems: ({ problems }) => problems,
  nextSteps: ({ nextSteps }) => nextSteps,
  light: ({ lit }) => (lit === null ? '' : lit.reason === '' ? LIGHT_NAMES[lit.light] : `${LIGHT_NAMES[lit.light]}：${lit.reason}`),
  evidence: ({ evidence }) => evidence.join('\n'),
  note: ({ note }) => note,
  dropped: ({ dropped }) => dropped ?? '',
};

/** What a spreadsheet's cell takes at most. */
const MOST_OF_CELL = 32_767;

/** A text as a cell keeps it. */
export const asCell = (text: string): string => printable(text).replace(/\r\n?/g, '\n').trim().slice(0, MOST_OF_CELL);

/** What stands in a cell of the table. @example cellOf('due', row) //=> '2022-06-30' */
export const cellOf = (column: ColumnName, row: BreakdownRow): string => asCell(CELLS[column](row));

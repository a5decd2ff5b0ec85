import type { Breakdown, BreakdownRow } from '#domain/breakdown.ts';
import { BY_KIND, type ColumnName, cellOf, columnsOfTable, HEADS, NO, ONLY_SHOWN, STAR, YES } from '#domain/breakdown-columns.ts';
import { KIND_NAMES } from '#domain/plan.ts';
import { RHYTHM_NAMES } from '#domain/rhythm.ts';
import { SOURCE_NAMES } from '#domain/task-changes.ts';
import { LIGHT_FILLS } from './light-colours.ts';
import { type SheetColumn, sheetOf, workbookOf } from './workbook.ts';

export const TABLE_SHEET = '任务分解表';
export const GUIDE_SHEET = '填表说明';

/** Heads of the guide, and the line of it that tells of which plan and version the table is. */
export const GUIDE_HEADS = ['项目', '说明'] as const;
export const VERSION_LINE = '计划与版本';

/** @example versionText({ plan: 'wangjing-2022', version: 12 }) //=> 'wangjing-2022 第12版' */
export const versionText = ({ plan, version }: Pick<Breakdown, 'plan' | 'version'>): string => `${plan} 第${version}版`;

/** Numbers, area and words of a task stay in sight beside whatever column is looked at. */
const IN_SIGHT = 4;

const WIDTHS: Readonly<Record<ColumnName, number>> = {
  id: 6,
  n: 6,
  area: 14,
  text: 44,
  kind: 9,
  source: 12,
  sourceNo: 14,
  basisText: 16,
  basisDate: 11,
  decidedBy: 10,
  targets: 26,
  measures: 28,
  milestones: 22,
  quarter1: 18,
  quarter2: 18,
  quarter3: 18,
  quarter4: 18,
  leader: 14,
  lead: 16,
  responsible: 9,
  support: 20,
  due: 11,
  dueStated: 7,
  replyDue: 11,
  every: 9,
  star: 6,
  sensitive: 6,
  open: 6,
  progress: 32,
  done: 20,
  problems: 22,
  nextSteps: 22,
  light: 20,
  evidence: 18,
  note: 16,
  dropped: 16,
};

const choicesOf = ({ departments }: Breakdown): Readonly<Partial<Record<ColumnName, readonly string[]>>> => ({
  kind: Object.values(KIND_NAMES),
  source: Object.values(SOURCE_NAMES),
  lead: departments,
  every: [BY_KIND, ...Object.values(RHYTHM_NAMES)],
  dueStated: [YES, NO],
  star: [STAR],
  sensitive: [YES],
  open: [YES],
});

const columnsOf = (table: Breakdown): SheetColumn<BreakdownRow>[] => {
  const choices = choicesOf(table);
  return columnsOfTable(table.isDraft).map((name) => ({
    head: HEADS[name],
    width: WIDTHS[name],
    of: (row) => cellOf(name, row) || null,
    ...(ONLY_SHOWN.has(name) && { fixed: true }),
    ...(choices[name] !== undefined && { oneOf: choices[name] }),
    ...(name === 'light' && { fill: ({ lit }: BreakdownRow) => lit && LIGHT_FILLS[lit.light] }),
  }));
};

interface Advice {
  readonly what: string;
  readonly said: string;
}

const SHARED_GUIDE: readonly Advice[] = [
  { what: '灰色的列', said: '由系统填写，导回时不读。' },
  { what: '一格多项', said: '一行写一项（Alt+Enter 换行）。名称里有空格、逗号、分号、引号或比较符的，照系统的样子加英文双引号。' },
  {
    what: HEADS.targets,
    said: '指标 比较符 数 单位，如 玉米种植面积 >= 6000 亩；比较符为 >= = <= > < ~（约）；区间写 3–5；前面写“其中”的是上一指标的一部分；后面可写 ，属于 某指标 ，地点 某地 ，至 2022-06-30。万、亿紧跟着数写，如 1.86万亩、4.2亿元。',
  },
  {
    what: HEADS.measures,
    said: '名称 单位，如 护林员 名；后面可写 ，取自 上年回顾／目录／单位 ，上年 35 ，累计 各次相加／最近一次／比率 ，时段 2022-03-01–2022-05-31（不写的按镇里的季节表）。',
  },
  { what: HEADS.milestones, said: '日期 做到什么，如 2022-06-30 圈舍建成。' },
  { what: HEADS.support, said: '单位；有具体要求的写“单位：要求”，如 财政所：拨付资金。' },
  { what: HEADS.due, said: '日期，如 2022-06-30。' },
  { what: `${HEADS.star}、${HEADS.sensitive}`, said: `重点填 ${STAR}，敏感填 ${YES}，不是的留空。` },
  { what: '出错时', said: '有一格填错，整张表都不导入；错在哪一格、为什么，一次全部列出。' },
];

const guideOf = (table: Breakdown): Advice[] => [
  { what: VERSION_LINE, said: versionText(table) },
  ...(table.isDraft
    ? [
        { what: '改一行', said: '直接改白色的格，不要动行号；没有改的格、表里没有的行，一律不变。一次至多改动和新增90行。' },
        { what: '加一行', said: '行号、序号留空，至少写工作任务，类别留空的同上一行，其余留空的由系统按文字读出；排在表中上一行之后。' },
        { what: HEADS.dropped, said: '写上理由，这一行就不列入计划；清空，就重新列入。' },
      ]
    : [
        { what: '已发布的行', said: '不能在表里改；要改请用“调整”，进展由牵头单位反馈。' },
        {
          what: '追加任务',
          said: '行号、序号留空，写类别（留空的同上一行）、工作任务、任务类型、牵头单位、来源（不是政府工作报告）、依据、依据日期、决定人；时限留空的按文字或来源定，答复期限只有代表建议填。',
        },
      ]),
  { what: '导回以后', said: '计划有了新版本，这张表就不能再导入，请重新导出。' },
  ...SHARED_GUIDE,
];

const GUIDE_COLUMNS: readonly SheetColumn<Advice>[] = [
  { head: GUIDE_HEADS[0], width: 16, of: ({ what }) => what, fixed: true },
  { head: GUIDE_HEADS[1], width: 100, of: ({ said }) => said, fixed: true },
];

/** The 任务分解表 as a workbook: the table, and a sheet that says how to fill it in. */
export const breakdownWorkbook = (table: Breakdown): Promise<Uint8Array> =>
  workbookOf([
    sheetOf(TABLE_SHEET, table.title, columnsOf(table), table.rows, { frozen: IN_SIGHT }),
    sheetOf(GUIDE_SHEET, GUIDE_SHEET, GUIDE_COLUMNS, guideOf(table)),
  ]);

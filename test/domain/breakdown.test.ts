import { describe, expect, it } from 'vitest';
import { type BreakdownRow, breakdownTitle, draftLine, type LastSaid, stageText, taskLine } from '#domain/breakdown.ts';
import { type ColumnName, cellOf, HEADS } from '#domain/breakdown-columns.ts';
import type { DraftRow } from '#domain/draft.ts';
import { issueTask } from '#domain/issue-task.ts';
import type { Task } from '#domain/task.ts';
import { aMeasure, anOrganization, aPerson, aRow, aTarget, aTask } from '../support/builders.ts';

const AGRICULTURE = '农业综合服务中心';
const organization = anOrganization([AGRICULTURE, '财政所'], {
  people: [aPerson('office', 'office'), aPerson('张三', 'head', [AGRICULTURE]), aPerson('李四', 'head', [AGRICULTURE])],
});
const on = { organization, day: '2022-06-21' };
const SAID: LastSaid = { progress: '已种1900亩', problems: '缺水', nextSteps: '抢种', evidence: ['验收单.pdf', '照片.jpg'] };

const aDraftRow = (row: Partial<DraftRow> = {}): DraftRow => ({
  ...aRow(),
  plan: 'wangjing-2022',
  version: 1,
  dropped: null,
  origin: 'proposed',
  madeOf: [],
  proposed: null,
  ...row,
});
const draftCells = (row: Partial<DraftRow>) => cellsOf(draftLine(aDraftRow(row), on));
const taskCells = (task: Partial<Task>) => cellsOf(taskLine(aTask(task), { light: 'red', reason: '连续2期未反馈' }, SAID, on));
const cellsOf = (row: BreakdownRow) => (column: ColumnName) => cellOf(column, row);

describe('a line of the table', () => {
  it('says of a row of the draft what it proposes, and nothing of progress', () => {
    const cell = draftCells({
      targets: [aTarget()],
      supporting: ['财政所'],
      star: true,
      every: 'month',
      together: 'G1',
      dropped: '并入1.2',
    });
    expect((Object.keys(HEADS) as ColumnName[]).map((name) => [HEADS[name], cell(name)]).filter(([, text]) => text !== '')).toEqual([
      ['序号', '1.1'],
      ['行号', '001'],
      ['类别（板块）', '全力保障粮食安全'],
      ['工作任务（报告原文）', '落实耕地保护责任制。'],
      ['任务类型', '常态'],
      ['来源', '政府工作报告'],
      ['目标要求', '玉米种植面积 = 6000 亩'],
      ['牵头领导', '分管农业副镇长'],
      ['牵头单位', AGRICULTURE],
      ['责任人', '张三、李四'],
      ['配合单位', '财政所'],
      ['完成时限', '2022-12-31'],
      ['时限是否写明', '否'],
      ['反馈周期', '每月'],
      ['重点', '★'],
      ['备注', '合并填报（G1）'],
      ['不列入理由', '并入1.2'],
    ]);
  });

  it('says of a task what was reported last, how far it is, and its light', () => {
    const cell = taskCells({ kind: 'quantity', measures: [aMeasure({ target: 6000, value: 1900 })], sourceNo: '县发〔2022〕6号' });
    expect((['progress', 'problems', 'nextSteps', 'done', 'light', 'evidence', 'sourceNo'] as const).map(cell)).toEqual([
      '已种1900亩',
      '缺水',
      '抢种',
      '31.7%（玉米种植面积 1900 / 6000亩）',
      '滞后：连续2期未反馈',
      '验收单.pdf\n照片.jpg',
      '县发〔2022〕6号',
    ]);
  });

  it('names no office in the place of a head that there is none of', () =>
    expect(cellsOf(draftLine(aDraftRow({ lead: '财政所' }), on))('responsible')).toBe(''));

  it.each<{ why: string; task: Partial<Task>; note: string }>([
    { why: 'nothing', task: {}, note: '' },
    {
      why: 'extended, suspended',
      task: {
        extensions: [{ node: null, from: '2022-06-30', to: '2022-07-30', day: '2022-06-01', update: 3 }],
        suspended: { from: 'underway', basis: { text: '会议', date: '2022-06-01', decidedBy: '镇长' }, day: '2022-06-02', update: 4 },
      },
      note: '已延期1次；6月2日起暂缓',
    },
  ])('has beside it what was changed: $why', ({ task, note }) => expect(taskCells(task)('note')).toBe(note));
});

describe('stages', () => {
  const quarters = (cell: (column: ColumnName) => string) => ([1, 2, 3, 4] as const).map((quarter) => cell(`quarter${quarter}`));

  it.each<{ why: string; row: Partial<DraftRow>; quarters: string[] }>([
    { why: 'no day, no stage', row: { kind: 'milestone' }, quarters: ['', '', '', ''] },
    {
      why: 'steps and the last node of a milestone; what is beyond the year is in no quarter',
      row: {
        kind: 'milestone',
        due: '2022-11-30',
        dueStated: true,
        milestones: [
          { name: '选址', by: '2022-03-31' },
          { name: '圈舍建成', by: '2022-06-30' },
          { name: '投产', by: '2023-05-01' },
        ],
      },
      quarters: ['选址（3月31日）', '圈舍建成（6月30日）', '', '完成（11月30日）'],
    },
    {
      why: 'steps of any other kind, figures with a day of their own',
      row: {
        kind: 'quantity',
        milestones: [{ name: '播种', by: '2022-04-30' }],
        targets: [aTarget({ by: '2022-05-31' }), aTarget({ metric: '大豆' })],
      },
      quarters: ['', '播种（4月30日）\n玉米种植面积6000亩（5月31日）', '', ''],
    },
  ])('stand in the quarter of their day: $why', ({ row, quarters: expected }) => expect(quarters(draftCells(row))).toEqual(expected));

  it('of a task say what is done', () => {
    const task = issueTask(
      aRow({ kind: 'milestone', due: '2022-06-30', dueStated: true, milestones: [{ name: '选址', by: '2022-03-31' }] }),
      { plan: 'wangjing-2022', day: '2022-03-02', leader: '' },
    );
    const nodes = task.nodes.map((node) => (node.name === '选址' ? { ...node, doneOn: '2022-04-02', update: 2 } : node));
    expect(quarters(taskCells({ ...task, nodes }))).toEqual(['选址（3月31日，4月2日完成）', '完成（6月30日）', '', '']);
  });

  it('are told by their days', () => expect(stageText({ name: '选址', by: '2022-03-31', doneOn: null })).toBe('选址（3月31日）'));
});

it('is titled by town and year', () => expect(breakdownTitle('望京镇', 'wangjing-2022')).toBe('望京镇2022年任务分解表'));

it.each([
  { why: 'line breaks of another system', text: 'a\r\nb\rc', cell: 'a\nb\nc' },
  { why: 'marks that no file holds', text: ' \u0001耕\u0085地\ud800 ', cell: '耕地\uFFFD' },
])('a cell keeps what a spreadsheet can: $why', ({ text, cell }) => expect(draftCells({ text })('text')).toBe(cell));

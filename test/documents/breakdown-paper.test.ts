import { describe, expect, it } from 'vitest';
import { breakdownPaper } from '#documents/breakdown-paper.ts';
import type { Paper } from '#documents/paper.ts';
import { paperDocx } from '#documents/paper-docx.ts';
import { type Breakdown, type BreakdownRow, taskLine } from '#domain/breakdown.ts';
import type { Lit } from '#domain/traffic-light.ts';
import { anOrganization, aTarget, aTask } from '../support/builders.ts';
import { attributesOf, partsOf } from '../support/office-files.ts';

const on = { organization: anOrganization(['农业综合服务中心', '财政所']), day: '2022-06-21' };
const said = { progress: '已种1900亩', problems: '', nextSteps: '', evidence: [] };
const line = (task: Parameters<typeof aTask>[0], lit: Lit = { light: 'red', reason: '' }) => taskLine(aTask(task), lit, said, on);
const table = (rows: readonly BreakdownRow[], isDraft = false): Breakdown => ({
  title: '望京镇2022年任务分解表',
  plan: 'wangjing-2022',
  version: 3,
  isDraft,
  departments: [],
  rows,
});
const made = { town: '望京镇', day: '2022-06-21' };
const cellsOf = ({ blocks }: Paper) => blocks.flatMap((block) => (block.kind === 'table' ? block.rows : []));
const ROWS = [
  line({
    n: '001',
    id: '1.1',
    area: '粮食',
    star: true,
    targets: [aTarget({ comparison: '>=' })],
    supporting: ['财政所'],
    dueStated: false,
  }),
  line({ n: '002', id: '2.1', area: '平安', due: '2022-06-30', dueStated: true }, { light: 'green', reason: '' }),
];

describe('breakdownPaper', () => {
  const paper = breakdownPaper(table(ROWS), made);

  it('has the areas as lines of their own, and the columns that leaders read', () => {
    const heads = paper.blocks.flatMap((block) => (block.kind === 'table' ? block.columns.map(({ head }) => head) : []));
    expect(heads).toEqual(['序号', '工作任务', '目标', '牵头领导', '牵头单位', '配合单位', '完成时限', '进展', '灯']);
    const cells = cellsOf(paper);
    expect(cells.map((row) => row.map(({ line }) => line)[0])).toEqual(['粮食（1项）', '★1.1', '平安（1项）', '2.1']);
    expect(cells[0]?.[0]?.span).toBe(9);
    expect(cells[1]?.map(({ line }) => line).slice(2, 7)).toEqual([
      '玉米种植面积不少于6000亩',
      '分管农业副镇长',
      '农业综合服务中心',
      '财政所',
      '全年',
    ]);
    expect(cells[3]?.[6]?.line).toBe('2022年6月30日');
    expect(cells.map((row) => row.at(-1)?.fill)).toEqual(['F2F2F2', 'FFC7CE', 'F2F2F2', 'C6EFCE']);
  });

  it('of a draft says that it is one and what is open, and leaves out what was dropped', () => {
    const rows = [
      { ...ROWS[0]!, open: true, lit: null },
      { ...ROWS[1]!, dropped: '并入1.1' },
    ];
    const draft = breakdownPaper(table(rows, true), made);
    expect(draft.name).toBe('望京镇2022年任务分解表（征求意见稿）');
    expect(cellsOf(draft).map((row) => row.at(-1)?.line)).toEqual(['粮食（1项）', '牵头单位待定']);
    expect(draft.blocks[1]).toEqual({ kind: 'byline', text: '征求意见稿　2022年6月21日　共1项' });
  });

  it('lies across, whole, and is the same bytes for the same table', async () => {
    const bytes = await paperDocx(paper);
    const body = partsOf(bytes).get('word/document.xml') ?? '';
    expect(attributesOf(body, 'w:pgSz')).toMatchObject({ 'w:orient': 'landscape' });
    expect(attributesOf(body, 'w:gridSpan')).toEqual({ 'w:val': '9' });
    expect(Buffer.from(await paperDocx(breakdownPaper(table(ROWS), made))).equals(Buffer.from(bytes))).toBe(true);
  });
});

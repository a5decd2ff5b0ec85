import { Workbook, type Worksheet } from '@cj-tech-master/excelts';
import { beforeAll, describe, expect, it } from 'vitest';
import { breakdownWorkbook, GUIDE_HEADS, GUIDE_SHEET, TABLE_SHEET } from '#documents/breakdown-workbook.ts';
import { readWorkbook } from '#documents/read-workbook.ts';
import { type Breakdown, draftLine, taskLine } from '#domain/breakdown.ts';
import { type ColumnName, cellOf, HEADS } from '#domain/breakdown-columns.ts';
import { LIGHTS } from '#domain/traffic-light.ts';
import { aDraft } from '../support/a-draft.ts';
import { anOrganization, aTask } from '../support/builders.ts';

const on = { organization: anOrganization(), day: '2022-06-21' };
const departments = ['农业综合服务中心', '财政所'];
const said = { progress: '', problems: '', nextSteps: '', evidence: [] };
const draftTable: Breakdown = {
  title: '石河镇2022年任务分解表',
  plan: 'shihe-2022',
  version: 7,
  isDraft: true,
  departments,
  rows: aDraft().draft.rows.map((row) => draftLine(row, on)),
};
const taskTable: Breakdown = {
  ...draftTable,
  isDraft: false,
  rows: LIGHTS.map((light, i) => taskLine(aTask({ n: `00${i}`, text: i === 0 ? '=1+1' : '@任务' }), { light, reason: '' }, said, on)),
};

const pageOf = async (table: Breakdown): Promise<Worksheet> => {
  const book = new Workbook();
  await book.xlsx.load(await breakdownWorkbook(table));
  return book.getWorksheet(TABLE_SHEET)!;
};
const headsOf = (page: Worksheet): string[] => Array.from({ length: page.columnCount }, (_, i) => String(page.getCell(2, i + 1).value));
const fillOf = (page: Worksheet, line: number, head: string) => {
  const { fill } = page.getCell(line, headsOf(page).indexOf(head) + 1);
  return fill?.type === 'pattern' ? fill.fgColor?.argb : undefined;
};

describe('the table as a workbook', () => {
  let draft: Worksheet;
  let tasks: Worksheet;
  beforeAll(async () => {
    [draft, tasks] = [await pageOf(draftTable), await pageOf(taskTable)];
  });

  it('has the columns of a draft, and those of a published plan', () => {
    const both = Object.values(HEADS);
    const ofDraft: string[] = [HEADS.open, HEADS.dropped];
    const ofAdded: string[] = [HEADS.source, HEADS.sourceNo, HEADS.basisText, HEADS.basisDate, HEADS.decidedBy, HEADS.replyDue];
    expect(headsOf(draft)).toEqual(both.filter((head) => !ofAdded.includes(head)));
    expect(headsOf(tasks)).toEqual(both.filter((head) => !ofDraft.includes(head)));
  });

  it('keeps number, area and words in sight', () => {
    expect(draft.views[0]).toMatchObject({ state: 'frozen', xSplit: 4, ySplit: 2 });
    expect(headsOf(draft).slice(0, 4)).toEqual([HEADS.id, HEADS.n, HEADS.area, HEADS.text]);
  });

  it('shows lights as colours', () => {
    const fills = taskTable.rows.map((_, i) => fillOf(tasks, 3 + i, HEADS.light));
    expect(fills).toEqual(['FFD9D9D9', 'FFC6EFCE', 'FFFFEB9C', 'FFFFC7CE', 'FFBDD7EE']);
  });

  it.each([
    { head: HEADS.kind, choices: 6 },
    { head: HEADS.lead, choices: 2 },
    { head: HEADS.every, choices: 5 },
    { head: HEADS.dueStated, choices: 2 },
    { head: HEADS.star, choices: 1 },
    { head: HEADS.sensitive, choices: 1 },
  ])('offers what $head may say, also in lines that are added', ({ head, choices }) => {
    const last = 3 + draftTable.rows.length + 50;
    const { formulae } = draft.getCell(last, headsOf(draft).indexOf(head) + 1).dataValidation as { formulae: string[] };
    expect(formulae[0]).toMatch(new RegExp(`\\$${choices}$`));
  });

  it('is grey where nothing is read', () => {
    const grey = headsOf(draft).filter((head) => fillOf(draft, 3, head) === 'FFF2F2F2');
    expect(grey).toEqual([
      '序号',
      '行号',
      '一季度目标',
      '二季度目标',
      '三季度目标',
      '四季度目标',
      '责任人',
      '进展情况',
      '完成率',
      '存在问题',
      '下一步措施',
      '状态（灯）',
      '佐证材料',
      '备注',
    ]);
  });

  it('is read as it was written, what looks like a formula too', async () => {
    for (const table of [draftTable, taskTable]) {
      const [sheet] = await readWorkbook(await breakdownWorkbook(table), { [TABLE_SHEET]: [HEADS.n] });
      const names = (Object.keys(HEADS) as ColumnName[]).filter((name) => sheet!.heads.includes(HEADS[name]));
      expect(sheet!.lines.map(({ cells }) => names.map((name) => cells[HEADS[name]]))).toEqual(
        table.rows.map((row) => names.map((name) => cellOf(name, row))),
      );
    }
  });

  it('says how it is filled in, and of which version it is', async () => {
    const [guide] = await readWorkbook(await breakdownWorkbook(draftTable), { [GUIDE_SHEET]: GUIDE_HEADS });
    expect(guide!.lines[0]!.cells).toEqual({ 项目: '计划与版本', 说明: 'shihe-2022 第7版' });
    expect(guide!.lines.map(({ cells }) => cells.项目)).toContain('不列入理由');
  });

  it('is the same bytes for the same table', async () =>
    expect(Buffer.from(await breakdownWorkbook(draftTable)).equals(Buffer.from(await breakdownWorkbook(draftTable)))).toBe(true));
});

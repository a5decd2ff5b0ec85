import { describe, expect, it } from 'vitest';
import { archiveTables, type ByFile } from '#documents/archive-tables.ts';
import { aMeasure, aTask } from '../support/builders.ts';

const textOf = (name: string, files: ByFile): string => archiveTables(files).find((table) => table.name === name)!.text;
/** Cells of the rows below the head, by its words. */
const rowsOf = (name: string, files: ByFile): Record<string, string>[] => {
  const [head, ...rows] = textOf(name, files).slice(1).split('\r\n').slice(0, -1);
  return rows.map((row) => Object.fromEntries(head!.split(',').map((word, i) => [word, row.split(',')[i]!])));
};

const tasks = [
  aTask({ n: '010', id: '2.1', text: '后来的' }),
  aTask({
    n: '002',
    id: '1.1',
    kind: 'quantity',
    star: true,
    measures: [aMeasure({ name: '玉米', unit: '亩', target: 6000, value: 1900 })],
  }),
];
const by = { person: 'a', name: '张三', role: 'head' };
const base = { by, onBehalfOf: null, via: 'phone', at: '2022-06-24T09:00:00+08:00', day: '2022-06-24' };
const states = { before: { state: 'underway' }, after: { state: 'claimed' } };
const report = {
  measures: [
    { measure: '玉米', added: 5 },
    { measure: '覆盖率', numerator: 3, denominator: 4 },
  ],
  node: { name: '开工', doneOn: '2022-06-01' },
  unchanged: true,
  progress: '好',
};

describe('the tables of an archive', () => {
  it('are four, also when there is nothing', () => {
    const empty = archiveTables({});
    expect(empty.map(({ name, records }) => [name, records])).toEqual([
      ['任务.csv', 0],
      ['进展.csv', 0],
      ['办理经过.csv', 0],
      ['信件.csv', 0],
    ]);
    for (const { text } of empty) expect(text).toMatch(/^\uFEFF[^\r\n]+\r\n$/);
  });

  it('list tasks by their number, in the words of the field', () => {
    const rows = rowsOf('任务.csv', { 'tasks.json': tasks });
    expect(rows.map((row) => row.编号)).toEqual(['1.1', '2.1']);
    expect(rows[0]).toMatchObject({ 类型: '定量', 重点: '★', 指标: '玉米 1900 / 6000亩', 时限是否报告写明: '否' });
  });

  const entryOf = (n: string, move: object) => ({ n, version: 3, ...base, ...states, move });

  it('tell a report', () => {
    const files = { 'tasks.json': tasks, 'history.jsonl': [entryOf('002', { kind: 'report', report })] };
    expect(rowsOf('进展.csv', files)).toEqual([
      expect.objectContaining({
        任务编号: '1.1',
        填报人: '张三',
        渠道: '电话',
        指标: '玉米 新增5、覆盖率 3/4',
        节点: '开工 2022-06-01完成',
        本期无变化: '是',
        进展: '好',
      }),
    ]);
    expect(rowsOf('办理经过.csv', files)).toEqual([expect.objectContaining({ 事项: '反馈进展', 原状态: '推进中', 现状态: '待核验' })]);
  });

  it('tell a correction and the evidence of a report', () => {
    const corrections = [
      { measure: '玉米', value: 1800, reason: '笔误' },
      { measure: '覆盖率', numerator: 3, denominator: 5, reason: '重报' },
    ];
    const said = { ...report, measures: [], corrections, evidence: ['a'.repeat(16)] };
    const files = { 'tasks.json': tasks, 'history.jsonl': [entryOf('002', { kind: 'report', report: said })] };
    expect(rowsOf('进展.csv', files)).toEqual([
      expect.objectContaining({ 更正: '玉米 1800（笔误）、覆盖率 3/5（重报）', 佐证材料: 'a'.repeat(16) }),
    ]);
  });

  const basis = { text: '镇长办公会', date: '2022-08-01', decidedBy: '镇长' };
  it.each([
    { move: { kind: 'issue' }, row: { 事项: '下达', 改为: '', 结果: '', 说明: '' } },
    { move: { kind: 'return', reason: '缺单' }, row: { 事项: '退回', 说明: '缺单' } },
    { move: { kind: 'assess', verdict: 'met', sentence: '完成' }, row: { 事项: '年末评定', 说明: '完成' } },
    {
      move: { kind: 'change-target', measure: '玉米', value: 5000, valueMax: null, basis },
      row: { 事项: '调整指标', 改为: '玉米 5000', 说明: '镇长办公会、2022-08-01、镇长' },
    },
    { move: { kind: 'move-lead', lead: '财政所', leader: '', supporting: [], basis }, row: { 事项: '调整牵头单位', 改为: '财政所' } },
    {
      move: { kind: 'ask-extension', node: null, due: '2022-10-01', reason: '雨季' },
      row: { 事项: '申请延期', 改为: '2022-10-01', 说明: '雨季' },
    },
    {
      move: { kind: 'decide-extension', granted: false, due: null, note: '不可' },
      row: { 事项: '审批延期', 结果: '不同意', 说明: '不可' },
    },
    { move: { kind: 'decide-objection', upheld: true, lead: '财政所', leader: '', note: '' }, row: { 结果: '采纳', 改为: '财政所' } },
    { move: { kind: 'replace', by: 'shihe-2022-003', basis }, row: { 事项: '替代', 改为: 'shihe-2022-003' } },
    {
      move: {
        kind: 'fill-shares',
        measures: [
          {
            measure: '玉米',
            shares: [
              { unit: '甲村', target: null, value: 0 },
              { unit: '乙村', target: 9, value: null },
            ],
          },
        ],
      },
      row: { 事项: '填村级分解表', 改为: '玉米 甲村0 乙村未报' },
    },
    {
      move: { kind: 'incident', incident: { date: '2022-06-03', level: 'serious', count: 2, facts: '坡地火情', measure: null } },
      row: { 事项: '报告事件', 改为: '2022-06-03、较大、2起', 说明: '坡地火情' },
    },
    { move: { kind: 'discount-incident', k: 1, reason: '不在辖区' }, row: { 事项: '注明事件不计入', 说明: '不在辖区' } },
    {
      move: { kind: 'support', department: '派出所', period: null, answer: '已联合检查', figures: [] },
      row: { 事项: '反馈配合情况', 说明: '已联合检查' },
    },
  ])('tell what happened: $move.kind', ({ move, row }) => {
    const files = { 'tasks.json': tasks, 'history.jsonl': [entryOf('010', move)] };
    expect(rowsOf('办理经过.csv', files)).toEqual([expect.objectContaining({ 任务编号: '2.1', ...row })]);
    expect(rowsOf('进展.csv', files)).toEqual([]);
  });

  it('leave out what is no task’s: edits of the draft, the town', () => {
    const chronicle = { of: 'shihe-2022', version: 2, kind: 'draft-edited', by: { person: 'a', name: 'a' }, at: base.at };
    expect(rowsOf('办理经过.csv', { 'tasks.json': tasks, 'history.jsonl': [chronicle] })).toEqual([]);
  });

  it('list letters by their time, with what became of each', () => {
    const letter = { day: '2022-03-02', to: { name: '李四', email: 'l@x.example' }, content: { kind: 'digest' }, attempts: 1 };
    const files = {
      'letters.jsonl': [
        { ...letter, at: '2022-03-03', status: 'queued' },
        { ...letter, at: '2022-03-02', status: 'sent', messageId: '<a@b>' },
      ],
    };
    expect(rowsOf('信件.csv', files).map((row) => [row.类型, row.邮箱, row.状态, row.邮件编号])).toEqual([
      ['提醒', 'l@x.example', '已发', '<a@b>'],
      ['提醒', 'l@x.example', '待发', ''],
    ]);
  });
});

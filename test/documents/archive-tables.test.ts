import { describe, expect, it } from 'vitest';
import { archiveTables, type ByFile } from '#documents/archive-tables.ts';
import { aMeasure, aTask, aWork } from '../support/builders.ts';

const ARRIVED = new Set([`002/${'a'.repeat(16)}`]);
const textOf = (name: string, files: ByFile): string => archiveTables(files, ARRIVED).find((table) => table.name === name)!.text;
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
    every: 'month',
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
  it('are six, also when there is nothing', () => {
    const empty = archiveTables({}, ARRIVED);
    expect(empty.map(({ name, records }) => [name, records])).toEqual([
      ['任务.csv', 0],
      ['进展.csv', 0],
      ['办理经过.csv', 0],
      ['计划外工作.csv', 0],
      ['信件.csv', 0],
      ['群催办.csv', 0],
    ]);
    for (const { text } of empty) expect(text).toMatch(/^\uFEFF[^\r\n]+\r\n$/);
  });

  it('list tasks by their number, in the words of the field', () => {
    const rows = rowsOf('任务.csv', { 'tasks.json': tasks });
    expect(rows.map((row) => row.编号)).toEqual(['1.1', '2.1']);
    expect(rows[0]).toMatchObject({ 类型: '定量', 重点: '★', 指标: '玉米 1900 / 6000亩', 反馈周期: '每月', 时限是否报告写明: '否' });
  });

  it('say of a task of which nothing was chosen that it is asked by its kind', () =>
    expect(rowsOf('任务.csv', { 'tasks.json': [aTask({ every: null })] })[0]).toMatchObject({ 反馈周期: '按类型' }));

  it.each([
    { why: 'nothing is known', value: null, target: null, says: '玉米 未报' },
    { why: 'a target is known', value: null, target: 6000, says: '玉米 未报 / 6000亩' },
    { why: 'a figure is known', value: 0, target: null, says: '玉米 0亩' },
  ])('tell a measure of which $why', ({ value, target, says }) => {
    const measures = [{ ...aMeasure({ name: '玉米', unit: '亩', value }), target: target && { value: target } }];
    expect(rowsOf('任务.csv', { 'tasks.json': [{ ...tasks[0], measures }] })[0]).toMatchObject({ 指标: says });
  });

  it('tell where a task came from, and its nodes without an empty day', () => {
    const basis = { text: '党委会纪要7号', date: '2022-08-01', decidedBy: '书记' };
    const nodes = [
      { name: '开工', planned: null, doneOn: null, update: null },
      { name: '封顶', planned: '2022-09-01', doneOn: null, update: null },
    ];
    const added = { ...tasks[0], source: 'superior', sourceNo: '县政办函〔2022〕31号', basis, nodes };
    expect(rowsOf('任务.csv', { 'tasks.json': [added, tasks[1]!] })).toMatchObject([
      { 来源: '政府工作报告', 文号: '', 依据: '' },
      { 来源: '上级交办', 文号: '县政办函〔2022〕31号', 依据: '党委会纪要7号、2022-08-01、书记', 节点: '开工、封顶 2022-09-01' },
    ]);
  });

  it('list work outside the plan, who told it for whom, and what became of it', () => {
    const of = { of: 'wangjing-2022#U001', via: 'phone', at: '2022-05-12T09:00:00+08:00', note: '告知人：刘乙' };
    const files = {
      'unplanned.json': [aWork({ version: 2, withdrawn: { day: '2022-06-01' } }), aWork({ n: '002', figures: [] })],
      'history.jsonl': [
        { ...of, version: 2, by: { person: 'b', name: '李四' }, at: '2022-06-01T10:00:00+08:00', note: '' },
        { ...of, version: 1, by: { person: 'a', name: '张三', deputyFor: '王五' }, onBehalfOf: '村镇建设办公室' },
      ],
    };
    const [told, untold] = rowsOf('计划外工作.csv', files);
    expect(told).toEqual({
      编号: '外1',
      单位: '村镇建设办公室',
      日期: '2022-05-10',
      时期: '2022年第2季度',
      内容: '改造危房24户。',
      数字: '改造危房 24户',
      撤回日: '2022-06-01',
      填报人: '张三',
      代填单位: '村镇建设办公室',
      代理何人: '王五',
      渠道: '电话',
      填报时间: '2022-05-12 09:00:00',
      备注: '告知人：刘乙',
      最后修改人: '李四',
      最后修改时间: '2022-06-01 10:00:00',
      版本: '2',
    });
    expect(untold).toMatchObject({ 编号: '外2', 数字: '', 填报人: '', 最后修改人: '' });
  });

  const entryOf = (n: string, move: object) => ({ n, version: 3, ...base, ...states, move });

  it('tell a report', () => {
    const files = { 'tasks.json': tasks, 'history.jsonl': [entryOf('002', { kind: 'report', report })] };
    expect(rowsOf('进展.csv', files)).toEqual([
      expect.objectContaining({
        任务编号: '1.1',
        填报人: '张三',
        渠道: '电话',
        指标: '玉米 新增5亩、覆盖率 3/4',
        节点: '开工 2022-06-01完成',
        本期无变化: '是',
        进展: '好',
      }),
    ]);
    expect(rowsOf('办理经过.csv', files)).toEqual([
      expect.objectContaining({ 事项: '反馈进展', 时间: '2022-06-24 09:00:00', 原状态: '推进中', 现状态: '待核验' }),
    ]);
  });

  it('tell a correction and the evidence of a report', () => {
    const corrections = [
      { measure: '玉米', value: 1800, reason: '笔误' },
      { measure: '覆盖率', numerator: 3, denominator: 5, reason: '重报' },
    ];
    const said = { ...report, measures: [], corrections, evidence: ['a'.repeat(16), 'b'.repeat(16)] };
    const evidence = [{ n: '002', id: 'a'.repeat(16), name: '验收.pdf' }];
    const files = { 'tasks.json': tasks, 'evidence.json': evidence, 'history.jsonl': [entryOf('002', { kind: 'report', report: said })] };
    expect(rowsOf('进展.csv', files)).toEqual([
      expect.objectContaining({
        更正: '玉米 1800亩（笔误）、覆盖率 3/5（重报）',
        佐证材料: `${'a'.repeat(16)}-验收.pdf、${'b'.repeat(16)}（未收到）`,
      }),
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
        { ...letter, at: '2022-03-01', status: 'sent', content: { kind: 'draft-ready' } },
      ],
    };
    expect(rowsOf('信件.csv', files).map((row) => [row.类型, row.邮箱, row.状态, row.邮件编号])).toEqual([
      ['草案待核对', 'l@x.example', '已发', ''],
      ['提醒', 'l@x.example', '已发', '<a@b>'],
      ['提醒', 'l@x.example', '待发', ''],
    ]);
  });

  it('list what was copied for the work group, a department a row, of this plan alone', () => {
    const texts = [{ department: '农服中心', person: 'a', link: '3f9a', tasks: ['wangjing-2022-002', 'wangjing-2022-010'] }];
    const entry = { kind: 'chat-text', by, via: 'api', at: '2022-06-21T10:00:00+08:00', before: null };
    const files = {
      'plan.json': [{ plan: 'wangjing-2022' }],
      'tasks.json': tasks,
      'history.jsonl': [
        { ...entry, after: { plan: 'wangjing-2022', texts } },
        { ...entry, after: { plan: 'wangjing-2021', texts } },
        { ...entry, kind: 'link-revoked', after: null },
      ],
    };
    expect(rowsOf('群催办.csv', files)).toEqual([
      { 时间: '2022-06-21 10:00:00', 单位: '农服中心', 任务编号: '1.1、2.1', 经办人: '张三', 链接: '3f9a' },
    ]);
  });
});

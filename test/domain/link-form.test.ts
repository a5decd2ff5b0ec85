import { describe, expect, it } from 'vitest';
import { type FormRow, formRows } from '#domain/link-form.ts';
import type { MailLink } from '#domain/mail-link.ts';
import type { Task } from '#domain/task.ts';
import { aMeasure, aNode, aTask, calendar, policy } from '../support/builders.ts';

const LEAD = '农业综合服务中心';
const link = (kind: MailLink['letter']['kind'] = 'digest', day = '2022-06-21'): MailLink => ({
  hash: '',
  town: 'wangjing',
  person: 'x',
  departments: [LEAD],
  tasks: ['wangjing-2022-001'],
  letter: { kind, day },
  madeAt: '',
  expiresAt: '',
  revoked: null,
});

const rowOf = (task: Partial<Task>, { of = link(), day = '2022-06-22' } = {}): FormRow | undefined =>
  formRows(of, [aTask(task)], { day, calendar, policy })[0];

const issued = { state: 'issued', acknowledgedOn: null } as const;
const answered = { reported: ['2022-Q1', '2022-Q2'], lastReport: { day: '2022-06-21', update: 2, progress: '', problems: '' } } as const;
const objected = { kind: 'objection', reason: '', proposed: null, day: '2022-03-03', update: 2 } as const;

describe('the rows of a form', () => {
  it.each([
    { why: 'a task that another department leads by now', task: { lead: '水利站' } },
    { why: 'a task that the letter did not name', task: { n: '002' } },
  ])('leave out $why', ({ task }) => expect(rowOf(task)).toBeUndefined());

  const asked: { why: string; task: Partial<Task>; of?: MailLink; is: boolean; folded?: boolean }[] = [
    { why: 'an open period', task: {}, is: true },
    { why: 'all periods answered on the letter’s day', task: answered, is: false },
    { why: 'a returned claim, whatever was answered', task: { ...answered, returned: { day: '2022-06-20', reason: '缺' } }, is: true },
    {
      why: 'answered, but a date came near since',
      task: { ...answered, lastReport: { ...answered.lastReport, day: '2022-06-10' } },
      is: true,
    },
    { why: 'claimed', task: { state: 'claimed' }, is: false },
    { why: 'suspended', task: { state: 'suspended' }, is: false },
    { why: 'a list that waits for 签收', task: issued, of: link('published-list'), is: true, folded: true },
    { why: 'a list that was acknowledged', task: {}, of: link('published-list'), is: false },
    { why: 'an objection that was not upheld', task: issued, of: link('objection-decided'), is: true, folded: true },
    { why: 'a task that came from another department', task: issued, of: link('reassigned'), is: true, folded: true },
    { why: 'one that came underway, with a period still open', task: {}, of: link('reassigned'), is: true },
    { why: 'one that came with all answered', task: answered, of: link('reassigned'), is: false },
    { why: 'another date, while a period is open', task: {}, of: link('changed'), is: true },
    { why: 'another date, all answered', task: answered, of: link('changed'), is: false },
    { why: 'another date of a task that waits for 签收', task: { ...issued, ...answered }, of: link('changed'), is: false },
    { why: 'a longer time, all answered', task: answered, of: link('extension-decided'), is: false },
    {
      why: 'a returned claim by its letter',
      task: { ...answered, returned: { day: '2022-06-21', reason: '缺' } },
      of: link('returned'),
      is: true,
    },
    { why: 'what was mended since, though a period is open', task: {}, of: link('returned'), is: false },
    { why: 'a list whose task was objected to', task: { ...issued, pending: objected }, of: link('published-list'), is: false },
  ];
  it.each(asked)('are asked: $why: $is', ({ task, of, is, folded = !is }) => {
    expect(rowOf(task, { ...(of && { of }) })).toMatchObject({ isAsked: is, isFolded: folded });
  });

  it.each([
    { why: 'the periods that are late in one, the open one with its day', task: {}, is: ['一季度还没有报', '二季度，6月24日（周五）前'] },
    {
      why: 'the day of a node',
      task: { ...answered, kind: 'milestone', nodes: [aNode({ name: '圈舍建成', planned: '2022-06-30' })] },
      is: ['“圈舍建成”6月30日到期'],
    },
    { why: 'a stated date that is over', task: { ...answered, due: '2022-05-31', dueStated: true }, is: ['本事项5月31日已到期'] },
    {
      why: 'of a sensitive node the day only',
      task: { ...answered, sensitive: true, nodes: [aNode({ name: '约谈张某', planned: '2022-06-30' })] },
      is: ['本事项6月30日到期'],
    },
  ] as { why: string; task: Partial<Task>; is: string[] }[])('name $why', ({ task, is }) => expect(rowOf(task)?.dues).toEqual(is));

  it.each([
    {
      why: 'sum',
      measure: aMeasure({ value: 1900, target: 6000, asOf: '2022-03-25' }),
      is: { label: '本期新增玉米种植面积（亩）', last: '玉米种植面积 1900 / 6000亩（3月25日报）' },
    },
    {
      why: 'level',
      measure: aMeasure({ name: '护林员', unit: '名', accumulation: 'level', lastYear: 28 }),
      is: { label: '护林员目前数（名）', last: '护林员 未报（上年28名）' },
    },
    {
      why: 'ratio',
      measure: aMeasure({ name: '普及率', unit: '%', accumulation: 'ratio', target: 60 }),
      is: { label: '普及率的已达到数', last: '普及率 未报（目标60%）', outOf: null },
    },
    {
      why: 'ratio of which the whole is known',
      measure: aMeasure({ name: '普及率', unit: '%', accumulation: 'ratio', denominator: 2000 }),
      is: { label: '普及率的已达到数', last: '普及率 未报', outOf: 2000 },
    },
    {
      why: 'what villages fill in is shown, and typed nowhere',
      measure: aMeasure({ value: 1900, target: 6000, asOf: '2022-03-25', shares: [{ unit: '八柏村', target: 600, value: 1900 }] }),
      is: { label: '各村玉米种植面积（村级分解表，亩）', last: '玉米种植面积 1900 / 6000亩（3月25日报）', isGrid: true },
    },
  ])('say what to type: $why', ({ measure, is }) => expect(rowOf({ kind: 'quantity', measures: [measure] })?.figures).toEqual([is]));

  it.each([
    { kind: 'quantity', box: null, mayClaim: true },
    { kind: 'coverage', box: null, mayClaim: true },
    { kind: 'milestone', box: 'unchanged', mayClaim: true },
    { kind: 'campaign', box: 'unchanged', mayClaim: true },
    { kind: 'continuing', box: 'unchanged', mayClaim: false },
    { kind: 'zero-incident', box: 'noIncident', mayClaim: false },
  ] as const)('offer by kind: $kind', ({ kind, box, mayClaim }) => expect(rowOf({ kind })).toMatchObject({ box, mayClaim }));

  it.each([
    { day: '2022-11-30', is: false },
    { day: '2022-12-01', is: true },
  ])('offer 年末评定 while the closing form is open: $day', ({ day, is }) => expect(rowOf({}, { day })?.mayAssess).toBe(is));

  it.each([
    { why: 'within five workdays', task: issued, day: '2022-03-09', may: true },
    { why: 'on the sixth', task: issued, day: '2022-03-10', may: false },
    { why: 'once acknowledged', task: {}, day: '2022-03-03', may: false },
    { why: 'while one waits', task: { ...issued, pending: objected }, day: '2022-03-03', may: false },
  ] as { why: string; task: Partial<Task>; day: string; may: boolean }[])('offer 提异议 $why: $may', ({ task, day, may }) => {
    expect(rowOf(task, { of: link('published-list', '2022-03-02'), day })?.mayObject).toBe(may);
  });

  it('show of a sensitive task title and figures only', () => {
    const row = rowOf({
      sensitive: true,
      text: '强化监督执纪，查处案件。',
      nodes: [aNode({ name: '选址', doneOn: '2022-03-01' }), aNode({ name: '约谈张某' })],
      measures: [aMeasure({ name: '监督检查', unit: '次', value: 2, asOf: '2022-03-25' })],
      returned: { day: '2022-06-20', reason: '缺张某材料' },
    });
    expect(row).toMatchObject({
      text: '',
      returned: '理由不在这里写明，请向党政办询问。',
      nodes: ['节点2'],
      nodesSoFar: [],
      takesWords: false,
      mayAssess: false,
    });
    expect(row?.figures).toHaveLength(1);
    expect(JSON.stringify(row)).not.toContain('张某');
  });
});

import { describe, expect, it } from 'vitest';
import type { ReminderReason } from '#domain/letter.ts';
import { eventOf, type ReminderEvent } from '#domain/reminder-events.ts';
import { askOf } from '#domain/reminder-words.ts';
import type { Task } from '#domain/task.ts';
import { aMeasure, aNode, aTask } from '../support/builders.ts';

const ask = { period: '2022-Q2', opens: '2022-06-01', due: '2022-06-24' };
const event = (reason: ReminderReason, task: Partial<Task> = {}, over: Partial<ReminderEvent> = {}): ReminderEvent => ({
  ...eventOf(aTask({ lead: '农服中心', ...task }), ask, 'x')(reason, '2022-06-21', 'heads'),
  ...over,
});
const waits = { reason: '', from: '2022-06-30', due: '2023-07-20', day: '2022-06-20', update: 2 } as const;
const patrols = aMeasure({ name: '巡查', unit: '次' });
const land = aMeasure({ name: '耕地保有量', unit: '亩', accumulation: 'level' });
const toilets = aMeasure({ name: '卫生厕所覆盖率', unit: '%', accumulation: 'ratio' });
const nodes = [aNode({ name: '选址', doneOn: '2022-04-20' }), aNode({ name: '圈舍', planned: '2022-06-30' }), aNode()];

describe('what a head is asked to fill in, by what the task has', () => {
  it.each<{ task: Partial<Task>; says: string; why: string }>([
    { task: {}, says: '一句话进展；没有变化的点“本期无变化”', why: 'nothing to count' },
    { task: { measures: [patrols] }, says: '本期新增巡查（次）；没有变化的点“本期无变化”', why: 'a sum: what was added' },
    { task: { measures: [land] }, says: '耕地保有量目前数（亩）；没有变化的点“本期无变化”', why: 'a level: what is there' },
    { task: { kind: 'coverage', measures: [toilets] }, says: '卫生厕所覆盖率的已达到数（户）和总数', why: 'a ratio for the first time' },
    {
      task: { kind: 'coverage', measures: [{ ...toilets, denominator: 4250 }] },
      says: '卫生厕所覆盖率的已达到数（总数4250户）',
      why: 'the total is kept',
    },
    {
      task: { kind: 'quantity', measures: [aMeasure(), patrols] },
      says: '本期新增玉米种植面积（亩）、本期新增巡查（次）',
      why: 'a quantity cannot be without change',
    },
    {
      task: { kind: 'quantity', measures: [aMeasure({ target: 6000, value: 6038 }), aMeasure({ name: '大豆', target: 2010, value: 640 })] },
      says: '本期新增大豆（亩）',
      why: 'what has reached its target is not asked beside what has not',
    },
    {
      task: { kind: 'quantity', measures: [aMeasure({ target: 6000, value: 6038 })] },
      says: '本期新增玉米种植面积（亩）',
      why: 'what alone there is',
    },
    {
      task: { kind: 'quantity', measures: [aMeasure({ shares: [{ unit: '八柏村', target: 600, value: null }] }), patrols] },
      says: '各村玉米种植面积（村级分解表，亩）、本期新增巡查（次）',
      why: 'what villages fill in is asked of their grid',
    },
    {
      task: { kind: 'quantity', measures: [aMeasure({ name: '新增经营主体', unit: '个' })] },
      says: '本期新增经营主体（个）',
      why: 'what is new by its name is not new twice',
    },
    {
      task: {
        kind: 'quantity',
        measures: [aMeasure({ name: '新添勾臂垃圾箱', unit: '个' }), aMeasure({ name: '新冠疫苗接种', unit: '人次' })],
      },
      says: '本期新添勾臂垃圾箱（个）、本期新增新冠疫苗接种（人次）',
      why: 'whatever the word for it; 新冠 is none',
    },
    { task: { kind: 'milestone', nodes: [aNode()] }, says: '是否完成、完成日期；没有变化的点“本期无变化”', why: 'the last node' },
    { task: { kind: 'milestone', nodes }, says: '节点“圈舍”是否完成、完成日期；没有变化的点“本期无变化”', why: 'the next node' },
    { task: { kind: 'zero-incident' }, says: '没有发生的点“本季未发生”，发生了的填发生数和处置；一句话进展', why: 'one tap' },
    { task: { sensitive: true, measures: [patrols] }, says: '请打开链接填报', why: 'sensitive: nothing but the link' },
  ])('$says ($why)', ({ task, says }) => expect(askOf(event('feedback-soon', task))).toBe(`6月24日（周五）前填二季度反馈：${says}。`));
});

describe('what each reader is asked', () => {
  const date = { due: '2022-06-30', ask: null };
  const closing = { due: '2022-12-09', ask: { period: '2022-closing', opens: '2022-12-01', due: '2022-12-09' } };
  it.each<{ event: ReminderEvent; says: string; why: string }>([
    {
      event: event('feedback-today'),
      says: '6月24日（周五）下班前填二季度反馈：一句话进展；没有变化的点“本期无变化”。',
      why: 'the day itself',
    },
    {
      event: event('clearing', { kind: 'quantity', measures: [aMeasure(), patrols] }, closing),
      says: '12月9日（周五）前填年末清账：本期新增玉米种植面积（亩）、本期新增巡查（次），算到年底，没有最终数的填预计数；已完成的申请办结，其余填达到、基本达到或未达到和一句话。',
      why: '清账: figures as the form takes them, and how the task ends',
    },
    {
      event: event('clearing', {}, closing),
      says: '12月9日（周五）前填年末清账：填达到、基本达到或未达到和一句话。',
      why: '清账 of a task that nobody claims, without figures',
    },
    {
      event: event('feedback-today', { sensitive: true }, closing),
      says: '12月9日（周五）下班前填年末清账：请打开链接填报。',
      why: '清账 of a sensitive task',
    },
    { event: event('feedback-missed', {}, closing), says: '农服中心没有填年末清账，请您过问一次。', why: 'the leader, of 清账' },
    {
      event: event('feedback-missed'),
      says: '农服中心没有填二季度反馈，请您过问一次。',
      why: 'the leader: what to do, no copy of the form',
    },
    {
      event: event('stated-soon', { kind: 'milestone', nodes }, { ...date, about: '完成' }),
      says: '本事项6月30日（周四）到期：填是否完成、完成日期；不能按期的，填新日期和原因。',
      why: 'the last node is the task',
    },
    {
      event: event('stated-soon', { kind: 'quantity', measures: [aMeasure()] }, date),
      says: '本事项6月30日（周四）到期：填最新的数，已完成的申请办结；不能按期的，请回复本邮件说明原因。',
      why: 'the task’s own date, without nodes',
    },
    {
      event: event('stated-overdue', {}, date),
      says: '本事项6月30日已到期：填最新情况；没有完成的，请回复本邮件说明原因和新的日期。',
      why: 'and over, of a task that nobody claims',
    },
    { event: event('stated-soon', {}, { ...date, about: '答复代表' }), says: '请在6月30日（周四）前答复代表。', why: 'deputies' },
    {
      event: event('stated-today', { kind: 'milestone', nodes }, { ...date, about: '圈舍' }),
      says: '“圈舍”6月30日（周四）到期：填是否完成、完成日期；不能按期的，填新日期和原因。',
      why: 'a node’s',
    },
    {
      event: event('stated-today', { sensitive: true, nodes }, { ...date, about: '谈话' }),
      says: '“节点”6月30日（周四）到期：填是否完成、完成日期；不能按期的，填新日期和原因。',
      why: 'a sensitive node has no name',
    },
    {
      event: event('stated-overdue', { kind: 'milestone', nodes }, { ...date, about: '圈舍' }),
      says: '“圈舍”6月30日已到期：填完成日期，或新日期和原因。',
      why: 'what is over',
    },
    { event: event('chief-overdue', {}, date), says: '本事项6月30日到期，至今没有完成，请您协调。', why: 'the chief, by date' },
    {
      event: event('returned', { returned: { day: '2022-06-20', reason: '缺两村验收面积。' } }, { ask: null }),
      says: '党政办意见：缺两村验收面积。',
      why: 'a returned claim: as the office wrote it, with one full stop',
    },
    {
      event: event('returned', { sensitive: true, returned: { day: '2022-06-20', reason: '缺通报' } }, { ask: null }),
      says: '退回意见请向党政办询问。',
      why: 'a returned claim of a sensitive task',
    },
    {
      event: event('claim-waits', {}, { due: '2022-06-16', ask: null }),
      says: '农服中心6月16日申请办结，请核验或者退回。',
      why: 'the office’s own duty',
    },
    {
      event: event('objection-waits', { pending: { kind: 'objection', ...waits, proposed: '派出所' } }, { due: '2022-06-20', ask: null }),
      says: '农服中心6月20日对本事项提出异议（建议派出所牵头），请裁定由谁牵头。',
      why: 'who should lead instead',
    },
    {
      event: event('extension-waits', { pending: { kind: 'extension', ...waits, node: '圈舍' } }, { due: '2022-06-20', ask: null }),
      says: '农服中心6月20日申请把“圈舍”由6月30日延期到2023年7月20日，请审批。',
      why: 'from when to when, and in which year',
    },
    {
      event: event('extension-waits', { pending: { kind: 'extension', ...waits, node: null } }, { due: '2022-06-20', ask: null }),
      says: '农服中心6月20日申请把时限由6月30日延期到2023年7月20日，请审批。',
      why: 'the whole task',
    },
    {
      event: event('extension-waits', { sensitive: true, pending: { kind: 'extension', ...waits, node: null } }, { due: '2022-06-20' }),
      says: '农服中心6月20日申请延期，请审批。',
      why: 'of a sensitive task that it waits',
    },
    {
      event: event('list-missing', {}, { due: '2022-03-02', ask: null }),
      says: '农服中心3月2日下达的任务清单还没有签收完，请联系。',
      why: 'the office calls',
    },
  ])('$why', ({ event, says }) => expect(askOf(event)).toBe(says));

  it('asks of a group for each of its tasks, and once for the tap when there is nothing to tell', () => {
    const group = [
      { kind: 'zero-incident', measures: [patrols] },
      { kind: 'zero-incident', measures: [land] },
      { measures: [aMeasure({ name: '责任书', unit: '份' })] },
      {},
    ] as const;
    const tasks = group.map((task) => aTask(task));
    expect(askOf(event('feedback-soon', tasks[0]), tasks)).toBe(
      '6月24日（周五）前填二季度反馈：没有发生的点“本季未发生”，发生了的填发生数和处置；本期新增巡查（次）；耕地保有量目前数（亩）；本期新增责任书（份）；一句话进展；没有变化的点“本期无变化”。',
    );
  });

  it('tells the chief why a ★ task is red, unless it is sensitive', () => {
    const red = event('chief-overdue', { star: true });
    expect(askOf(red, [red.task], '连续2期未反馈')).toBe('★重点事项滞后（连续2期未反馈），请您协调。');
    const sensitive = event('chief-overdue', { star: true, sensitive: true });
    expect(askOf(sensitive, [sensitive.task], '通报3人')).toBe('★重点事项滞后，请您协调。');
  });
});

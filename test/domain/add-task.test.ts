import { describe, expect, it } from 'vitest';
import { addTask, dueOfAdded, type NewTask } from '#domain/add-task.ts';
import { aDepartment, anOrganization, aTarget, calendar } from '../support/builders.ts';
import { refusalOf } from '../support/refusal.ts';

const LEAD = '村镇建设办';
const organization = anOrganization([], {
  departments: [aDepartment(LEAD, { leader: '分管建设副镇长' }), aDepartment('派出所'), aDepartment('纪检监察办公室')],
});
const to = { plan: 'wangjing-2022', lastNumber: 34, added: 1, day: '2022-05-10', organization, calendar };
const given = (over: Partial<NewTask> = {}): NewTask => ({
  text: '开展自建房安全专项整治。',
  area: '守牢安全底线',
  kind: 'campaign',
  lead: LEAD,
  supporting: [],
  asks: [],
  targets: [],
  measures: [],
  milestones: [],
  star: false,
  source: 'superior',
  sourceNo: '县安委〔2022〕6号',
  basis: { text: '县安委会电视电话会议', date: '2022-05-07', decidedBy: '县安委会' },
  ...over,
});

describe('addTask', () => {
  it('issues the task that day, with the next number, apart from those of the report', () =>
    expect(addTask(given(), to)).toMatchObject({
      n: '035',
      id: '追2',
      version: 1,
      state: 'issued',
      source: 'superior',
      sourceNo: '县安委〔2022〕6号',
      basis: { decidedBy: '县安委会' },
      addedOn: '2022-05-10',
      publishedOn: '2022-05-10',
      leader: '分管建设副镇长',
      due: '2022-05-31',
      dueStated: true,
      replyDue: null,
      sensitive: false,
      nodes: [{ name: '完成', planned: '2022-05-31' }],
    }));

  it.each<{ over: Partial<NewTask>; is: object; why: string }>([
    { over: { due: '2022-08-31' }, is: { due: '2022-08-31', dueStated: true }, why: 'a date that is given is stated' },
    { over: { due: '2022-12-31', dueStated: false }, is: { due: '2022-12-31', dueStated: false }, why: 'unless it is said not to be' },
    {
      over: { source: 'deputy-proposal' },
      is: { due: '2022-08-10', replyDue: '2022-08-10' },
      why: 'deputies are answered within three months',
    },
    {
      over: { source: 'deputy-proposal', due: '2022-11-30', replyDue: '2022-07-01' },
      is: { due: '2022-11-30', replyDue: '2022-07-01' },
      why: 'or when it is said',
    },
    { over: { lead: '纪检监察办公室' }, is: { sensitive: true }, why: 'what 纪检 leads is sensitive' },
    { over: { leader: '镇长' }, is: { leader: '镇长' }, why: 'a leader who is named' },
    {
      over: { kind: 'quantity', targets: [aTarget({ metric: '玉米种植面积', value: 300 })] },
      is: { measures: [{ name: '玉米种植面积', target: { value: 300 }, season: [{ from: '2022-03-20', to: '2022-04-30' }] }] },
      why: 'targets become measures, with the season of the town’s table',
    },
    {
      over: { supporting: ['派出所', '派出所'], asks: [{ department: '派出所', ask: '联合检查' }] },
      is: { supporting: ['派出所'], asks: [{ department: '派出所', ask: '联合检查' }] },
      why: 'who supports, once, and what is asked',
    },
  ])('$why', ({ over, is }) => expect(addTask(given(over), to)).toMatchObject(is));

  it.each<{ over: Partial<NewTask>; due: string; from: string; why: string }>([
    { over: { text: '6月底前完成清零。', due: '2022-08-31' }, due: '2022-08-31', from: 'given', why: 'what is given wins' },
    { over: { text: '按县政府要求，6月底前完成清零。' }, due: '2022-06-30', from: 'text', why: 'the day that the text names' },
    { over: { text: '汛期前完成清淤。' }, due: '2022-05-31', from: 'text', why: 'by the seasons of the town' },
    { over: { text: '明年3月底前完成。' }, due: '2023-03-31', from: 'text', why: 'of the next year, when it says so' },
    { over: { text: '4月底前完成清零。' }, due: '2022-05-31', from: 'source', why: 'a day that is over is none' },
    { over: { text: '2025年底前完成清零。' }, due: '2022-05-31', from: 'source', why: 'nor one beyond the next year' },
    { over: { text: '每月10日前报送。' }, due: '2022-05-31', from: 'source', why: 'a rhythm is none: the source’s own time' },
  ])('is due on $due: $why', ({ over, due, from }) => {
    expect(dueOfAdded(given(over), to)).toEqual({ due, from });
    expect(addTask(given(over), to)).toMatchObject({ due, dueStated: true });
  });

  it.each<{ over: Partial<NewTask>; due: string; from: string; why: string }>([
    { over: { text: '6月底前完成清零。' }, due: '2023-06-30', from: 'text', why: 'a day of the plan’s year, not one that is over' },
    { over: { source: 'people-livelihood' }, due: '2023-12-31', from: 'source', why: 'the end of the plan’s year, not of this one' },
  ])('added in the December before its plan’s year is due on $due: $why', ({ over, due, from }) =>
    expect(dueOfAdded(given(over), { ...to, plan: 'wangjing-2023', day: '2022-12-28' })).toEqual({ due, from }),
  );

  it.each<{ over: Partial<NewTask>; at: string; why: string }>([
    { over: { lead: '水利站' }, at: '/lead', why: 'a lead that the town has not' },
    { over: { supporting: ['水利站'] }, at: '/supporting/0', why: 'a supporting department that the town has not' },
    { over: { supporting: [LEAD] }, at: '/supporting/0', why: 'who leads does not support' },
    { over: { asks: [{ department: '派出所', ask: '检查' }] }, at: '/asks/0/department', why: 'asked without supporting' },
    { over: { due: '2024-01-01' }, at: '/due', why: 'beyond the next year' },
    { over: { due: '2022-05-09' }, at: '/due', why: 'over already' },
    { over: { milestones: [{ name: '排查', by: '2021-06-30' }] }, at: '/milestones/0/by', why: 'a step before the plan' },
    { over: { replyDue: '2022-07-01' }, at: '/replyDue', why: 'a reply without a proposal' },
    { over: { source: 'deputy-proposal', replyDue: '2022-05-09' }, at: '/replyDue', why: 'a reply by a day that is over' },
    { over: { source: 'deputy-proposal', replyDue: '2024-01-01' }, at: '/replyDue', why: 'a reply beyond the next year' },
    { over: { dueStated: false }, at: '/dueStated', why: 'a date that nobody stated, and no date' },
    {
      over: { kind: 'coverage', targets: [aTarget(), aTarget({ metric: '普及率', value: 120, unit: '%' })] },
      at: '/targets/1/value',
      why: 'a share of more than the whole',
    },
    { over: { basis: { text: '会议', date: '2022-05-11', decidedBy: '镇长' } }, at: '/basis/date', why: 'a basis of tomorrow' },
  ])('is refused for $why', ({ over, at }) => {
    const refusal = refusalOf(() => addTask(given(over), to));
    expect([refusal.code, refusal.fields.map(([pointer]) => pointer)]).toEqual(['BodyIsWrong', [at]]);
  });

  it.each([
    { day: '2022-12-31', code: undefined },
    { day: '2023-01-01', code: 'WrongStatus' },
    { day: '2024-03-01', code: 'WrongStatus' },
  ])('on $day is refused as $code: a year that is over takes no more', ({ day, code }) => {
    const add = () => addTask(given(), { ...to, day });
    if (code === undefined) expect(add().addedOn).toBe(day);
    else expect(refusalOf(add).code).toBe(code);
  });

  it('is refused when the numbers are used up', () =>
    expect(refusalOf(() => addTask(given(), { ...to, lastNumber: 999 })).code).toBe('NumbersUsedUp'));
});

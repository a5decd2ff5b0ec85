import { describe, expect, it } from 'vitest';
import { quarterOf } from '#domain/quarter.ts';
import { supportsDue } from '#domain/support.ts';
import { moveTask } from '#domain/task-moves.ts';
import { isAskedForUnplanned } from '#domain/unplanned.ts';
import { aTask, aWork, calendar, policy } from '../support/builders.ts';
import { refusalOf } from '../support/refusal.ts';

const task = aTask({
  supporting: ['派出所', '财政所', '卫健办'],
  asks: [
    { department: '派出所', ask: '每季联合检查一次' },
    { department: '派出所', ask: '提供出警数据' },
    { department: '财政所', ask: '保障经费' },
  ],
});
const answer = (of = task, department = '派出所', day = '2022-05-10', words = '已联合检查一次') =>
  moveTask(of, { kind: 'support', department, period: null, answer: words, figures: [] }, { day, calendar, policy });
const due = (of = task, departments: readonly string[] | null = ['派出所'], day = '2022-05-11') =>
  supportsDue([of], departments, day).map(({ department, ask, last }) => `${department}：${ask} ${last?.day ?? '–'}`);

describe('what is asked of a supporting department', () => {
  it.each([
    { departments: ['派出所'], says: ['派出所：每季联合检查一次；提供出警数据 –'], why: 'all of it in one line' },
    { departments: ['卫健办'], says: [], why: 'who is asked for nothing only reads' },
    { departments: ['农业综合服务中心'], says: [], why: 'the lead is asked otherwise' },
    { departments: null, says: ['派出所：每季联合检查一次；提供出警数据 –', '财政所：保障经费 –'], why: 'the office sees all' },
  ])('$why', ({ departments, says }) => expect(due(task, departments)).toEqual(says));

  it('is asked once a quarter', () => {
    expect(due(answer())).toEqual([]);
    expect(due(answer(), ['派出所'], '2022-06-30')).toEqual([]);
    expect(due(answer(), ['派出所'], '2022-07-01')).toEqual(['派出所：每季联合检查一次；提供出警数据 2022-05-10']);
  });

  it.each(['claimed', 'completed', 'assessed', 'suspended', 'ended'] as const)('is not asked of a task that is %s', (state) =>
    expect(due(aTask({ ...task, state }))).toEqual([]),
  );
});

describe('an answer', () => {
  it('changes neither state nor periods, and keeps its start', () => {
    const after = answer(task, '派出所', '2022-05-10', '长'.repeat(300));
    expect(after).toMatchObject({ state: task.state, reported: task.reported, lastReport: null, version: 2 });
    expect(after.support).toEqual([{ department: '派出所', day: '2022-05-10', update: 2, answer: '长'.repeat(100) }]);
  });

  it('takes the place of the same department’s one before', () => {
    const after = answer(answer(answer(), '财政所'), '派出所', '2022-08-01', '第二次');
    expect(after.support.map(({ department, answer: words }) => `${department} ${words}`)).toEqual([
      '财政所 已联合检查一次',
      '派出所 第二次',
    ]);
  });

  it('is refused of a department that is asked for nothing', () => {
    expect(refusalOf(() => answer(task, '卫健办'))).toMatchObject({
      code: 'MoveIsWrong',
      fields: [['/department', '没有请这个单位配合的事']],
    });
  });
});

describe('the line of work outside the plan', () => {
  const asked = (works: Parameters<typeof aWork>[0][], departments = ['村镇建设办公室']) =>
    isAskedForUnplanned(works.map(aWork), departments, '2022-05-20');

  it.each([
    { works: [], isAsked: true, why: 'nothing yet' },
    { works: [{}], isAsked: false, why: 'one of this quarter' },
    { works: [{ day: '2022-03-31' }], isAsked: true, why: 'one of the last quarter' },
    { works: [{ department: '党政办' }], isAsked: true, why: 'one of another department' },
    { works: [{ withdrawn: { day: '2022-05-11' } }], isAsked: true, why: 'one that was taken back' },
  ])('is asked: $isAsked ($why)', ({ works, isAsked }) => expect(asked(works)).toBe(isAsked));

  it('is not asked of who has no department', () => expect(asked([], [])).toBe(false));
});

it.each([
  ['2022-01-01', '2022-Q1'],
  ['2022-03-31', '2022-Q1'],
  ['2022-04-01', '2022-Q2'],
  ['2022-12-31', '2022-Q4'],
])('%s lies in %s', (day, quarter) => expect(quarterOf(day)).toBe(quarter));

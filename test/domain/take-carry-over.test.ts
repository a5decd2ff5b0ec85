import { describe, expect, it } from 'vitest';
import { type Draft, MOST_CHARACTERS } from '#domain/draft.ts';
import { mergeRows } from '#domain/merge-rows.ts';
import { numberRows } from '#domain/number-rows.ts';
import { splitRow } from '#domain/split-row.ts';
import { takeCarryOver } from '#domain/take-carry-over.ts';
import type { Task } from '#domain/task.ts';
import { AGRICULTURE, aDraft, DEPARTMENTS, EMERGENCY, HEALTH, rowIn } from '../support/a-draft.ts';
import { aDepartment, aMeasure, aNode, aTask } from '../support/builders.ts';
import { refusalOf } from '../support/refusal.ts';

const { draft, rules } = aDraft();
const PLAN = 'shihe-2022';
const old = (task: Partial<Task> = {}): Task =>
  aTask({ plan: 'shihe-2021', n: '003', id: '1.3', area: '抓好粮食生产', text: '开展撂荒地整治。', lead: AGRICULTURE, ...task });
const into = { plan: PLAN, departments: DEPARTMENTS, open: DEPARTMENTS };
const take = (task: Partial<Task>, to: Draft = draft, where = into) => takeCarryOver(to, { task: old(task), rest: '差2个' }, where);
const taken = (task: Partial<Task> = {}, where = into) => rowIn(take(task, draft, where), '007');

describe('a row made of an unfinished task', () => {
  it('says what was promised and what is left, whence it comes, and that nothing was proposed', () => {
    expect(taken({ kind: 'campaign', star: true, every: 'quarter' })).toMatchObject({
      text: '开展撂荒地整治（2021年结转：差2个）。',
      kind: 'campaign',
      star: true,
      every: 'quarter',
      lead: AGRICULTURE,
      leader: '分管农业副镇长',
      open: false,
      origin: 'carried',
      carriedFrom: ['shihe-2021-003'],
      reason: '上年1.3未完成，由办公室结转（shihe-2021-003）',
      proposed: null,
      version: 1,
    });
  });

  it('is as long as a row may be', () => expect(taken({ text: '治'.repeat(MOST_CHARACTERS) }).text).toHaveLength(MOST_CHARACTERS));

  it.each([
    { why: 'of what adds up the rest', measure: { target: 6000, value: 5790 }, left: 210 },
    { why: 'without dust of binary fractions', measure: { target: 0.3, value: 0.1 }, left: 0.2 },
    { why: 'all of it, when nothing was reported', measure: { target: 6000 }, left: 6000 },
    { why: 'of a level the level', measure: { target: 300, value: 290, accumulation: 'level' as const }, left: 300 },
    { why: 'of a share the share', measure: { target: 60, value: 52, unit: '%', accumulation: 'ratio' as const }, left: 60 },
    { why: 'of a limit the limit', measure: { target: { comparison: '<=' as const, value: 3 }, value: 5 }, left: 3 },
  ])('owes $why', ({ measure, left }) => {
    const row = taken({ kind: 'quantity', measures: [aMeasure(measure)] });
    expect(row.targets.map(({ value }) => value)).toEqual([left]);
    expect(row.measures.map(({ lastYear }) => lastYear)).toEqual([measure.value ?? null]);
  });

  it('owes nothing of what was reached, and counts on what was only counted', () => {
    const measures = [aMeasure({ target: 6000, value: 6038 }), aMeasure({ name: '巡查', unit: '次', value: 12 })];
    const row = taken({ measures });
    expect(row.targets).toEqual([]);
    expect(row.measures).toMatchObject([{ name: '巡查', source: 'head', lastYear: 12, lastResult: { task: 'shihe-2021-003', value: 12 } }]);
  });

  it('has the open nodes as steps, by days that the plan may name', () => {
    const nodes = [
      aNode({ name: '开工', doneOn: '2021-05-01' }),
      aNode({ name: '验收', planned: '2021-10-30' }),
      aNode({ name: '主体完工', planned: '2022-03-31' }),
      aNode(),
    ];
    expect(taken({ kind: 'milestone', nodes }).milestones).toEqual([
      { name: '主体完工', by: '2022-03-31' },
      { name: '验收', by: '2022-12-31' },
    ]);
  });

  it.each([
    { why: "last year's day is gone", task: { due: '2021-09-30', dueStated: true }, due: '2022-12-31', dueStated: false },
    { why: 'an extension reaches into the year', task: { due: '2022-03-31', dueStated: true }, due: '2022-03-31', dueStated: true },
    { why: 'nobody had stated a day', task: { due: '2021-12-31', dueStated: false }, due: '2022-12-31', dueStated: false },
  ])('is due by the year’s end, unless stated otherwise: $why', ({ task, due, dueStated }) =>
    expect(taken(task)).toMatchObject({ due, dueStated }),
  );

  it.each([
    { why: 'where the new plan has its area', area: '抓好粮食生产', is: '抓好粮食生产' },
    { why: 'where a heading is most like it', area: '粮食安全与农业生产', is: '抓好粮食生产' },
    { why: 'in its own, where none is like it', area: '其他', is: '其他' },
  ])('stands $why', ({ area, is }) => expect(taken({ area, text: '其他。' }).area).toBe(is));

  it('stands behind the last row of its area', () =>
    expect(numberRows(take({}).rows).map(({ n }) => n)).toEqual(['001', '002', '003', '007', '004', '005', '006']));
});

describe('who leads and supports it', () => {
  const gone = (name: string, successor: string | null) => aDepartment(name, { validTo: '2021-12-31', successor });
  const departments = [...DEPARTMENTS, gone('农业站', '农技站'), gone('农技站', AGRICULTURE), gone('水利站', null)];
  const merged = { ...into, departments };
  const supporting = [HEALTH, '农业站', '水利站', AGRICULTURE];

  it('are those of last year who are there, or who took over, each once', () => {
    const asks = [
      { department: HEALTH, ask: '每季移交' },
      { department: '水利站', ask: '测量' },
    ];
    expect(taken({ lead: '农业站', supporting, asks }, merged)).toMatchObject({
      lead: AGRICULTURE,
      supporting: [HEALTH],
      asks: [{ department: HEALTH, ask: '每季移交' }],
      open: false,
    });
  });

  it('is a question to the office when nobody is left', () => {
    const row = taken({ lead: '水利站' }, merged);
    expect(row).toMatchObject({ lead: '水利站', open: true, confidence: 0 });
    expect(row.reason).toContain('原由水利站牵头，现无此单位');
  });

  it('goes round no circle', () => {
    const circle = [gone('甲', '乙'), gone('乙', '甲')];
    expect(taken({ lead: '甲' }, { ...into, departments: circle, open: DEPARTMENTS })).toMatchObject({ lead: '甲', open: true });
  });
});

describe('a row that is there', () => {
  const link = (row: string, to = draft) => takeCarryOver(to, { task: old(), rest: '' }, into, row);

  it('is said to carry the task on, and stays as it is', () =>
    expect(rowIn(link('002'), '002')).toEqual({ ...rowIn(draft, '002'), carriedFrom: ['shihe-2021-003'] }));

  it('may carry on several', () => {
    const both = takeCarryOver(link('002'), { task: old({ n: '004' }), rest: '' }, into, '002');
    expect(rowIn(both, '002').carriedFrom).toEqual(['shihe-2021-003', 'shihe-2021-004']);
  });

  it.each([
    { why: 'is not there', row: '099', says: '草稿中没有第 099 行' },
    { why: 'is dropped', row: '001', says: '第1.1项已删去' },
  ])('that $why is refused', ({ row, says }) => {
    const to = { ...draft, rows: draft.rows.map((one) => (one.n === '001' ? { ...one, dropped: '不做' } : one)) };
    expect(refusalOf(() => link(row, to))).toMatchObject({ code: 'BodyIsWrong', fields: [['/row', says]] });
  });

  it('that carries it on already is named', () => {
    expect(refusalOf(() => link('003', link('002')))).toMatchObject({ code: 'AlreadyTaken' });
    const dropped = {
      ...draft,
      rows: draft.rows.map((one) => (one.n === '002' ? { ...one, dropped: '不做', carriedFrom: ['shihe-2021-003'] } : one)),
    };
    expect(rowIn(link('003', dropped), '003').carriedFrom).toEqual(['shihe-2021-003']);
  });

  it('hands it on to both halves when it is cut, and to the joined row', () => {
    const carried = link('001');
    const halves = splitRow(carried, '001', 9, rules);
    expect(['001', '007'].map((n) => rowIn(halves, n).carriedFrom)).toEqual([['shihe-2021-003'], ['shihe-2021-003']]);
    const linked = takeCarryOver(carried, { task: old({ n: '004' }), rest: '' }, into, '002');
    expect(rowIn(mergeRows(linked, '001', ['002'], rules), '001').carriedFrom).toEqual(['shihe-2021-003', 'shihe-2021-004']);
    expect(rowIn(mergeRows(draft, '001', ['002'], rules), '001')).not.toHaveProperty('carriedFrom');
    expect(rowIn(carried, '004').lead).toBe(EMERGENCY);
  });
});

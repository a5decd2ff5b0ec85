import { describe, expect, it } from 'vitest';
import { applyReport } from '#domain/apply-report.ts';
import { RuleError } from '#domain/errors.ts';
import type { Kind } from '#domain/plan.ts';
import type { Report, Task } from '#domain/task.ts';
import { aMeasure, aNode, aReport, aTask } from '../support/builders.ts';

const corn = aMeasure();
const pigs = aMeasure({ name: '生猪存栏', unit: '头', accumulation: 'level' });
const toilets = aMeasure({ name: '卫生厕所覆盖率', unit: '%', accumulation: 'ratio', target: 60 });
const fires = aMeasure({ name: '森林火灾', unit: '起', target: { comparison: '=', value: 0 } });
const task = aTask({ kind: 'milestone' as Kind, measures: [corn, pigs, toilets, fires], nodes: [aNode({ name: '选址' }), aNode()] });

const report = (said: Partial<Report>, of: Task = task, day = '2022-05-25', version = 3) =>
  applyReport(of, aReport(said), { day, version });
const measure = (of: Task, name: string) => of.measures.find((one) => one.name === name);

describe('applyReport: figures', () => {
  it('adds to a sum, which rests on all its updates', () => {
    const first = report({ measures: [{ measure: '玉米种植面积', added: 1900.1 }] });
    const second = report({ measures: [{ measure: '玉米种植面积', added: 0.2 }] }, first, '2022-06-24', 5);
    expect(measure(second, '玉米种植面积')).toMatchObject({ value: 1900.3, asOf: '2022-06-24', updates: [3, 5] });
  });

  it('takes zero as a figure', () =>
    expect(measure(report({ measures: [{ measure: '玉米种植面积', added: 0 }] }), '玉米种植面积')?.value).toBe(0));

  it('replaces a level, which rests on the latest update', () => {
    const first = report({ measures: [{ measure: '生猪存栏', total: 19000 }] });
    const second = report({ measures: [{ measure: '生猪存栏', total: 18000 }] }, first, '2022-06-24', 5);
    expect(measure(second, '生猪存栏')).toMatchObject({ value: 18000, updates: [5] });
  });

  it('keeps the denominator and the base of a ratio', () => {
    const first = report({ measures: [{ measure: '卫生厕所覆盖率', numerator: 2176, denominator: 4250 }] });
    const second = report({ measures: [{ measure: '卫生厕所覆盖率', numerator: 2227 }] }, first, '2022-06-24', 5);
    expect(measure(second, '卫生厕所覆盖率')).toMatchObject({ base: 51.2, value: 52.4, numerator: 2227, denominator: 4250, updates: [5] });
  });

  it('leaves what is not named as it is', () => expect(measure(report({ progress: '正在推进' }), '玉米种植面积')).toBe(corn));
});

describe('applyReport: nodes', () => {
  const done = { name: '选址', doneOn: '2022-05-20', next: null };
  it('marks a node done by this update', () => expect(report({ node: done }).nodes[0]).toMatchObject({ doneOn: '2022-05-20', update: 3 }));

  it('plans a node that it knows', () => {
    expect(report({ node: { ...done, next: { name: '完成', planned: '2022-09-30' } } }).nodes.map(({ planned }) => planned)).toEqual([
      null,
      '2022-09-30',
    ]);
  });

  it('puts a node that it does not know before the last one', () => {
    expect(report({ node: { ...done, next: { name: '圈舍', planned: '2022-06-30' } } }).nodes.map(({ name }) => name)).toEqual([
      '选址',
      '圈舍',
      '完成',
    ]);
  });

  it('keeps a node open that is not done', () =>
    expect(report({ node: { name: '选址', doneOn: null, next: null }, progress: '在谈' }).nodes[0]?.doneOn).toBeNull());
});

const refusal = (said: Partial<Report>, of: Task = task): readonly string[] => {
  try {
    report(said, of);
  } catch (error) {
    expect(error).toBeInstanceOf(RuleError);
    expect((error as RuleError).code).toBe('ReportIsWrong');
    return (error as RuleError).fields.map(({ pointer }) => pointer);
  }
  return [];
};

describe('applyReport: refused', () => {
  it.each<{ said: Partial<Report>; pointers: string[]; why: string }>([
    { said: {}, pointers: [''], why: 'nothing said' },
    { said: { progress: '  ', problems: '\n' }, pointers: [''], why: 'only blanks' },
    { said: { node: { name: '选址', doneOn: null, next: null } }, pointers: [''], why: 'the name of a node, and no day' },
    { said: { measures: [{ measure: '甘蔗', added: 1 }] }, pointers: ['/measures/0/measure'], why: 'unknown measure' },
    { said: { measures: [{ measure: '生猪存栏', added: 1 }] }, pointers: ['/measures/0/added'], why: 'an addition to a level' },
    { said: { measures: [{ measure: '卫生厕所覆盖率', added: 1 }] }, pointers: ['/measures/0/added'], why: 'an addition to a ratio' },
    { said: { measures: [{ measure: '玉米种植面积', total: 1 }] }, pointers: ['/measures/0/total'], why: 'a total of a sum' },
    {
      said: { measures: [{ measure: '玉米种植面积', numerator: 1, denominator: 2 }] },
      pointers: ['/measures/0/numerator'],
      why: 'a share of a sum',
    },
    { said: { measures: [{ measure: '玉米种植面积', added: -1 }] }, pointers: ['/measures/0/added'], why: 'negative' },
    { said: { measures: [{ measure: '玉米种植面积', added: Number.NaN }] }, pointers: ['/measures/0/added'], why: 'not a number' },
    { said: { measures: [{ measure: '生猪存栏', total: Number.POSITIVE_INFINITY }] }, pointers: ['/measures/0/total'], why: 'not finite' },
    {
      said: { measures: [{ measure: '卫生厕所覆盖率', numerator: 5 }] },
      pointers: ['/measures/0/denominator'],
      why: 'the first share without its whole',
    },
    {
      said: { measures: [{ measure: '卫生厕所覆盖率', numerator: 0, denominator: 0 }] },
      pointers: ['/measures/0/denominator'],
      why: 'a whole of nothing',
    },
    {
      said: { measures: [{ measure: '卫生厕所覆盖率', numerator: 5, denominator: 4 }] },
      pointers: ['/measures/0/numerator'],
      why: 'more than the whole',
    },
    {
      said: {
        measures: [
          { measure: '玉米种植面积', added: 1 },
          { measure: '玉米种植面积', added: 2 },
        ],
      },
      pointers: ['/measures/1/measure'],
      why: 'one measure twice',
    },
    {
      said: {
        measures: [
          { measure: '玉米种植面积', added: -1 },
          { measure: '甘蔗', added: 2 },
        ],
        noIncident: true,
      },
      pointers: ['/measures/0/added', '/measures/1/measure', '/noIncident'],
      why: 'all that is wrong at once',
    },
    { said: { node: { name: '封顶', doneOn: null, next: null } }, pointers: ['/node/name'], why: 'unknown node' },
    { said: { node: { name: '选址', doneOn: '2022-05-26', next: null } }, pointers: ['/node/doneOn'], why: 'done tomorrow' },
    { said: { node: { name: '选址', doneOn: '2021-12-31', next: null } }, pointers: ['/node/doneOn'], why: 'done before the plan year' },
    { said: { node: { name: '选址', doneOn: '2022-02-30', next: null } }, pointers: ['/node/doneOn'], why: 'no such day' },
    {
      said: { node: { name: '选址', doneOn: null, next: { name: '圈舍', planned: '2022-05-24' } } },
      pointers: ['/node/next/planned'],
      why: 'planned for the past',
    },
    {
      said: { node: { name: '选址', doneOn: null, next: { name: ' ', planned: '2022-06-24' } } },
      pointers: ['/node/next/name'],
      why: 'a node without a name',
    },
    { said: { noIncident: true }, pointers: ['/noIncident'], why: 'no incident of a milestone' },
  ])('$why', ({ said, pointers }) => expect(refusal(said)).toEqual(pointers));

  it('refuses “not happened” beside a count of what happened', () => {
    const zero = aTask({ kind: 'zero-incident', measures: [fires] });
    expect(refusal({ noIncident: true, measures: [{ measure: '森林火灾', added: 1 }] }, zero)).toEqual(['/noIncident']);
    expect(refusal({ noIncident: true, measures: [{ measure: '森林火灾', added: 0 }] }, zero)).toEqual([]);
  });

  it('refuses a thirteenth node', () => {
    const nodes = Array.from({ length: 12 }, (_, i) => aNode({ name: `节点${i + 1}` }));
    expect(
      refusal(
        { node: { name: '节点1', doneOn: null, next: { name: '又一个', planned: '2022-06-24' } } },
        aTask({ kind: 'milestone', nodes }),
      ),
    ).toEqual(['/node/next']);
  });

  it.each<{ said: Partial<Report>; why: string }>([
    { said: { unchanged: true }, why: 'one tap' },
    { said: { problems: '资金未到' }, why: 'one line' },
  ])('takes $why as a report', ({ said }) => expect(refusal(said)).toEqual([]));
});

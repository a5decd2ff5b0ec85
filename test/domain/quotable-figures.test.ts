import { describe, expect, it } from 'vitest';
import { quotablesOf } from '#domain/quotable-figures.ts';
import type { Task } from '#domain/task.ts';
import { aMeasure, aTask } from '../support/builders.ts';
import { aHistory, reported } from '../support/lived-task.ts';

const corn = aMeasure({ target: 6000 });
const patrols = aMeasure({ name: '巡查', unit: '次' });

describe('quotablesOf', () => {
  const quoted = (task: Partial<Task>, month = '2022-06') => {
    const lived = aHistory(aTask({ measures: [patrols], ...task }), [
      reported('2022-03-24', [{ measure: '巡查', added: 11 }]),
      reported('2022-06-24', [{ measure: '巡查', added: 12 }]),
    ]);
    return quotablesOf([lived.task], month, lived.history).map(({ measure, figure }) => measure + figure.text);
  };

  it.each<{ task: Partial<Task>; month?: string; says: string[]; why: string }>([
    { task: {}, says: ['巡查23次'], why: 'the running total' },
    { task: {}, month: '2022-05', says: [], why: 'nothing was reported in the month' },
    { task: { sensitive: true }, says: [], why: 'never of a sensitive task' },
  ])('$says ($why)', ({ task, month, says }) => expect(quoted(task, month)).toEqual(says));

  it('never quotes a zero, nor a figure in doubt', () => {
    const measures = [
      { ...patrols, value: 0, asOf: '2022-06-24', updates: [2] },
      { ...corn, value: 5, asOf: '2022-06-24', updates: [9] },
    ];
    expect(quotablesOf([aTask({ measures })], '2022-06', [])).toEqual([]);
  });

  it('quotes at most six, those with a target first', () => {
    const lives = Array.from({ length: 10 }, (_, i) => {
      const measure = i === 9 ? corn : aMeasure({ name: `巡查${i}`, unit: '次' });
      return aHistory(aTask({ n: `00${i}`, measures: [measure] }), [reported('2022-06-24', [{ measure: measure.name, added: 1 }])]);
    });
    const all = quotablesOf(
      lives.map(({ task }) => task),
      '2022-06',
      lives.flatMap(({ history }) => history),
    );
    expect([all.length, all[0]!.measure]).toEqual([6, '玉米种植面积']);
  });

  it.each([
    { value: 6038, behind: ['001'], month: '2022-09', says: ['计划6000亩 去年5800亩'], why: 'reached once, quotable all year' },
    { value: 5000, behind: [], month: '2022-06', says: ['计划6000亩 去年5800亩'], why: 'reported in the month' },
    { value: 5000, behind: ['001'], month: '2022-06', says: [], why: 'behind: it stands above with what it lacks' },
    { value: 5000, behind: [], month: '2022-09', says: [], why: 'not reached, and nothing new' },
  ])('$why: $says', ({ value, behind, month, says }) => {
    const sown = { ...corn, lastYear: 5800 };
    const { task, history } = aHistory(aTask({ kind: 'quantity', measures: [sown] }), [
      reported('2022-06-24', [{ measure: corn.name, added: value }]),
    ]);
    expect(quotablesOf([task], month, history, behind).map(({ target, lastYear }) => `${target} ${lastYear}`)).toEqual(says);
  });

  it('puts the first figure of each task before the second of any, a ceiling among them', () => {
    const spent = aMeasure({ name: '三公支出', unit: '万元', target: { comparison: '<=', value: 30 } });
    const lives = [
      aHistory(aTask({ measures: [patrols, aMeasure({ name: '整改', unit: '件' })] }), [
        reported('2022-06-24', [
          { measure: '巡查', added: 3 },
          { measure: '整改', added: 2 },
        ]),
      ]),
      aHistory(aTask({ n: '002', kind: 'quantity', measures: [spent] }), [reported('2022-06-24', [{ measure: '三公支出', added: 5 }])]),
    ];
    const found = quotablesOf(
      lives.map(({ task }) => task),
      '2022-06',
      lives.flatMap(({ history }) => history),
    );
    expect(found.map(({ measure }) => measure)).toEqual(['巡查', '三公支出', '整改']);
  });
});

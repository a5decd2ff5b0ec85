import { describe, expect, it } from 'vitest';
import { paceLight, pacesOf } from '#domain/pace-light.ts';
import type { MeasureState, Task } from '#domain/task.ts';
import type { Light } from '#domain/traffic-light.ts';
import { aMeasure, aTarget, aTask, calendar, policy } from '../support/builders.ts';

const light = (measures: readonly MeasureState[], today: string, task: Partial<Task> = {}) =>
  paceLight(aTask({ kind: 'quantity', measures, ...task }), today, { calendar, policy });

const corn = (value: number | null) => aMeasure({ target: 6000, value, asOf: value === null ? null : '2022-03-25' });
const soybean = (value: number | null) =>
  aMeasure({ name: '大豆种植面积', target: 2010, value, asOf: value === null ? null : '2022-05-25' });
const road = (value: number | null) => aMeasure({ name: '新建公路', unit: '公里', target: 10, value, asOf: '2022-06-24' });
const toilets = (value: number | null) =>
  aMeasure({ name: '卫生厕所覆盖率', unit: '%', accumulation: 'ratio', target: 60, base: value === null ? null : 51.2, value });
const spending = (value: number | null, asOf = '2022-06-24') =>
  aMeasure({ name: '三公支出', unit: '万元', target: { comparison: '<=', value: 30 }, value, asOf });

describe('paceLight: a quantity in its season', () => {
  it.each<{ measures: MeasureState[]; today: string; is: Light; why: string }>([
    { measures: [soybean(null)], today: '2022-04-30', is: 'grey', why: 'not in season' },
    { measures: [corn(1900)], today: '2022-03-31', is: 'green', why: '1900 against 731 on 25 March' },
    { measures: [corn(null)], today: '2022-03-20', is: 'green', why: 'in season, nothing due yet' },
    { measures: [corn(1900), soybean(null)], today: '2022-03-31', is: 'green', why: 'what is not in season does not count' },
    { measures: [soybean(640)], today: '2022-06-21', is: 'green', why: '32 % against 12 % on 25 May, whatever today is' },
    { measures: [soybean(640)], today: '2022-06-25', is: 'red', why: '32 % against 85 % once the June report is due' },
    { measures: [soybean(1486)], today: '2022-06-25', is: 'yellow', why: '74 % against 85 %' },
    { measures: [soybean(1620)], today: '2022-06-25', is: 'green', why: '81 % against 85 % is within 5 points' },
    { measures: [soybean(1486)], today: '2022-07-14', is: 'yellow', why: 'ten workdays after the season' },
    { measures: [soybean(1486)], today: '2022-07-15', is: 'red', why: 'eleven workdays after it, below 80 %' },
    { measures: [soybean(1700)], today: '2022-07-15', is: 'yellow', why: 'below 95 %' },
    { measures: [soybean(1950)], today: '2022-07-15', is: 'green', why: '97 %' },
    { measures: [soybean(2010)], today: '2022-07-15', is: 'green', why: 'reached' },
    { measures: [corn(6000), soybean(640)], today: '2022-06-25', is: 'red', why: 'the worst measure' },
    { measures: [aMeasure({ value: 300 })], today: '2022-06-25', is: 'grey', why: 'no target' },
  ])('$is on $today ($why)', ({ measures, today, is }) => expect(light(measures, today).light).toBe(is));

  it('counts the feedback day itself once it is answered', () => {
    expect(light([soybean(640)], '2022-06-24').light).toBe('green');
    expect(light([soybean(640)], '2022-06-24', { reported: ['2022-06'] }).light).toBe('red');
  });

  it('says what was expected', () => {
    expect(light([soybean(1486)], '2022-06-25').reason).toBe('大豆种植面积 1486 / 2010亩，6月24日应达85%，实际74%');
    expect(light([{ ...soybean(1486), asOf: '2022-06-24', updates: [3, 4] }], '2022-06-25').reason).toBe(
      '大豆种植面积 1486 / 2010亩，6月24日应达85%，实际74%，按目前速度到6月30日约1740亩',
    );
    expect(light([toilets(52.4)], '2022-06-25', { kind: 'coverage' }).reason).toMatch(/52\.4%（目标60%，年初51\.2%），6月24日应达54\.5%$/);
    expect(light([soybean(1486)], '2022-07-15').reason).toBe('大豆种植面积 1486 / 2010亩，6月30日已到期，完成74%');
    const sown = { ...soybean(1486), season: [{ from: '2022-05-20', to: '2022-06-20' }] };
    expect(light([sown], '2022-06-30')).toEqual({ light: 'red', reason: '大豆种植面积 1486 / 2010亩，6月20日已到期，完成74%' });
    expect(light([soybean(null)], '2022-04-30').reason).toBe('大豆种植面积未到季节');
  });
});

describe('paceLight: a quantity in the season that it was published with', () => {
  const may = [{ from: '2022-05-01', to: '2022-06-10' }];
  const fires = [
    { from: '2021-11-01', to: '2022-05-31' },
    { from: '2022-11-01', to: '2023-05-31' },
  ];
  const patrols = (value: number | null) => aMeasure({ name: '森林防火巡查', unit: '次', target: 100, value, season: fires });
  const late = (value: number | null) => ({ ...corn(value), season: may });

  it.each<{ measures: MeasureState[]; task?: Partial<Task>; today: string; is: Light; why: string }>([
    { measures: [late(null)], today: '2022-04-30', is: 'grey', why: 'not in season, though the region’s is over' },
    { measures: [late(3600)], today: '2022-05-26', is: 'green', why: '60 % against 24 of 40 days' },
    { measures: [late(3000)], today: '2022-05-26', is: 'yellow', why: '50 %' },
    { measures: [late(2000)], today: '2022-05-26', is: 'red', why: '33 %' },
    { measures: [late(5000)], today: '2022-06-25', is: 'yellow', why: 'eleven workdays after its end: below 95 %' },
    {
      measures: [{ ...corn(null), season: [] }],
      today: '2022-05-26',
      is: 'yellow',
      why: 'no season: from publication, nothing of 8 % on 25 March',
    },
    {
      measures: [late(600)],
      task: { targets: [aTarget({ by: '2022-12-31' })] },
      today: '2022-04-30',
      is: 'green',
      why: 'the figure’s own date goes before any season',
    },
    { measures: [patrols(null)], today: '2022-03-10', is: 'green', why: 'over the New Year: in season since January, nothing due yet' },
    { measures: [patrols(40)], today: '2022-03-26', is: 'green', why: 'over the New Year: 83 of 210 days' },
    { measures: [patrols(10)], today: '2022-03-26', is: 'red', why: 'over the New Year: 10 % against 40 %' },
    { measures: [patrols(72)], today: '2022-08-01', is: 'green', why: 'over the New Year: nothing more is due before November' },
    { measures: [patrols(72)], today: '2022-12-10', is: 'yellow', why: 'over the New Year: 38 days of the second part' },
  ])('$is on $today ($why)', ({ measures, task, today, is }) => expect(light(measures, today, task).light).toBe(is));
});

describe('paceLight: from publication to the due date', () => {
  it.each<{ measures: MeasureState[]; task?: Partial<Task>; today: string; is: Light; why: string }>([
    { measures: [road(3.3)], today: '2022-06-25', is: 'green', why: '33 % against 38 %' },
    { measures: [road(2)], today: '2022-06-25', is: 'yellow', why: '20 %' },
    { measures: [road(1)], today: '2022-06-25', is: 'red', why: '10 %' },
    {
      measures: [road(5)],
      task: { targets: [aTarget({ metric: '新建公路', by: '2022-06-30' })] },
      today: '2022-06-25',
      is: 'red',
      why: 'the figure’s own date ends its window',
    },
    { measures: [toilets(null)], task: { kind: 'coverage' }, today: '2022-06-25', is: 'grey', why: 'no base' },
    { measures: [toilets(52.4)], task: { kind: 'coverage' }, today: '2022-03-31', is: 'green', why: '14 % of the way against 8 %' },
    {
      measures: [toilets(52.4)],
      task: { kind: 'coverage' },
      today: '2022-06-25',
      is: 'red',
      why: '14 % of the way against 38 %, though 52.4 is 87 % of 60',
    },
    { measures: [toilets(60)], task: { kind: 'coverage' }, today: '2022-12-20', is: 'green', why: 'reached' },
  ])('$is ($why)', ({ measures, task, today, is }) => expect(light(measures, today, task).light).toBe(is));
});

describe('paceLight: a coverage from the day of its base', () => {
  const based = (value: number, asOf: string, baseOn = asOf) => [{ ...toilets(value)!, base: 51.2, baseOn, asOf }];
  const coverage = (value: number, asOf: string, baseOn: string, today: string, reported: readonly string[] = []) =>
    light(based(value, asOf, baseOn), today, { kind: 'coverage', reported });

  it.each<{ on: string; today: string; why: string }>([
    { on: '2022-03-25', today: '2022-03-28', why: 'its own form is no measure of its pace' },
    { on: '2022-06-01', today: '2022-06-27', why: 'nor that of the quarter in which it came' },
    { on: '2022-07-05', today: '2022-08-31', why: 'late by a quarter: both forms are answered by it' },
    { on: '2022-12-05', today: '2022-12-31', why: 'with the closing form' },
  ])('is green with the base of $on on $today: $why', ({ on, today }) =>
    expect(coverage(51.2, on, on, today)).toEqual({ light: 'green', reason: '卫生厕所覆盖率 51.2%（目标60%，年初51.2%），基数刚报' }),
  );

  it.each<{ value: number; asOf: string; baseOn: string; today: string; is: Light; why: string }>([
    { value: 51.2, asOf: '2022-03-25', baseOn: '2022-03-25', today: '2022-06-27', is: 'red', why: 'nothing more by the next form' },
    { value: 52.4, asOf: '2022-06-24', baseOn: '2022-03-25', today: '2022-06-27', is: 'yellow', why: '14 % of the way, 91 of 281 days' },
    { value: 53.8, asOf: '2022-06-24', baseOn: '2022-03-25', today: '2022-06-27', is: 'green', why: '30 % of the way' },
    { value: 54, asOf: '2022-09-23', baseOn: '2022-06-24', today: '2022-09-26', is: 'yellow', why: '32 % of the way, 91 of 190 days' },
    { value: 56, asOf: '2023-01-20', baseOn: '2023-01-17', today: '2023-01-20', is: 'red', why: 'a base after the window leaves it' },
  ])('$is on $today ($why)', ({ value, asOf, baseOn, today, is }) => expect(coverage(value, asOf, baseOn, today).light).toBe(is));
});

describe('paceLight: the town’s own numbers', () => {
  const own = {
    calendar,
    policy: { ...policy, lights: { greenBehind: 12, yellowBehind: 60, settleAfter: 5, settledGreen: 70, ceilingAhead: 3 } },
  };
  const lit = (measure: MeasureState, today: string) => paceLight(aTask({ kind: 'quantity', measures: [measure] }), today, own).light;

  it.each([
    { measure: soybean(1486), today: '2022-06-25', is: 'green', why: '74 % against 85 %: 12 points are green' },
    { measure: soybean(640), today: '2022-06-25', is: 'yellow', why: '32 %: 60 points are yellow' },
    { measure: soybean(1486), today: '2022-07-08', is: 'green', why: 'six workdays after the season, from 70 %' },
    { measure: spending(16), today: '2022-06-25', is: 'red', why: '5 points ahead, of 3' },
  ] as const)('$is on $today ($why)', ({ measure, today, is }) => expect(lit(measure, today)).toBe(is));
});

describe('paceLight: a ceiling', () => {
  it.each<{ measure: MeasureState; today: string; is: Light; why: string }>([
    { measure: spending(null), today: '2022-03-28', is: 'green', why: 'nothing spent' },
    { measure: spending(14), today: '2022-06-25', is: 'green', why: '47 % spent on day 174 (48 %)' },
    { measure: spending(16), today: '2022-06-25', is: 'yellow', why: '53 %' },
    { measure: spending(20), today: '2022-06-25', is: 'red', why: '67 %' },
    { measure: spending(31, '2022-12-09'), today: '2022-12-12', is: 'red', why: 'above the cap' },
    { measure: spending(30, '2022-12-09'), today: '2022-12-12', is: 'yellow', why: 'all spent three weeks early' },
    {
      measure: aMeasure({ target: { comparison: '<=', value: 0 }, value: 0 }),
      today: '2022-06-25',
      is: 'green',
      why: 'a cap of nothing, kept',
    },
  ])('$is ($why)', ({ measure, today, is }) => expect(light([measure], today).light).toBe(is));
});

describe('pacesOf', () => {
  const paces = (measures: readonly MeasureState[], today: string, task: Partial<Task> = {}) =>
    pacesOf(aTask({ id: '1.1', kind: 'quantity', measures, ...task }), today, { calendar, policy });

  it('says how far each figure is beside how far it should be on the last feedback day', () => {
    expect(paces([soybean(1486)], '2022-06-25')).toEqual([{ id: '1.1', measure: '大豆种植面积', done: 74, expected: 85 }]);
    expect(paces([toilets(52.4)], '2022-06-25', { kind: 'coverage' })).toEqual([
      { id: '1.1', measure: '卫生厕所覆盖率', done: 14, expected: 38 },
    ]);
  });

  it.each<{ why: string; measures: MeasureState[]; today?: string; task?: Partial<Task> }>([
    { why: 'it is not in season', measures: [soybean(null)], today: '2022-04-30' },
    { why: 'nothing is due yet', measures: [corn(null)], today: '2022-03-20' },
    { why: 'it has no base', measures: [toilets(null)], task: { kind: 'coverage' } },
    { why: 'it is a ceiling', measures: [spending(20)] },
    { why: 'it has no target', measures: [aMeasure({ value: 300 })] },
    { why: 'it is sensitive', measures: [soybean(1486)], task: { sensitive: true } },
    { why: 'it has no pace', measures: [soybean(1486)], task: { kind: 'continuing' } },
  ])('says nothing where $why', ({ measures, today = '2022-06-25', task = {} }) => expect(paces(measures, today, task)).toEqual([]));
});

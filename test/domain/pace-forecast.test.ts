import { describe, expect, it } from 'vitest';
import { forecastLine } from '#domain/pace-forecast.ts';
import type { MeasureState, Task } from '#domain/task.ts';
import { aMeasure, aTarget, aTask } from '../support/builders.ts';

const line = (measure: MeasureState, task: Partial<Task> = {}) =>
  forecastLine(aTask({ kind: 'quantity', measures: [measure], ...task }), measure);
const toilets = (rest: Partial<MeasureState> = {}) => ({
  ...aMeasure({ name: '卫生厕所覆盖率', unit: '%', accumulation: 'ratio', target: 60, updates: [4] }),
  base: 51.2,
  baseOn: '2022-03-25',
  value: 52.4,
  asOf: '2022-06-30',
  ...rest,
});
const autumn = [{ from: '2022-09-01', to: '2022-12-31' }];
const whole = { comparison: '=' as const, value: 100, valueMax: null, within: null };
const beans = (rest: Partial<MeasureState> = {}) => ({
  ...aMeasure({ name: '大豆种植面积', target: 2010, updates: [3, 4] }),
  value: 1486,
  asOf: '2022-06-24',
  ...rest,
});
const road = (rest: Partial<MeasureState> = {}) => ({
  ...aMeasure({ name: '新建公路', unit: '公里', target: 10, updates: [3, 4] }),
  value: 2.4,
  asOf: '2022-09-23',
  ...rest,
});

describe('forecastLine', () => {
  it.each([
    { measure: toilets(), says: '按上半年速度年底约53.6%', why: 'the model: 1.2 points in the first half' },
    { measure: toilets({ asOf: '2022-09-23', value: 54 }), says: '按目前速度年底约55%', why: '2.8 points in 265 of 364 days' },
    {
      measure: toilets({
        name: '居民医保参保率',
        season: autumn,
        baseOn: '2022-09-23',
        base: 20,
        asOf: '2022-10-25',
        value: 30,
        target: whole,
      }),
      says: '按目前速度年底约50.9%',
      why: 'collected in a season: 10 points in 32 of 99 days',
    },
    { measure: toilets({ value: 55.6 }), says: null, why: 'it would reach its target' },
    { measure: toilets({ value: 55.54 }), says: '按上半年速度年底约59.9%', why: 'never rounded up to the target' },
    { measure: beans(), says: '按目前速度到6月30日约1740亩', why: '1486 in 35 of 41 days' },
    { measure: beans({ value: 640, asOf: '2022-06-01' }), says: null, why: '640 in 12 of 41 days would pass the target' },
    { measure: beans({ value: 300, asOf: '2022-06-01' }), says: '按目前速度到6月30日约1020亩', why: 'three digits, cut' },
    { measure: road(), says: '按目前速度年底约3.55公里', why: 'three digits of what is not whole' },
    { measure: road({ value: 2, unit: '座' }), says: '按目前速度年底约2座', why: 'whole things stay whole' },
  ])('$says ($why)', ({ measure, says }) => expect(line(measure)).toBe(says));

  it.each([
    { measure: beans({ updates: [3] }), why: 'one report' },
    { measure: beans({ updates: [], value: null, asOf: null }), why: 'no report' },
    { measure: beans({ value: 0 }), why: 'nothing done' },
    { measure: beans({ accumulation: 'level' }), why: 'a level' },
    { measure: beans({ target: null }), why: 'no target' },
    { measure: beans({ target: { comparison: '<=', value: 2010, valueMax: null, within: null } }), why: 'a ceiling' },
    { measure: beans({ asOf: '2022-05-23' }), why: 'in the first tenth of its window' },
    { measure: beans({ asOf: '2022-06-30' }), why: 'at the end of it' },
    { measure: toilets({ base: null, baseOn: null }), why: 'no base' },
    { measure: toilets({ value: 51.2, asOf: '2022-03-25' }), why: 'the base alone' },
    { measure: toilets({ value: 51.2 }), why: 'nothing gained' },
    { measure: toilets({ value: 50.9 }), why: 'lost' },
  ])('tells nothing of $why', ({ measure }) => expect(line(measure)).toBeNull());

  it('goes to the figure’s own date', () =>
    expect(line(road({ asOf: '2022-06-30' }), { targets: [aTarget({ metric: '新建公路', by: '2022-10-31' })] })).toBe(
      '按目前速度到10月31日约4.86公里',
    ));
});

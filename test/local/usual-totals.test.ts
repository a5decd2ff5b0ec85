import { describe, expect, it } from 'vitest';
import type { Task } from '#domain/task.ts';
import { coursesOf, figureAt } from '#local/scripted-figures.ts';
import { usualTotal, usualWhole } from '#local/usual-totals.ts';
import { aMeasure, aTask } from '../support/builders.ts';

const FATE = { missesPart: false, fallsShort: false, late: false };
const courseOf = (task: Partial<Task>, measure: Parameters<typeof aMeasure>[0]) =>
  coursesOf(aTask({ ...task, measures: [aMeasure(measure)] }), 7, FATE)[0]!;

describe('a total that nobody would wonder at', () => {
  it.each([
    { name: '耕地保有量', unit: '亩', from: 14000, to: 16000, why: 'a town that sows 8000亩 has more land than 373亩' },
    { name: '整治撂荒地', unit: '亩', from: 120, to: 400, why: 'all other land by its unit' },
    { name: '农产品认证', unit: '个', from: 1, to: 3, why: 'a town gets one or two a year' },
    { name: '一般性支出', unit: '万元', from: 150, to: 260, why: 'more than 三公' },
    { name: '茶叶产值', unit: '元', from: 200_000, to: 900_000, why: 'money in 元' },
    { name: '工业产值', unit: '亿元', from: 1, to: 3, why: 'and in 亿元' },
    { name: '接种率', unit: '%', from: 60, to: 90, why: 'a share is no total' },
    { name: '木耳', unit: '段', from: 10, to: 40, why: 'a unit that nobody knows' },
  ])('$name: $why', ({ name, unit, from, to }) => {
    expect(usualTotal({ name, unit }, 0)).toBe(from);
    expect(usualTotal({ name, unit }, 0.9999999)).toBe(to);
  });

  it('is a share of the same people, the same households, or of few cases', () => {
    expect(usualWhole('“两保”覆盖率', 0.5, 0.1)).toBe(usualWhole('接种率', 0.5, 0.9));
    expect(usualWhole('卫生厕所覆盖率', 0.5, 0.1)).toBeLessThan(usualWhole('接种率', 0.5, 0.1));
    expect(usualWhole('矛盾纠纷化解率', 0.5, 0.999)).toBeLessThanOrEqual(200);
  });
});

describe('a stock', () => {
  const target = { comparison: '>=', value: 14200, valueMax: null, within: null } as const;
  it.each([
    { name: '耕地保有量', least: 14200, why: 'what is to be kept is there from the first day' },
    { name: '肉牛存栏', least: 13600, why: 'a herd grows little in a year' },
  ])('$name: $why', ({ name, least }) => {
    const { start, final } = courseOf({ kind: 'quantity' }, { name, unit: '亩', accumulation: 'level', target: { ...target } as never });
    expect(start).toBeGreaterThanOrEqual(least);
    expect(final).toBeGreaterThanOrEqual(14200);
    expect(final).toBeLessThan(14500);
  });

  it('that is kept is the same as last year', () => {
    expect(courseOf({}, { name: '耕地保有量', accumulation: 'level', lastYear: 14210, target: null as never })).toMatchObject({
      start: 14210,
      final: 14210,
    });
  });
});

describe('a figure without a target', () => {
  it('is the same for a department, whichever of its tasks asks for it', () => {
    const [one, other] = ['021', '033'].map((n) => courseOf({ n }, { name: '火点通报', unit: '起' }).final);
    expect(one).toBe(other);
  });

  it('counts also the only one of a year', () => {
    const course = { ...courseOf({}, { name: '调整校点', unit: '个' }), final: 1 };
    const at = (day: string) => figureAt(course, aTask(), { day, share: 1, roll: 0 }, false);
    expect([at('2022-03-25'), at('2022-12-05')]).toEqual([0, 1]);
  });
});

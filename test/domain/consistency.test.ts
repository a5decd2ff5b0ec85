import { describe, expect, it } from 'vitest';
import { consistencyWarnings } from '#domain/consistency.ts';
import type { Move } from '#domain/move.ts';
import type { Kind } from '#domain/plan.ts';
import type { MeasureState } from '#domain/task.ts';
import { aMeasure, aReport, aTask } from '../support/builders.ts';

const PIGS = { name: '生猪存栏', unit: '头', accumulation: 'level' } as const;
const TOILETS = { name: '卫生厕所户数', unit: '户', accumulation: 'ratio', target: 60 } as const;
const BEANS = aMeasure({ name: '大豆种植面积', target: 2010, value: 640 });
const BELT = { name: '带状复合种植面积', target: { value: 1500, within: '大豆种植面积' } } as const;

/** What is told of the last of the measures, when a report names all of them. */
const told = (before: readonly MeasureState[], after: readonly MeasureState[], kind: Kind = 'quantity'): readonly string[] => {
  const measures = after.map(({ name }) => ({ measure: name, added: 1 }));
  const move: Move = { kind: 'report', report: aReport({ measures }) };
  return consistencyWarnings(aTask({ kind, measures: before }), aTask({ kind, measures: after }), move).map(
    ({ pointer, message }) => `${pointer} ${message}`,
  );
};

describe('consistencyWarnings', () => {
  it.each([
    {
      why: 'a level that falls',
      before: [aMeasure({ ...PIGS, value: 19000 })],
      after: [aMeasure({ ...PIGS, value: 1900 })],
      says: ['/measures/0 生猪存栏比上次的19000头少，请核对。'],
    },
    { why: 'a level that stays', before: [aMeasure({ ...PIGS, value: 19000 })], after: [aMeasure({ ...PIGS, value: 19000 })], says: [] },
    { why: 'the first level', before: [aMeasure(PIGS)], after: [aMeasure({ ...PIGS, value: 10 })], says: [] },
    {
      why: 'fewer households',
      before: [aMeasure({ ...TOILETS, numerator: 2227, denominator: 4250, value: 52.4 })],
      after: [aMeasure({ ...TOILETS, numerator: 2200, denominator: 4250, value: 51.76 })],
      says: ['/measures/0 卫生厕所户数比上次的2227户少，请核对。'],
    },
    {
      why: 'ten times the target',
      before: [aMeasure({ target: 6000 })],
      after: [aMeasure({ target: 6000, value: 60380 })],
      says: ['/measures/0 玉米种植面积累计60380亩，是目标6000亩的10倍，单位可能有误，请核对。'],
    },
    {
      why: 'ten times last year, without a target',
      before: [aMeasure({ lastYear: 580 })],
      after: [aMeasure({ lastYear: 580, value: 6038 })],
      says: ['/measures/0 玉米种植面积累计6038亩，是上年580亩的10倍，单位可能有误，请核对。'],
    },
    {
      why: 'a level ten times the one before',
      before: [aMeasure({ ...PIGS, value: 1900 })],
      after: [aMeasure({ ...PIGS, value: 19000 })],
      says: ['/measures/0 生猪存栏19000头，是上次1900头的10倍，单位可能有误，请核对。'],
    },
    { why: 'a sum that grew', before: [aMeasure({ value: 10 })], after: [aMeasure({ value: 6000 })], says: [] },
    {
      why: 'a target that is well passed',
      before: [aMeasure({ target: 6000 })],
      after: [aMeasure({ target: 6000, value: 9000 })],
      says: [],
    },
    { why: 'a target of nothing', before: [aMeasure({ target: 0 })], after: [aMeasure({ target: 0, value: 3 })], says: [] },
    {
      why: 'a part that is more than its whole',
      before: [BEANS, aMeasure(BELT)],
      after: [BEANS, aMeasure({ ...BELT, value: 1120 })],
      says: ['/measures/1 带状复合种植面积1120亩，多于其所属的大豆种植面积640亩，请核对。'],
    },
    { why: 'a part of its whole', before: [BEANS, aMeasure(BELT)], after: [BEANS, aMeasure({ ...BELT, value: 410 })], says: [] },
  ])('$why: $says', ({ before, after, says }) => expect(told(before, after)).toEqual(says));

  it.each(['continuing', 'campaign', 'milestone', 'zero-incident'] as const)('tells nothing of %s', (kind) =>
    expect(told([aMeasure({ ...PIGS, value: 19000 })], [aMeasure({ ...PIGS, value: 1900 })], kind)).toEqual([]),
  );

  it('tells nothing of a measure that was not reported, nor of a correction', () => {
    const [before, after] = [[aMeasure({ ...PIGS, value: 19000 })], [aMeasure({ ...PIGS, value: 1900 })]].map((measures) =>
      aTask({ kind: 'quantity', measures }),
    ) as [ReturnType<typeof aTask>, ReturnType<typeof aTask>];
    expect(consistencyWarnings(before, after, { kind: 'report', report: aReport({ progress: '更正' }) })).toEqual([]);
  });

  it('tells of a whole that is less than a part reported before it', () => {
    const [before, after] = [null, 640].map((value) =>
      aTask({ kind: 'quantity', measures: [aMeasure({ ...BEANS, value }), aMeasure({ ...BELT, value: 1120 })] }),
    );
    const move: Move = { kind: 'report', report: aReport({ measures: [{ measure: BEANS.name, added: 640 }] }) };
    expect(consistencyWarnings(before!, after!, move)).toEqual([
      { pointer: '/measures/0', message: '大豆种植面积640亩，少于其中的带状复合种植面积1120亩，请核对。' },
    ]);
  });

  it.each([
    { why: 'not reported', measure: { target: 6000 }, says: [' 玉米种植面积 未报 / 6000亩，还没有达到，请核对。'] },
    { why: 'short of it', measure: { target: 6000, value: 5990 }, says: [' 玉米种植面积 5990 / 6000亩，还没有达到，请核对。'] },
    { why: 'a share short of it', measure: { ...TOILETS, value: 58 }, says: [' 卫生厕所户数 58%（目标60%），还没有达到，请核对。'] },
    { why: 'reached', measure: { target: 6000, value: 6000 }, says: [] },
    { why: 'a ceiling', measure: { target: { comparison: '<=', value: 20 }, value: 3 }, says: [] },
    { why: 'no target', measure: { value: 3 }, says: [] },
  ] as const)('tells who claims of a target: $why', ({ measure, says }) => {
    const task = aTask({ kind: 'campaign', measures: [aMeasure(measure)] });
    const warnings = consistencyWarnings(task, task, { kind: 'claim' });
    expect(warnings.map(({ pointer, message }) => `${pointer} ${message}`)).toEqual(says);
  });

  const village = (unit: string, value: number | null, target: number | null = null) => ({ unit, target, value });
  const filled = (was: number | null, shares: readonly ReturnType<typeof village>[], kind: Kind = 'quantity') => {
    const value = shares.reduce((sum, one) => sum + (one.value ?? 0), 0);
    const [before, after] = [aMeasure({ target: 6000, value: was }), aMeasure({ target: 6000, value, shares })].map((measure) =>
      aTask({ kind, measures: [measure] }),
    );
    const measures = [{ measure: '玉米种植面积', shares }];
    return consistencyWarnings(before!, after!, { kind: 'fill-shares', measures }).map(({ message }) => message);
  };

  it.each([
    {
      why: 'targets that do not add up to the whole',
      was: 0,
      shares: [village('八柏村', 600, 3000), village('万平村', 640, 2800)],
      says: ['玉米种植面积各村目标合计5800亩，比总目标6000亩少200亩，请核对。'],
    },
    {
      why: 'more promised by the villages than by the town',
      was: 0,
      shares: [village('八柏村', 600, 3400), village('万平村', 640, 2800)],
      says: ['玉米种植面积各村目标合计6200亩，比总目标6000亩多200亩，请核对。'],
    },
    {
      why: 'a village in another unit',
      was: 0,
      shares: [village('八柏村', 3050, 300), village('万平村', null, 5700)],
      says: ['玉米种植面积中八柏村3050亩，是其目标300亩的10倍，单位可能有误，请核对。'],
    },
    {
      why: 'a total that falls',
      was: 1240,
      shares: [village('八柏村', 600), village('万平村', 600)],
      says: ['玉米种植面积比上次的1240亩少，请核对。'],
    },
    { why: 'a grid that adds up', was: 600, shares: [village('八柏村', 600, 3000), village('万平村', 600, 3000)], says: [] },
  ])('tells of a village grid: $why', ({ was, shares, says }) => {
    expect(filled(was, shares)).toEqual(says);
    expect(filled(was, shares, 'campaign')).toEqual([]);
  });

  it('names the measure of a grid by its place', () => {
    const [before, after] = [640, 60380].map((value) => aTask({ kind: 'quantity', measures: [aMeasure({ target: 6000, value })] }));
    const measures = [{ measure: '玉米种植面积', shares: [{ unit: '八柏村', target: null, value: 60380 }] }];
    expect(consistencyWarnings(before!, after!, { kind: 'fill-shares', measures })).toMatchObject([{ pointer: '/measures/0' }]);
  });
});

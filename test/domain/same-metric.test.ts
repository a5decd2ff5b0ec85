import { describe, expect, it } from 'vitest';
import { sameMetric, sameUnit } from '#domain/same-metric.ts';

describe('sameMetric', () => {
  it.each([
    { a: '玉米种植面积', b: '玉米', same: true, why: 'the beginning' },
    { a: '种植玉米', b: '玉米', same: true, why: 'the end' },
    { a: '整治山坪塘', b: '整治病险山坪塘', same: true, why: 'one modifier more' },
    { a: '改造农村危房', b: '改造危房', same: true, why: 'one modifier less' },
    { a: '城镇登记失业率', b: '城镇调查失业率', same: false, why: 'another modifier' },
    { a: '改造老旧小区', b: '改造棚户区', same: false, why: 'another thing' },
    { a: '“三公”经费', b: '三公经费', same: true, why: 'marks say nothing' },
    { a: '“三公”经费下降', b: '“三公”经费', same: false, why: 'a growth is no amount' },
    { a: '城乡居民医保参保', b: '城乡居民医保参保率', same: false, why: 'an amount is no rate' },
    { a: '卫生厕所普及率', b: '普及率', same: false, why: 'a rate of what' },
    { a: '满意率', b: '12345工单满意率', same: false, why: 'a rate of what' },
    { a: '满意率', b: '满意率', same: true, why: 'the same words' },
    { a: '户', b: '户数', same: false, why: 'too short' },
  ])('$a, $b: $same ($why)', ({ a, b, same }) => expect([sameMetric(a, b), sameMetric(b, a)]).toEqual([same, same]));
});

describe('sameUnit', () => {
  it.each([
    { a: '微克', b: '微克每立方米', same: true },
    { a: '微克/立方米', b: '微克每立方米', same: true },
    { a: '千米', b: '公里', same: true },
    { a: '名', b: '人', same: true },
    { a: '人', b: '人次', same: false },
    { a: '亩', b: '吨', same: false },
  ])('$a, $b: $same', ({ a, b, same }) => expect(sameUnit(a, b)).toBe(same));
});

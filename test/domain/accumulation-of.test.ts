import { describe, expect, it } from 'vitest';
import { accumulationOf } from '#domain/accumulation-of.ts';
import { MEASURE_CATALOGUE } from '#domain/measure-catalogue.ts';

/** From 望京镇's report and those of other towns, and the catalogue of measures. */
const LEVELS: readonly (readonly [name: string, unit: string])[] = [
  ['护林员', '名'],
  ['配备护林员', '名'],
  ['聘用护林员', '名'],
  ['重点林区设置卡口', '个'],
  ['检查卡口', '个'],
  ['警示标识标牌', '个'],
  ['警示牌', '块'],
  ['勾臂垃圾箱', '个'],
  ['分类投放点', '处'],
  ['公益性岗位', '人'],
  ['公益岗', '人'],
  ['搬迁户务工', '人'],
  ['关爱对象', '人'],
  ['“三类”监测户', '户'],
  ['网格员', '名'],
  ['镇级河长', '名'],
  ['能繁母猪存栏', '头'],
  ['生猪存栏量', '头'],
  ['在册党员', '名'],
  ['护理型床位', '张'],
  ['抢险突击队人数', '人'],
  ['招商小分队', '个'],
  ['耕地保有量', '亩'],
  ['可用耕地', '亩'],
  ['后备资源', '亩'],
  ['养老保险参保', '人'],
  ['签约服务', '人'],
  ['农民专业合作社', '个'],
  ['规上企业', '家'],
  ['收入达标村', '个'],
  ['涉及学生', '人'],
];

const SUMS: readonly (readonly [name: string, unit: string])[] = [
  ['新增护林员', '名'],
  ['新添勾臂垃圾箱', '个'],
  ['新设分类投放点', '处'],
  ['新识别监测户', '户'],
  ['开发公益性岗位', '个'],
  ['发展党员', '名'],
  ['新建合作社', '个'],
  ['新培育规上企业', '家'],
  ['玉米种植面积', '亩'],
  ['整治撂荒地', '亩'],
  ['清运垃圾', '吨'],
  ['处理污水', '吨'],
  ['出栏生猪', '头'],
  ['肉牛养殖大户', '户'],
  ['新建改造卫生厕所', '户'],
  ['培训', '场次'],
  ['就业培训', '人次'],
  ['转移就业', '人'],
  ['巡河', '次'],
  ['班子成员每月驻村', '天'],
  ['走访', '户次'],
  ['检查餐饮单位', '家次'],
  ['隐患发现', '个'],
  ['隐患整改', '个'],
  ['重要节点上访', '起'],
  ['地质灾害隐患点排查', '处'],
  ['雨污混接点改造', '个'],
  ['拆除户外破损广告牌', '块'],
  ['病险水库除险加固', '座'],
  ['文艺演出队进村演出', '场'],
  ['河长巡河', '次'],
  ['责任书签订', '份'],
  ['零报告', '期'],
  ['三公支出', '万元'],
  ['硬化道路', '公里'],
];

describe('accumulationOf', () => {
  it.each(LEVELS)('%s（%s） stands: the latest figure', (name, unit) => expect(accumulationOf({ name, unit }, 'continuing')).toBe('level'));

  it.each(SUMS)('%s（%s） is done: figures are added', (name, unit) => expect(accumulationOf({ name, unit }, 'continuing')).toBe('sum'));

  it.each([
    { name: '卫生厕所覆盖率', unit: '%', kind: 'coverage', is: 'ratio', why: 'a share of a whole' },
    { name: '卫生厕所覆盖', unit: '', kind: 'coverage', is: 'ratio', why: 'of a coverage, without a unit' },
    { name: '公共预算收入增长', unit: '%', kind: 'quantity', is: 'level', why: 'growth is no share' },
    { name: '卫生厕所', unit: '', kind: 'quantity', is: 'sum', why: 'without a unit, of another kind' },
  ] as const)('$name is a $is: $why', ({ name, unit, kind, is }) => expect(accumulationOf({ name, unit }, kind)).toBe(is));

  it('adds up every event of the catalogue', () => {
    const events = MEASURE_CATALOGUE.flatMap(({ measures }) => measures).filter(({ unit }) => /次$|^[件起期]$/.test(unit));
    expect(events.length).toBeGreaterThan(40);
    expect(events.filter((measure) => accumulationOf(measure, 'continuing') !== 'sum')).toEqual([]);
  });

  it('lets stand what stands in the catalogue', () => {
    const standing = MEASURE_CATALOGUE.flatMap(({ measures }) => measures).filter((one) => accumulationOf(one, 'continuing') === 'level');
    expect([...new Set(standing.map(({ name }) => name))].sort()).toEqual(
      ['收入达标村', '公益性岗位', '搬迁户务工', '签约服务', '分类投放点', '养老保险参保', '医保参保', '关爱对象', '涉及学生']
        .concat(['护林员', '警示牌', '耕地保有量', '可用耕地', '后备资源', '存栏'])
        .sort(),
    );
  });
});

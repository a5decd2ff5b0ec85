import { expect, it } from 'vitest';
import { numeratorUnit } from '#domain/numerator-unit.ts';

it.each([
  { name: '卫生厕所覆盖率', unit: '户' },
  { name: '农村卫生厕所普及率', unit: '户' },
  { name: '自来水普及率', unit: '户' },
  { name: '“两保”参保覆盖率', unit: '人' },
  { name: '城乡居民医疗保险参保率', unit: '人' },
  { name: '疫苗接种率', unit: '人' },
  { name: '义务教育巩固率', unit: '人' },
  { name: '家庭医生签约率', unit: '人' },
  { name: '矛盾纠纷化解率', unit: '件' },
  { name: '隐患整改率', unit: '个' },
  { name: '森林覆盖率', unit: '亩' },
  { name: '秸秆综合利用率', unit: '吨' },
  { name: '群众满意率', unit: null },
  { name: '服务覆盖率', unit: null },
])('$name counts $unit', ({ name, unit }) => expect(numeratorUnit(name)).toBe(unit));

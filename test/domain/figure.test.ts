import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DERIVATION_RULES, type DerivationRule, exactOf, figureOf, GRADES, lowestGrade, recompute } from '#domain/figure.ts';

const of = (...values: readonly number[]) => values.map((value, i) => ({ source: `w-2022-001@${i + 2}`, value }));

describe('figureOf', () => {
  it.each<{ rule: DerivationRule; values: number[]; unit: string; text: string; expression?: string; bound?: number; why: string }>([
    { rule: 'reported', values: [6038], unit: '亩', text: '6038亩', why: 'as it was reported' },
    { rule: 'sum', values: [1486, 541], unit: '亩', text: '2027亩', expression: '1486 + 541', why: 'all added' },
    {
      rule: 'sum',
      values: [0.1, 0.2],
      unit: '公里',
      text: '0.3公里',
      expression: '0.1 + 0.2',
      why: 'without the dust of binary fractions',
    },
    { rule: 'difference', values: [6038, 5800], unit: '亩', text: '238亩', expression: '6038 − 5800', why: 'the first less the others' },
    {
      rule: 'difference',
      values: [500, 100, 50],
      unit: '户',
      text: '350户',
      expression: '500 − 100 − 50',
      why: 'the first less all others',
    },
    { rule: 'ratio', values: [2468, 4250], unit: '%', text: '58.1%', expression: '2468 ÷ 4250', why: 'in percent' },
    { rule: 'ratio', values: [4249, 4250], unit: '%', text: '99.97%', expression: '4249 ÷ 4250', why: 'one missing is not all' },
    {
      rule: 'ratio',
      values: [5999, 10000],
      unit: '%',
      bound: 60,
      text: '59.99%',
      expression: '5999 ÷ 10000',
      why: 'nor is a target that is missed',
    },
    { rule: 'count', values: [1, 1, 1], unit: '次', text: '3次', why: 'how many records there are' },
    { rule: 'base', values: [560], unit: '人次', text: '560人次', why: 'as the last review states it' },
  ])('$rule of $values → $text ($why)', ({ rule, values, unit, text, expression, bound }) => {
    const figure = figureOf(rule, of(...values), unit, '自报', bound);
    expect([figure.text, figure.derivation.expression, figure.derivation.rule]).toEqual([text, expression, rule]);
    expect(recompute(figure)).toBe(figure.value);
  });

  it.each([
    { rule: 'reported' as const, values: [16420], text: '1.64万余亩', expression: '16420 ÷ 10000', why: 'one value' },
    { rule: 'sum' as const, values: [9000, 7420], text: '1.64万余亩', expression: '(9000 + 7420) ÷ 10000', why: 'a sum' },
  ])('says scaled when 万 makes another number of $why', ({ rule, values, text, expression }) => {
    const figure = figureOf(rule, of(...values), '亩', '已核');
    expect(figure).toMatchObject({ text, value: 1.64, unit: '万亩', derivation: { rule: 'scaled', scale: 10_000, expression } });
    expect(recompute(figure)).toBe(1.64);
  });

  it('a difference in 万 stays a difference', () => {
    expect(figureOf('difference', of(36420, 20000), '亩', '自报').derivation).toMatchObject({ rule: 'difference', scale: 10_000 });
  });

  it('names each source once', () => {
    const twice = [...of(1), ...of(2)];
    expect(figureOf('sum', twice, '次', '自报').sources).toEqual(['w-2022-001@2']);
  });

  const operands = fc.array(fc.record({ source: fc.constant('s'), value: fc.integer({ min: 0, max: 99_999_999 }) }), {
    minLength: 2,
    maxLength: 8,
  });
  it('recomputes from its operands alone, whatever the rule', () =>
    fc.assert(
      fc.property(
        fc.constantFrom(...DERIVATION_RULES.filter((rule) => rule !== 'scaled')),
        operands,
        fc.constantFrom('亩', '万元', '户'),
        (rule, all, unit) => {
          fc.pre(rule !== 'ratio' || all[1]!.value > 0);
          const figure = figureOf(rule, all, rule === 'ratio' ? '%' : unit, '自报');
          expect(recompute(figure)).toBe(figure.value);
          expect(figure.text.startsWith(String(figure.value))).toBe(true);
        },
      ),
    ));

  it('a changed operand is noticed', () => {
    const figure = figureOf('sum', of(1486, 541), '亩', '自报');
    expect(recompute({ ...figure, derivation: { ...figure.derivation, of: of(1486, 542) } })).not.toBe(figure.value);
  });
});

describe('exactOf', () => {
  it('is the number before print', () => expect(exactOf({ rule: 'ratio', of: of(2468, 4250) })).toBeCloseTo(58.0706, 4));
});

describe('lowestGrade', () => {
  it.each([
    { grades: ['已核', '自报'], is: '自报', why: 'one part unconfirmed' },
    { grades: ['已核', '佐证'], is: '已核', why: 'the weaker of two' },
    { grades: ['佐证'], is: '佐证', why: 'alone' },
    { grades: [], is: '自报', why: 'nothing vouches for it' },
  ] as const)('$grades → $is ($why)', ({ grades, is }) => expect(lowestGrade([...grades])).toBe(is));

  it('knows every grade', () => expect(GRADES.map((grade) => lowestGrade([grade]))).toEqual([...GRADES]));
});

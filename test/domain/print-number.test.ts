import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutToHundredths, printNumber, printPercent } from '#domain/print-number.ts';

describe('printNumber', () => {
  it.each([
    { exact: 6038, unit: '亩', text: '6038亩', why: 'whole numbers plainly, without separators' },
    { exact: 0, unit: '起', text: '0起', why: 'zero is a number' },
    { exact: 3.6, unit: '公里', text: '3.6公里', why: 'decimals as they are' },
    { exact: 3.649, unit: '公里', text: '3.64余公里', why: 'a third decimal is cut, never rounded up, and 余 says so' },
    { exact: 9999, unit: '亩', text: '9999亩', why: 'below ten thousand' },
    { exact: 10000, unit: '亩', text: '1万亩', why: 'from ten thousand in 万' },
    { exact: 16420, unit: '亩', text: '1.64万余亩', why: 'cut in 万' },
    { exact: 19999, unit: '亩', text: '1.99万余亩', why: 'never 2万' },
    { exact: 58100, unit: '吨', text: '5.81万吨', why: 'exact in 万: no 余' },
    { exact: 100_000_000, unit: '元', text: '1亿元', why: 'from a hundred million in 亿' },
    { exact: 123_456_789, unit: '元', text: '1.23亿余元', why: 'cut in 亿' },
    { exact: 109, unit: '万元', text: '109万元', why: 'what is counted in 万 stays' },
    { exact: 12000, unit: '万元', text: '1.2亿元', why: 'and rises to 亿' },
    { exact: 12345, unit: '亿元', text: '12345亿元', why: 'what is counted in 亿 stays' },
    { exact: 12345, unit: '个百分点', text: '12345个百分点', why: 'percentage points never' },
    { exact: 20221, unit: '年', text: '20221年', why: 'years never' },
    { exact: 1.15 * 100, unit: '亩', text: '115亩', why: 'binary dust is no 余' },
    { exact: 0.1 + 0.2, unit: '公里', text: '0.3公里', why: 'nor is the dust of a sum' },
    { exact: -16420, unit: '亩', text: '-1.64万余亩', why: 'towards zero, also below it' },
  ])('$exact$unit → $text ($why)', ({ exact, unit, text }) => expect(printNumber(exact, unit).text).toBe(text));

  it('never prints more than there is', () =>
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2_000_000_000 }), fc.constantFrom('亩', '万元', '户'), (exact, unit) => {
        const { value, scale } = printNumber(exact, unit);
        expect(value * scale).toBeLessThanOrEqual(exact + 1e-6);
      }),
    ));

  it('says 余 exactly when something was cut', () =>
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2_000_000_000 }), (exact) => {
        const { text, value, scale } = printNumber(exact, '亩');
        expect(text.includes('余')).toBe(Math.abs(value * scale - exact) > 1e-3);
      }),
    ));
});

describe('printPercent', () => {
  it.each<{ exact: number; bound?: number; text: string; why: string }>([
    { exact: 58.07, text: '58.1%', why: 'one decimal, rounded' },
    { exact: 97.66, text: '97.7%', why: 'one decimal, rounded' },
    { exact: 60, bound: 60, text: '60%', why: 'a bound that is reached' },
    { exact: 59.97, bound: 60, text: '59.97%', why: 'a target is not reached by rounding' },
    { exact: 59.999, bound: 60, text: '59.99%', why: 'nor in the second decimal' },
    { exact: 99.96, text: '99.96%', why: 'nor is the whole' },
    { exact: (29 / 100) * 100, bound: 29, text: '29%', why: 'but the dust of 28.999999999999996 is no missing household' },
    { exact: 61.26, bound: 60, text: '61.3%', why: 'above its bound: rounded' },
  ])('$exact of $bound → $text ($why)', ({ exact, bound, text }) => expect(printPercent(exact, bound).text).toBe(text));
});

describe('cutToHundredths', () => {
  it.each([
    { value: 1.649, is: 1.64 },
    { value: 1.15, is: 1.15 },
    { value: 2, is: 2 },
    { value: -1.649, is: -1.64 },
  ])('$value → $is', ({ value, is }) => expect(cutToHundredths(value)).toBe(is));
});

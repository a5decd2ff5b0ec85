import { describe, expect, it } from 'vitest';
import { numeral, yearNumeral, yearsIn } from '#domain/numerals.ts';

describe('numeral', () => {
  it.each<[string, number]>([
    ['12', 12],
    ['1.86万', 18600],
    ['1.3亿', 130_000_000],
    ['1,200', 1200],
    ['3百', 300],
    ['一', 1],
    ['十', 10],
    ['十二', 12],
    ['二十', 20],
    ['五十', 50],
    ['一百零五', 105],
    ['三千二百', 3200],
    ['八万', 80_000],
    ['两亿', 200_000_000],
    ['三千万', 30_000_000],
  ])('%s is %d', (text, value) => expect(numeral(text)).toBeCloseTo(value, 6));

  it.each(['', '亩', '12亩', '..', '一亩'])('“%s” is none', (text) => expect(numeral(text)).toBeNaN());
});

describe('yearNumeral and yearsIn', () => {
  it.each<[string, number]>([
    ['2024', 2024],
    ['二〇二四', 2024],
  ])('%s', (text, year) => expect(yearNumeral(text)).toBe(year));

  it('finds the years of a text in order, and no other number', () => {
    expect(yearsIn('2023年工作回顾和二〇二四年安排，投资12025年，3000年')).toEqual([2023, 2024]);
  });
});

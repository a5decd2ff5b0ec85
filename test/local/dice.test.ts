import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dice, pick, wholeBetween } from '#local/dice.ts';

describe('dice', () => {
  it('depends on its words alone, and stays in [0, 1)', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.string(), fc.integer()), { minLength: 1 }), (words) => {
        const roll = dice(...words);
        expect(dice(...words)).toBe(roll);
        expect(roll >= 0 && roll < 1).toBe(true);
      }),
    );
  });

  it('falls evenly over numbers that follow each other', () => {
    const tenths = Array.from({ length: 10 }, () => 0);
    for (let n = 0; n < 10_000; n += 1) tenths[Math.floor(dice(7, String(n).padStart(3, '0')) * 10)]! += 1;
    for (const count of tenths) expect(count).toBeGreaterThan(850);
  });

  it('is the same on every machine', () => expect(dice(7, '001', '2022-03')).toBe(0.9141127404291183));
});

describe('wholeBetween, pick', () => {
  it.each([
    [0, 1],
    [0.5, 2],
    [0.999, 3],
  ])('of 1 to 3, %d gives %d', (roll, whole) => {
    expect(wholeBetween(1, 3, roll)).toBe(whole);
    expect(pick([1, 2, 3], roll)).toBe(whole);
  });

  it('picks nothing from nothing', () => expect(() => pick([], 0)).toThrow(RangeError));
});

import { describe, expect, it } from 'vitest';
import { goesOn } from '#domain/unfinished-merger.ts';
import { refusalOf } from '../support/refusal.ts';

const merger = { from: ['乡村振兴办', '农办'], into: '农业农村办', validFrom: '2024-04-01', moveHeads: false };
const begun = { from: ['农办', '乡村振兴办'], into: '农业农村办', moved: ['wangjing-2024-001'] };

describe('goesOn', () => {
  it.each([
    { merging: undefined, is: false, why: 'none was begun' },
    { merging: begun, is: true, why: 'the same, in whatever order' },
  ])('$is: $why', ({ merging, is }) => expect(goesOn(merger, merging)).toBe(is));

  it('knows a new department by its name', () => expect(goesOn({ ...merger, into: { name: '农业农村办' } }, begun)).toBe(true));

  it.each([
    { merging: { ...begun, into: '农服中心' }, why: 'into another department' },
    { merging: { ...begun, from: ['农办'] }, why: 'of other departments' },
  ])('refuses while one waits $why, and says which', ({ merging }) => {
    expect(refusalOf(() => goesOn(merger, merging)).code).toBe('MergerUnfinished');
    expect(() => goesOn(merger, merging)).toThrow(`${merging.from.join('、')}并入${merging.into}`);
  });
});

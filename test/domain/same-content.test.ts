import { describe, expect, it } from 'vitest';
import { isSameContent } from '#domain/same-content.ts';

describe('isSameContent', () => {
  it.each([
    { why: 'fields in another order', one: { a: 1, b: { c: 2, d: 3 } }, other: { b: { d: 3, c: 2 }, a: 1 }, same: true },
    { why: 'objects of a list with fields in another order', one: [{ a: 1, b: 2 }], other: [{ b: 2, a: 1 }], same: true },
    { why: 'a list in another order', one: [1, 2], other: [2, 1], same: false },
    { why: 'a field more', one: { a: 1 }, other: { a: 1, b: null }, same: false },
    { why: 'a field that is not there, said or unsaid', one: { a: 1 }, other: { a: 1, b: undefined }, same: true },
    { why: 'a number and its text', one: { a: 1 }, other: { a: '1' }, same: false },
    { why: 'null and an object', one: null, other: {}, same: false },
  ])('$why: $same', ({ one, other, same }) => expect(isSameContent(one, other)).toBe(same));
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contentDisposition } from '#documents/content-disposition.ts';

describe('contentDisposition', () => {
  it.each([
    { name: 'a.pdf', says: `attachment; filename="a.pdf"; filename*=UTF-8''a.pdf`, why: 'ASCII as it is' },
    {
      name: '验收 1.pdf',
      says: `attachment; filename="___1.pdf"; filename*=UTF-8''%E9%AA%8C%E6%94%B6%201.pdf`,
      why: 'Chinese by its bytes',
    },
    {
      name: `a"b';(c).pdf`,
      says: `attachment; filename="a_b___c_.pdf"; filename*=UTF-8''a%22b%27%3B%28c%29.pdf`,
      why: 'no quote ends the name',
    },
  ])('$why', ({ name, says }) => expect(contentDisposition(name)).toBe(says));

  it('is one line of ASCII from which the name is read back, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (name) => {
        const header = contentDisposition(name);
        expect(header).toMatch(/^attachment; filename="[\w.-]*"; filename\*=UTF-8''[\w.!~%-]*$/);
        expect(decodeURIComponent(header.slice(header.indexOf("''") + 2))).toBe(name.toWellFormed());
      }),
    );
  });
});

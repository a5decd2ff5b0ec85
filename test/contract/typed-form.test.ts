import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isBlank, readTypedForm } from '#contract/typed-form.ts';

const bodyOf = (fields: readonly (readonly [string, string])[]): string =>
  new URLSearchParams(fields.map(([name, value]): [string, string] => [name, value])).toString();

describe('a form as it comes in', () => {
  it('is read row by row, blank fields apart', () => {
    const form = readTypedForm(
      bodyOf([
        ['nonce', 'N'],
        ['reporter', ' 李某 '],
        ['2022-001.v', '3'],
        ['2022-001.m0', ' 5 '],
        ['2022-001.progress', ''],
        ['2022-002.v', '1'],
      ]),
    );
    expect(form).toEqual({
      nonce: 'N',
      reporter: '李某',
      acknowledgesAll: false,
      rows: new Map([
        ['2022-001', { v: '3', m0: '5' }],
        ['2022-002', { v: '1' }],
      ]),
    });
  });

  it('keeps the lines of a text', () => {
    expect(readTypedForm(bodyOf([['2022-001.progress', '一\r\n二\r\n']])).rows.get('2022-001')).toEqual({ progress: '一\n二' });
  });

  it('counts the first of two', () => {
    expect(
      readTypedForm(
        bodyOf([
          ['2022-001.m0', '5'],
          ['2022-001.m0', '6'],
        ]),
      ).rows.get('2022-001'),
    ).toEqual({ m0: '5' });
  });

  it.each([
    '1.m0',
    '001.m0',
    'with-022.answer',
    'unplannedx.day',
    '2022-0001.m0',
    '2022-001m0',
    '2022-001.__proto__',
    '2022-001.constructor.x',
    '2022-001.m123',
    '2022-001.',
    'x',
  ])('passes over %s', (name) => {
    expect(readTypedForm(bodyOf([[name, '5']])).rows.size).toBe(0);
  });

  it.each([
    { why: '64 KB of text', text: 'a'.repeat(64 * 1024), is: false },
    { why: 'a byte more', text: 'a'.repeat(64 * 1024 + 1), is: true },
    { why: '20,000 Chinese characters, which a browser sends as nine bytes each', text: '长'.repeat(20_000), is: false },
    { why: '22,000 of them', text: '长'.repeat(22_000), is: true },
  ])('is too large: $why: $is', ({ text, is }) => {
    const read = (): unknown => readTypedForm(bodyOf([['2022-001.progress', text]]));
    if (is) expect(read).toThrow(expect.objectContaining({ code: 'TooLarge' }));
    else expect(read).not.toThrow();
  });

  it('is read whatever it is', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (raw) => readTypedForm(raw).rows instanceof Map));
  });
});

describe('a blank row', () => {
  it.each<{ why: string; row: Record<string, string>; is: boolean }>([
    { why: 'what the form itself sends', row: { v: '1', ack: '1', node: '0' }, is: true },
    { why: 'a figure', row: { v: '1', m0: '0' }, is: false },
    { why: 'a tick', row: { v: '1', unchanged: '1' }, is: false },
  ])('is $why: $is', ({ row, is }) => expect(isBlank(row)).toBe(is));
});

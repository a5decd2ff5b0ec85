import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { recordFile, recordsIn } from '#documents/record-file.ts';

describe('recordFile', () => {
  it.each([
    { name: 'tasks.json', records: [], text: '[]\n' },
    { name: 'letters.jsonl', records: [], text: '' },
    {
      name: 'tasks.json',
      records: [{ b: 1, sk: 's', pk: 'p', a: { d: 1, c: [{ f: 1, e: null }] } }],
      text: '[\n{"pk":"p","sk":"s","a":{"c":[{"e":null,"f":1}],"d":1},"b":1}\n]\n',
    },
    { name: 'x.jsonl', records: [{ a: '行\n' }, { a: 2 }], text: '{"a":"行\\n"}\n{"a":2}\n' },
  ])('writes $name: $records.length', ({ name, records, text }) => expect(recordFile(name, records)).toBe(text));

  it.each(['a.json', 'a.jsonl'])('gives back what was written in %s, whatever it is', (name) => {
    const record = fc.dictionary(
      fc.string({ minLength: 1 }).filter((key) => key !== '__proto__'),
      fc.jsonValue({ maxDepth: 3 }),
    );
    fc.assert(
      fc.property(fc.array(record, { maxLength: 5 }), (records) => {
        const text = recordFile(name, records);
        expect(recordsIn(name, text)).toEqual(JSON.parse(JSON.stringify(records)));
        expect(recordFile(name, recordsIn(name, text))).toBe(text);
      }),
    );
  });
});

describe('recordsIn', () => {
  it.each([
    { why: 'no JSON', name: 'a.json', text: '[{' },
    { why: 'no list', name: 'a.json', text: '{}' },
    { why: 'no records', name: 'a.json', text: '[1]' },
    { why: 'a list within', name: 'a.json', text: '[[]]' },
    { why: 'nothing', name: 'a.json', text: '[null]' },
    { why: 'a broken line', name: 'a.jsonl', text: '{}\n{' },
    { why: 'a line that is no record', name: 'a.jsonl', text: '{}\n"a"\n' },
  ])('refuses $why', ({ name, text }) => expect(() => recordsIn(name, text)).toThrow(SyntaxError));
});

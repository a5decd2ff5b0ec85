import { describe, expect, it } from 'vitest';
import { type Cell, csvOf } from '#documents/csv.ts';

/** What a spreadsheet shows of the one cell. */
const written = (cell: Cell): string => csvOf(['头'], [[cell]]).slice('\uFEFF头\r\n'.length, -2);

describe('csvOf', () => {
  it('is a table that Excel opens: mark, head, CRLF', () => {
    expect(csvOf(['编号', '数'], [['1.1', 3]])).toBe('\uFEFF编号,数\r\n1.1,3\r\n');
    expect(csvOf(['编号'], [])).toBe('\uFEFF编号\r\n');
  });

  it.each([
    { why: 'a text', cell: '玉米', says: '玉米' },
    { why: 'nothing', cell: null, says: '' },
    { why: 'nothing said', cell: undefined, says: '' },
    { why: 'a comma', cell: 'a,b', says: '"a,b"' },
    { why: 'quotes', cell: '说"好"', says: '"说""好"""' },
    { why: 'lines', cell: 'a\nb', says: '"a\nb"' },
    { why: 'a formula', cell: '=1+1', says: "'=1+1" },
    { why: 'a formula with a comma', cell: '=SUM(A1,A2)', says: `"'=SUM(A1,A2)"` },
    { why: 'a plus', cell: '+86', says: "'+86" },
    { why: 'a minus', cell: '-1天', says: "'-1天" },
    { why: 'an at', cell: '@SUM(A1)', says: "'@SUM(A1)" },
    { why: 'a tab before a formula', cell: '\t=1', says: "'\t=1" },
    { why: 'a line end before a formula', cell: '\r=1', says: `"'\r=1"` },
    { why: 'an empty line before a formula', cell: '\n=1', says: `"'\n=1"` },
    ...['＝', '＋', '－', '＠'].map((sign) => ({ why: `a formula by a full-width ${sign}`, cell: `${sign}1`, says: `'${sign}1` })),
    { why: 'a number that would lose its end', cell: '1.10', says: "'1.10" },
    { why: 'a number that would lose its beginning', cell: '007', says: "'007" },
    { why: 'digits that are too many for a figure', cell: '1234567890123456', says: "'1234567890123456" },
    { why: 'letters that would be a power of ten', cell: '12e4567890123456', says: "'12e4567890123456" },
    { why: 'what would become a day', cell: '3/4', says: "'3/4" },
    { why: 'a day', cell: '2022-03-02', says: '2022-03-02' },
    { why: 'a formula sign within', cell: 'a=1', says: 'a=1' },
    { why: 'a figure below nothing stays a figure', cell: -5.25, says: '-5.25' },
    { why: 'zero', cell: 0, says: '0' },
  ])('writes $why', ({ cell, says }) => expect(written(cell)).toBe(says));
});

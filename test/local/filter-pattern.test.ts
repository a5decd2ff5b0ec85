import { describe, expect, it } from 'vitest';
import { filterOf } from '#local/filter-pattern.ts';

const letters = { eventName: ['INSERT'], dynamodb: { NewImage: { pk: { S: [{ prefix: 'LETTERS#' }] }, status: { S: ['queued'] } } } };
const record = (eventName: string, pk: string, status: string) => ({
  eventName,
  dynamodb: { NewImage: { pk: { S: pk }, status: { S: status } } },
});

describe('filters of an event source mapping', () => {
  it.each([
    { why: 'all rules met', event: record('INSERT', 'LETTERS#x', 'queued'), is: true },
    { why: 'another event', event: record('MODIFY', 'LETTERS#x', 'queued'), is: false },
    { why: 'another prefix', event: record('INSERT', 'PLAN#x', 'queued'), is: false },
    { why: 'another status', event: record('INSERT', 'LETTERS#x', 'sent'), is: false },
    { why: 'a field that is not there', event: { eventName: 'INSERT', dynamodb: {} }, is: false },
  ])('$why', ({ event, is }) => expect(filterOf('M', [JSON.stringify(letters)])(event)).toBe(is));

  it.each([
    { why: 'no filter lets all through', patterns: [], event: {}, is: true },
    { why: 'one of several filters is enough', patterns: ['{"a":[1]}', '{"a":[2]}'], event: { a: 2 }, is: true },
    { why: 'one of several values is enough', patterns: ['{"a":[1,null]}'], event: { a: null }, is: true },
    { why: 'exists', patterns: ['{"a":[{"exists":false}]}'], event: {}, is: true },
    { why: 'suffix', patterns: ['{"a":[{"suffix":".xlsx"}]}'], event: { a: 'b.xlsx' }, is: true },
    { why: 'anything but', patterns: ['{"a":[{"anything-but":["x","y"]}]}'], event: { a: 'x' }, is: false },
  ])('$why', ({ patterns, event, is }) => expect(filterOf('M', patterns)(event)).toBe(is));

  it.each([
    { pattern: '{"a":[{"numeric":["=",1]}]}' },
    { pattern: '{"a":[{"cidr":"10.0.0.0/8"}]}' },
    { pattern: '{"a":[{"prefix":{"equals-ignore-case":"x"}}]}' },
    { pattern: '{"a":[{"prefix":"x","suffix":"y"}]}' },
    { pattern: '{"a":"x"}' },
    { pattern: '{"$or":[{"a":[1]}]}' },
  ])('refuses $pattern', ({ pattern }) => expect(() => filterOf('M', [pattern])).toThrow(/M, filter.*(not understood|must be a list)/));
});

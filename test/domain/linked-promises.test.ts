import { describe, expect, it } from 'vitest';
import { linksBetween } from '#domain/linked-promises.ts';

const earlier = (n: string, text: string) => ({ plan: 'shihe-2021', n, text });
const later = (n: string, text: string, carriedFrom?: readonly string[]) => ({ n, text, carriedFrom });
const short = (links: ReturnType<typeof linksBetween>) => links.map(({ from, to, guess }) => `${from.slice(-3)}>${to}${guess ? '?' : ''}`);

const CORN = '全年种植玉米5900亩、大豆1800亩。';
const FOREST = '抓好森林防灭火，坚决防止森林火灾发生。';

describe('links between two years', () => {
  it.each([
    {
      why: 'as the office said',
      from: [earlier('001', '建设文化广场。')],
      to: [later('004', '修缮道路。', ['shihe-2021-001'])],
      are: ['001>004'],
    },
    {
      why: 'one task into two rows',
      from: [earlier('001', CORN)],
      to: [later('001', '种植玉米。', ['shihe-2021-001']), later('002', '种植大豆。', ['shihe-2021-001'])],
      are: ['001>001', '001>002'],
    },
    {
      why: 'guessed by the words',
      from: [earlier('001', CORN), earlier('002', FOREST)],
      to: [later('005', FOREST), later('006', '种植玉米6200亩、大豆2100亩。')],
      are: ['001>006?', '002>005?'],
    },
    {
      why: 'the likest pair only',
      from: [earlier('001', FOREST)],
      to: [later('001', '抓好森林防灭火，防止森林火灾。'), later('002', FOREST)],
      are: ['001>002?'],
    },
    {
      why: 'what is said leaves nothing to guess',
      from: [earlier('001', FOREST), earlier('002', '建设文化广场。')],
      to: [later('001', FOREST, ['shihe-2021-002'])],
      are: ['002>001'],
    },
    { why: 'none of what is not alike', from: [earlier('001', FOREST)], to: [later('001', '建设文化广场。')], are: [] },
    { why: 'none without a year before', from: [], to: [later('001', FOREST)], are: [] },
  ])('are $why', ({ from, to, are }) => expect(short(linksBetween(from, to)).toSorted()).toEqual(are));

  it('do not depend on the order in which the promises come', () => {
    const from = [earlier('001', FOREST), earlier('002', FOREST)];
    const to = [later('001', FOREST), later('002', FOREST)];
    const one = short(linksBetween(from, to));
    expect(short(linksBetween(from.toReversed(), to.toReversed()))).toEqual(one);
    expect(one).toEqual(['001>001?', '002>002?']);
  });
});

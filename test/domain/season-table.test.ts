import { describe, expect, it } from 'vitest';
import { seasonOf, seasonsOf, shareOf } from '#domain/season-table.ts';

describe('seasonOf', () => {
  it.each([
    { name: '玉米种植面积', from: '2022-03-20', to: '2022-04-30', why: 'spring maize' },
    { name: '高粱种植面积', from: '2022-03-15', to: '2022-05-10', why: 'sorghum' },
    { name: '大豆种植面积', from: '2022-05-20', to: '2022-06-30', why: 'soybean' },
    { name: '玉米大豆带状复合种植面积', from: '2022-05-20', to: '2022-06-30', why: '带状 goes before 玉米' },
    { name: '城乡居民医保参保率', from: '2022-09-01', to: '2022-12-31', why: 'paid in autumn for the next year' },
    { name: '森林防灭火检查', from: '2022-01-01', to: '2022-05-31', why: 'the fire season' },
    { name: '防汛演练', from: '2022-05-01', to: '2022-09-30', why: 'the flood season' },
    { name: '秸秆禁烧巡查', from: '2022-04-20', to: '2022-06-10', why: 'the first of two windows' },
  ])('$name: $from to $to ($why)', ({ name, from, to }) => expect(seasonOf(name, 2022)).toEqual({ from, to }));

  it.each([
    { name: '玉米产量', why: 'weighed, not sown' },
    { name: '大豆收购量', why: 'bought, not sown' },
    { name: '新建公路', why: 'no season' },
    { name: '', why: 'no name' },
  ])('$name has none ($why)', ({ name }) => expect(seasonOf(name, 2022)).toBeNull());

  it('gives both windows of the straw ban', () =>
    expect(seasonsOf('秸秆禁烧', 2023).map(({ from }) => from)).toEqual(['2023-04-20', '2023-08-20']));
});

describe('shareOf', () => {
  const maize = { from: '2022-03-20', to: '2022-04-30' };
  it.each([
    { day: '2022-03-01', share: 0, why: 'before' },
    { day: '2022-03-20', share: 0, why: 'the first day' },
    { day: '2022-03-31', share: 11 / 41, why: '11 of 41 days' },
    { day: '2022-04-30', share: 1, why: 'the last day' },
    { day: '2022-07-01', share: 1, why: 'after' },
  ])('$day ($why)', ({ day, share }) => expect(shareOf(maize, day)).toBeCloseTo(share, 10));
});
